// The loaders of one operation: every key that is asked for while the page is put together goes into one statement.
import type { Contract } from '@bagi/agreements/contract.ts';
import { type Condition, scope } from '@bagi/agreements/scope.ts';
import DataLoader from 'dataloader';
import type { Asking } from '@bagi/agreements/asking.ts';
import { columnsOf, kindsOf, orderOf, ownOf } from './columns.ts';
import type { Run } from './database.ts';
import type { Read } from './reads.ts';
import { byKey, factValues } from './statement.ts';
import type { Work } from './workings.ts';

/** A row under the names of its columns. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

export interface Operation {
  readonly asking: Asking;
  /** By whose grants rows are put in order: the asking's own, also where a test reads by others. */
  readonly order: Pick<Contract, 'grants'>;
  /** What the operation asks for, as coordinates. */
  readonly requested: ReadonlySet<string>;
  readonly run: Run;
  /** What runs statements that write. */
  readonly write: () => Run;
  /** Keeps what is worked out for operations of the same form. */
  readonly work: Work;
}

/** Loads rows by key; conditions beyond the scope make a loader of their own. */
export type Load = (read: Read, key: string, conditions?: readonly Condition[]) => Promise<readonly Row[]>;

/** Loaders for one operation; they are never shared with another. */
export function loaders(operation: Operation): Load {
  const made = new Map<Read, Map<string, DataLoader<string, readonly Row[]>>>();
  return (read, key, conditions = []) => {
    const ofRead = made.get(read) ?? new Map<string, DataLoader<string, readonly Row[]>>();
    made.set(read, ofRead);
    const narrowed = JSON.stringify(conditions);
    const loader = ofRead.get(narrowed) ?? loaderOf(operation, read, conditions);
    ofRead.set(narrowed, loader);
    return loader.load(key);
  };
}

function loaderOf({ asking, order, requested, run, work }: Operation, read: Read, conditions: readonly Condition[]) {
  const { contract } = asking;
  const facts = conditions.map(({ fact }) => fact);
  const { columns, statement } = work(read, JSON.stringify(facts), () => {
    const columns = withPerson(read, columnsOf(read, requested, contract));
    const inScope = scope(contract.agreement, contract.schema, read.type);
    const kinds = [...kindsOf(read, requested, contract), ...ownOf(read, contract)];
    return { columns, statement: byKey(read, columns, orderOf(read, order), { scope: inScope, facts }, kinds) };
  });
  const given = factValues(conditions);
  return new DataLoader<string, readonly Row[]>(
    async (keys) => {
      const rows = new Map<unknown, Row[]>(keys.map((key) => [key, []]));
      for (const [key, ...values] of await run(statement, { keys, ...given })) {
        const found = rows.get(key);
        if (!found) continue;
        const row = named(columns, values);
        note(asking, read.by === read.person ? key : row[String(read.person)]);
        found.push(row);
      }
      return [...rows.values()];
    },
    { maxBatchSize: 10_000 },
  );
}

/** Whose a row is, is read with it: by the key, where that is the person, or beside what is asked. */
function withPerson({ person, by }: Read, columns: readonly string[]): readonly string[] {
  return person === undefined || person === by || columns.includes(person) ? columns : [...columns, person];
}

/** Takes down the person of a row that goes into the answer; a row about no person has none. */
export function note({ persons }: Pick<Asking, 'persons'>, person: unknown): void {
  if (typeof person === 'string') persons.add(person);
}

/** Gives the values of a row the names of their columns. */
export function named(columns: readonly string[], values: readonly unknown[]): Row {
  const row: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) row[column] = values[index];
  return row as Row;
}
