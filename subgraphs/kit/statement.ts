// SQL for reads by key and for counts: granted columns, of rows in scope, in one statement. That for lists is in listing.ts.
import type { Fact } from '@bagi/agreements/agreement.ts';
import type { Condition } from '@bagi/agreements/scope.ts';
import { and, asc, exists, getTableColumns, type Query, type SQL, sql } from 'drizzle-orm';
import { alias, type PgColumn, type PgTable, QueryBuilder } from 'drizzle-orm/pg-core';
import type { Among } from './columns.ts';
import type { Counts, Read } from './reads.ts';
import { columnOfFact } from './rights.ts';
import { cakupanAsn } from './tables.ts';

const build = new QueryBuilder({ casing: 'snake_case' });

/** The facts under another name, because a table about persons may have the same name. */
const facts = alias(cakupanAsn, 'cakupan');

/** What may differ between two runs of one statement comes in by these names. */
export const keys = sql.placeholder('keys');
export const limit = sql.placeholder('limit');
const fact = (index: number) => sql.placeholder(`fact${index}`);

/** What must hold of a person: the agreement's scope, and facts whose values the caller names. */
export interface Held {
  readonly scope: readonly Condition[];
  readonly facts: readonly Fact[];
}

/** The values of what the caller names, under the names that statements have for them. */
export function factValues(conditions: readonly Condition[]): Record<string, readonly string[]> {
  return Object.fromEntries(conditions.map(({ values }, index) => [`fact${index}`, values]));
}

/** Rows by key, for any number of keys at once: the key first, then the columns. */
export function byKey(
  read: Read,
  columns: readonly string[],
  order: readonly string[],
  held: Held,
  kinds: readonly Among[] = [],
): Query {
  const key = columnOf(read.table, read.by);
  const found =
    read.by === read.person && narrows(held)
      ? sql`${key} = any(array(${personsInScope(held)}))`
      : and(sql`${key} = any(${keys}::text[])`, inScope(read, held));
  const rows = build
    .select({ $key: key, ...selection(read.table, columns) })
    .from(read.table)
    .where(and(found, ...kinds.map((one) => among(read.table, one))));
  return rows.orderBy(...order.map((name) => asc(columnOf(read.table, name)))).toSQL();
}

/** Of the persons that are asked for, those who meet every condition: judged once a person, not once a row. */
function personsInScope(held: Held) {
  return build
    .select({ $person: facts.asnId })
    .from(facts)
    .where(and(sql`${facts.asnId} = any(${keys}::text[])`, ...conditionsOn(facts, held)));
}

/** How many rows there are for each combination of some columns: the columns, then the number. */
export function countBy({ table, person }: Counts, columns: readonly string[], held: Held): Query {
  const by = columns.map((name) => columnOf(table, name));
  return build
    .select({ ...selection(table, columns), $jumlah: sql`count(*)::int` })
    .from(table)
    .where(table === cakupanAsn ? and(...conditionsOn(table, held)) : inScope({ table, person }, held))
    .groupBy(...by)
    .orderBy(...by.map((column) => asc(column)))
    .toSQL();
}

/** The row belongs to a person who meets every condition; a table about no person has nothing to meet. */
export function inScope({ table, person }: Pick<Read, 'table' | 'person'>, held: Held): SQL | undefined {
  if (person === undefined || !narrows(held)) return undefined;
  const owner = sql`${facts.asnId} = ${columnOf(table, person)}`;
  return exists(
    build
      .select({ $one: sql`1` })
      .from(facts)
      .where(and(owner, ...conditionsOn(facts, held))),
  );
}

/** The conditions, on a table that has the facts. */
export function conditionsOn(table: PgTable, { scope, facts: named }: Held): SQL[] {
  return [
    ...scope.map((one) => sql`${columnOf(table, columnOfFact(one.fact))} = any(${sql.param(one.values)}::text[])`),
    ...named.map((one, index) => sql`${columnOf(table, columnOfFact(one))} = any(${fact(index)}::text[])`),
  ];
}

function narrows({ scope, facts: named }: Held): boolean {
  return scope.length + named.length > 0;
}

export function among(table: PgTable, { column, values }: Among): SQL {
  return sql`${columnOf(table, column)} = any(${sql.param(values)}::text[])`;
}

export function selection(table: PgTable, names: readonly string[]): Record<string, PgColumn> {
  return Object.fromEntries(names.map((name) => [name, columnOf(table, name)]));
}

export function columnOf(table: PgTable, name: string): PgColumn {
  const column = getTableColumns(table)[name];
  if (!column) throw new Error(`A read names the column ${name}, which its table does not have.`);
  return column;
}
