// What is held against every reply of a proof.
import {
  type FieldNode,
  getNamedType,
  getOperationAST,
  type GraphQLNamedType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { Operation } from './operations.ts';
import type { Pair, Seen } from './pair.ts';

/** Thrown when a property does not hold; the message is the counterexample. */
export class Counterexample extends Error {}

/** How often a difference in cost alone is asked again. */
const asksAgain = 5;

/**
 * The two replies are the same to the byte, cost the same statements, and are no failure of ours. Keys that answers bring
 * at the same moment go into one statement, so a number of statements may differ by chance: but not every time.
 */
export async function alike({ one, other }: Pair, partner: string, operation: Operation): Promise<Seen> {
  for (let time = 1; ; time++) {
    const [here, there] = await Promise.all([one(partner, operation), other(partner, operation)]);
    const byChance = time < asksAgain && JSON.stringify(distinct(here)) === JSON.stringify(distinct(there));
    if (byChance && here.statements.length !== there.statements.length) continue;
    const seen = [here, there].map((reply) => JSON.stringify({ ...reply, text: withoutMoments(reply.text) }));
    const fault = here.status < 500 ? 'The replies differ.' : 'The system fails.';
    if (here.status < 500 && seen[0] === seen[1]) return here;
    throw new Counterexample([fault, JSON.stringify(operation), ...seen].join('\n'));
  }
}

/** The moment at which a list was begun, which no two requests share: as it is told, and in the second part of a cursor. */
export function withoutMoments(text: string): string {
  const untold = text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'moment');
  return untold.replaceAll(/([\w-]{40,})\.[\w-]{40,}(?=\\?")/g, '$1.moment');
}

function distinct(seen: Seen): Seen {
  return { ...seen, text: withoutMoments(seen.text), statements: [...new Set(seen.statements)] };
}

/** Every field that an answer holds, as a coordinate, aliases and fragments resolved; with the strings that stand in it. */
export function heldIn(schema: GraphQLSchema, { query, operationName }: Operation, seen: Seen): Held[] {
  const { data } = JSON.parse(seen.text) as { data?: unknown };
  const held: Held[] = [];
  if (typeof data !== 'object' || data === null) return held;
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  const root = schema.getQueryType();
  if (!operation || !root) throw new Counterexample(`There is an answer to what is no question.\n${query}`);

  const named = (sets: readonly SelectionSetNode[]): FieldNode[] =>
    sets.flatMap((set) =>
      set.selections.flatMap((selection) => {
        if (selection.kind === Kind.FIELD) return [selection];
        if (selection.kind === Kind.INLINE_FRAGMENT) return named([selection.selectionSet]);
        const fragment = document.definitions.find(
          (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
        );
        return fragment?.kind === Kind.FRAGMENT_DEFINITION ? named([fragment.selectionSet]) : [];
      }),
    );
  const walk = (value: unknown, type: GraphQLNamedType, sets: readonly SelectionSetNode[], path: string): void => {
    if (Array.isArray(value)) return value.forEach((one) => walk(one, type, sets, path));
    if (typeof value !== 'object' || value === null || !isObjectType(type)) return;
    const fields = named(sets);
    for (const [key, inner] of Object.entries(value)) {
      const asked = fields.filter((field) => (field.alias ?? field.name).value === key);
      const name = asked[0]?.name.value ?? `${key}, which nobody asked for`;
      const coordinate = `${type.name}.${name}`;
      held.push({ coordinate, path: `${path}.${key}`, value: inner });
      const field = type.getFields()[name];
      const below = asked.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
      if (field) walk(inner, getNamedType(field.type), below, `${path}.${key}`);
    }
  };
  walk(data, root, [operation.selectionSet], '');
  return held;
}

/** A value in an answer: which field it is of, and where it stands, without its place in lists. */
export interface Held {
  readonly coordinate: string;
  readonly path: string;
  readonly value: unknown;
}

/** An answer holds only fields that the document lists, and nobody whom it does not speak of. */
export function withinAgreement(
  { granted, strangers }: { granted: (coordinate: string) => boolean; strangers: ReadonlySet<string> },
  operation: Operation,
  held: readonly Held[],
): void {
  for (const { coordinate, value } of held) {
    const [, field = ''] = coordinate.split('.');
    if (!granted(coordinate) && !field.startsWith('__'))
      throw new Counterexample(`${coordinate} is not listed.\n${JSON.stringify(operation)}`);
    if (typeof value === 'string' && strangers.has(value))
      throw new Counterexample(`${coordinate} names a stranger, ${value}.\n${JSON.stringify(operation)}`);
  }
}
