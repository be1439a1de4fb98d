// Which registered operations of a partner a change hits: those that use what it is about, or are not answered any more.
import type { GraphQLSchema } from 'graphql';
import type { Change } from './change.ts';
import { partsOf } from './coordinates.ts';
import { invalid, type Operation } from './operations.ts';
import { type Uses, usesOf } from './uses.ts';

/** An operation that a change hits, and what the new contract says against it: null where it is answered, but maybe otherwise. */
export interface Hit {
  readonly name: string;
  readonly file: string;
  readonly fault: string | null;
}

/** The changes with the operations that each hits; one more for an operation that fails and meets none of them. */
export function withHits(
  changes: readonly Change[],
  operations: readonly Operation[],
  before: GraphQLSchema,
  after: GraphQLSchema,
): (Change & { readonly operations: readonly Hit[] })[] {
  const judged = operations.map((operation) => ({
    operation,
    uses: usesOf(operation, before),
    fault: invalid(operation, after),
  }));
  const unexplained = judged.filter(
    ({ operation, uses, fault }) =>
      fault !== null &&
      !changes.some((change) => change.level === 'breaking' && meets(uses, change)) &&
      invalid(operation, before) === null,
  );
  return [
    ...changes.map((change) => ({
      ...change,
      operations: judged
        .filter(({ uses }) => meets(uses, change))
        .map(({ operation: { name, file }, fault }) => ({ name, file, fault })),
    })),
    ...unexplained.map(({ operation, fault }) => unanswered(operation, fault ?? '')),
  ];
}

/** A registered operation that the contract does not answer. */
export function unanswered({ name, file }: Operation, fault: string): Change & { readonly operations: readonly Hit[] } {
  return {
    kind: 'OPERATION_INVALID',
    coordinate: file,
    level: 'breaking',
    effect: 'closes',
    message: `The registered operation ${name} is not answered: ${fault}`,
    operations: [{ name, file, fault }],
  };
}

/** Whether an operation meets a change. Only what a program could notice counts. */
export function meets(
  { coordinates, received, omitted, pageMax }: Uses,
  { kind, coordinate, level, limit }: Change,
): boolean {
  if (level === 'safe') return false;
  const { type, member } = partsOf(coordinate);
  switch (kind) {
    case 'FIELD_ARGUMENT_ADDED':
      return coordinates.has(`${type}.${member}`);
    case 'FIELD_ARGUMENT_DEFAULT_CHANGED':
      return omitted.has(coordinate);
    case 'FIELD_ARGUMENT_TYPE_CHANGED':
      return coordinates.has(coordinate) || omitted.has(coordinate);
    case 'INPUT_FIELD_ADDED':
    case 'INPUT_FIELD_DEFAULT_VALUE_CHANGED':
    case 'INPUT_FIELD_TYPE_CHANGED':
      return coordinates.has(type);
    case 'ENUM_VALUE_ADDED':
      return received.has(type);
    case 'ENUM_VALUE_REMOVED':
      return coordinates.has(coordinate) || received.has(type);
    case 'ROWS_CLOSED':
    case 'ROWS_CHANGED':
    case 'MODE_CLOSED':
      return coordinate === 'rows' || coordinates.has(coordinate.replace(/, (rows|mode)$/, ''));
    case 'LIMIT_LOWERED':
      if (coordinate.includes(', limits.')) return coordinates.has(coordinate.replace(/, limits\..*$/, ''));
      return coordinate !== 'limits.pageMax' || pageMax > (limit ?? 0);
    case 'ACCESS_CLOSED':
      return true;
    default:
      return coordinates.has(coordinate);
  }
}
