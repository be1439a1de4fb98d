// The one place where SQL is built for reading: granted and requested columns, of rows in scope, in one statement.
import type { Condition } from '@bagi/agreements/scope.ts';
import { and, asc, exists, getTableColumns, type Query, type SQL, sql } from 'drizzle-orm';
import { alias, type PgColumn, type PgTable, QueryBuilder } from 'drizzle-orm/pg-core';
import type { List, Read } from './reads.ts';
import { columnOfFact } from './rights.ts';
import { cakupanAsn } from './tables.ts';

const build = new QueryBuilder({ casing: 'snake_case' });

/** The facts under another name, because a table about persons may have the same name. */
const facts = alias(cakupanAsn, 'cakupan');

/** A condition of the caller on a date: from and to are both included. */
export interface Range {
  readonly column: string;
  readonly from: string;
  readonly to: string;
}

/** What may differ between two runs of one statement comes in by these names. */
export const keys = sql.placeholder('keys');
export const limit = sql.placeholder('limit');
export const after = (index: number) => sql.placeholder(`after${index}`);

/** Rows by key, for any number of keys at once: the key first, then the columns. */
export function byKey(
  read: Read,
  columns: readonly string[],
  order: readonly string[],
  conditions: readonly Condition[],
): Query {
  const key = columnOf(read.table, read.by);
  const rows = build
    .select({ $key: key, ...selection(read.table, columns) })
    .from(read.table)
    .where(
      read.by === read.person && conditions.length > 0
        ? sql`${key} = any(array(${personsInScope(conditions)}))`
        : and(sql`${key} = any(${keys}::text[])`, inScope(read, conditions)),
    );
  return rows.orderBy(...order.map((name) => asc(columnOf(read.table, name)))).toSQL();
}

/** Of the persons that are asked for, those who meet every condition: judged once a person, not once a row. */
function personsInScope(conditions: readonly Condition[]) {
  return build
    .select({ $person: facts.asnId })
    .from(facts)
    .where(and(sql`${facts.asnId} = any(${keys}::text[])`, ...conditions.map(holds)));
}

/** One page of a list: where each row stands, as text, then the columns. A first page has no position to continue from. */
export function page(
  list: List,
  columns: readonly string[],
  conditions: readonly Condition[],
  ranges: readonly Range[],
  continued: boolean,
): Query {
  const along = list.along.map((name) => whereOf(list, name));
  const onwards = sql`(${sql.join(along, sql`, `)}) > (${sql.join(
    along.map((_, index) => after(index)),
    sql`, `,
  )})`;
  const places = Object.fromEntries(along.map((column, index) => [`$${index}`, sql`${column}::text`]));
  const rows = build.select({ ...places, ...selection(list.table, columns) });
  const person = columnOf(list.table, list.person);
  const found = list.overPersons
    ? rows.from(facts).innerJoin(list.table, sql`${person} = ${facts.asnId}`)
    : rows.from(list.table);
  const where = and(
    continued ? onwards : undefined,
    ...ranges.map(({ column, from, to }) => sql`${whereOf(list, column)} between ${from} and ${to}`),
    ...along.map((column) => sql`${column} is not null`),
    list.overPersons ? and(...conditions.map(holds)) : inScope(list, conditions),
  );
  return found
    .where(where)
    .orderBy(...along.map((column) => asc(column)))
    .limit(limit)
    .toSQL();
}

/** The row belongs to a person who meets every condition; a table about no person has nothing to meet. */
function inScope({ table, person }: Pick<Read, 'table' | 'person'>, conditions: readonly Condition[]): SQL | undefined {
  if (person === undefined || conditions.length === 0) return undefined;
  const owner = sql`${facts.asnId} = ${columnOf(table, person)}`;
  return exists(
    build
      .select({ $one: sql`1` })
      .from(facts)
      .where(and(owner, ...conditions.map(holds))),
  );
}

function holds({ fact, values }: Condition): SQL {
  return sql`${facts[columnOfFact(fact)]} = any(${sql.param(values)}::text[])`;
}

function whereOf(list: List, name: string): PgColumn {
  return list.overPersons ? columnOf(facts, name) : columnOf(list.table, name);
}

function selection(table: PgTable, names: readonly string[]): Record<string, PgColumn> {
  return Object.fromEntries(names.map((name) => [name, columnOf(table, name)]));
}

function columnOf(table: PgTable, name: string): PgColumn {
  const column = getTableColumns(table)[name];
  if (!column) throw new Error(`A read names the column ${name}, which its table does not have.`);
  return column;
}
