// SQL for lists: a page, and what the whole list comes to, of the rows as they stood at one moment.
import { and, type Query, type SQL, sql } from 'drizzle-orm';
import { type PgColumn, PgDialect, type PgTable } from 'drizzle-orm/pg-core';
import type { Among } from './columns.ts';
import type { List } from './reads.ts';
import { columnOfFact } from './rights.ts';
import { among, columnOf, conditionsOn, type Held, inScope, limit, selection } from './statement.ts';
import { cakupanAsn, cakupanAsnLampau } from './tables.ts';

const dialect = new PgDialect({ casing: 'snake_case' });

/** A condition of the caller on a column: from and to are both included. */
export interface Range {
  readonly column: string;
  readonly from: string;
  readonly to: string;
}

/** What a list is narrowed by: who must hold what, and the columns that have a range. */
export interface Narrowing extends Held {
  readonly ranges: readonly string[];
  /** Columns that must have one value: PostgreSQL walks an index in its order behind such a one, and not behind a range or several. */
  readonly exact?: readonly string[];
  /** Of a table of several kinds, those that are read. */
  readonly kinds?: readonly Among[];
}

/** The ends of the ranges, under the names that statements have for them. */
export function rangeValues(ranges: readonly Range[]): Record<string, string> {
  return Object.fromEntries(
    ranges.flatMap(({ from, to }, index) => [
      [`from${index}`, from],
      [`to${index}`, to],
    ]),
  );
}

/** The values of what must have one, under the names that statements have for them. */
export function exactValues(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, index) => [`exact${index}`, value]));
}

/** The moment as a snapshot of PostgreSQL, or null for the present one. */
export const snapshot = sql.placeholder('snapshot');
export const after = (index: number) => sql.placeholder(`after${index}`);
const from = (index: number) => sql.placeholder(`from${index}`);
const to = (index: number) => sql.placeholder(`to${index}`);
const exactly = (index: number) => sql.placeholder(`exact${index}`);
/** What is searched for, as text search takes it. */
const words = sql.placeholder('words');

/** No page is longer; the planner is told, because it plans without knowing the page. */
const rowsMax = 1001;

const moment = sql`with potret as materialized (select coalesce(${snapshot}::text::pg_snapshot, pg_current_snapshot()) as potret)`;
const then = sql`(select potret from potret)`;
/** What had somebody in scope belonging to it at that moment: worked out once for the rows that are and for those that were. */
const holding = sql.raw('pemegang');

/**
 * One page: the moment, where each row stands as text, whose it is, then the columns. A row of that moment that the reader may not see
 * any more, or that is gone, has its place alone. A first page has no position to continue from.
 */
export function page(list: List, columns: readonly string[], narrowing: Narrowing, continued: boolean): Query {
  const places = placesOf(list);
  const wanted = continued ? onwards(list) : undefined;
  const versions = spread(list, narrowing, wanted) ?? [ordered(list, rowsNow(list, narrowing, wanted))];
  if (list.past) versions.push(ordered(list, rowsPast(list, list.past, narrowing, wanted)));
  const texts = list.along.map((_, index) => sql.raw(`found.place${index}::text`));
  const shown = Object.values(selection(list.table, columns)).map((column) => sql`${column}`);
  const own = columnOf(list.table, (list.overPersons ? list.person : undefined) ?? 'id');
  return dialect.sqlToQuery(sql`${moment}${heldBy(list, narrowing)}
    select ${sql.join([sql`${then}::text`, ...texts, sql`found.person`, sql`${own} is not null`, ...shown], sql`, `)}
    from (select * from (${sql.join(versions, sql` union all `)}) as versions order by ${places} limit ${limit}) as found
    left join ${list.table} on ${and(sql`${own} = found.key`, stillHeld(list, narrowing))}
    order by ${placesOf(list, 'found.')} limit ${sql.raw(String(rowsMax))}`);
}

/** How many rows a list has at that moment, and SHA-256 over the ids of their persons in order, a line feed after each. */
export function sum(list: List, narrowing: Narrowing): Query {
  const versions = [rowsNow(list, narrowing), ...(list.past ? [rowsPast(list, list.past, narrowing)] : [])];
  return dialect.sqlToQuery(sql`${moment}${heldBy(list, narrowing)}
    select count(*)::text, encode(sha256(convert_to(coalesce(string_agg(person || chr(10), '' order by ${placesOf(list)}), ''), 'UTF8')), 'hex')
    from (${sql.join(versions, sql` union all `)}) as found`);
}

/** Rows as they are, if they were so at that moment already. */
function rowsNow(list: List, narrowing: Narrowing, wanted?: Continued): SQL {
  const table = list.overPersons ? cakupanAsn : list.table;
  return sql`select ${found(list, table)} from ${table}${heldIn(list)} where ${and(
    wanted?.(table),
    narrowed(list, table, narrowing),
    list.past && seen(table, 'sejakTransaksi'),
  )}`;
}

/** Rows that have changed or gone since that moment, as they were. */
function rowsPast(list: List, table: PgTable, narrowing: Narrowing, wanted?: Continued): SQL {
  return sql`select ${found(list, table)} from ${table}${heldIn(list)} where ${and(
    wanted?.(table),
    narrowed(list, table, narrowing),
    wasSeen(table),
  )}`;
}

/** Each walk that is merged makes the statement longer: for more values than this there is one, made for each of them in turn. */
const mergedMax = 16;

/**
 * Where the scope opens several values of a fact, or the table has a copy of it, one walk along the index for each value: then a
 * page costs the same however many persons are in scope, or out of it. Few are merged as they go, each only as far as the page
 * needs it. A copy leads to rows and opens none: the persons themselves are judged. Null where there is nothing to spread over.
 */
function spread(list: List, { scope, ...rest }: Narrowing, wanted?: Continued): SQL[] | null {
  const table = list.overPersons ? cakupanAsn : list.table;
  const one = scope.find(({ fact, values }) =>
    list.overPersons ? values.length > 1 : list.copies?.includes(columnOfFact(fact)),
  );
  if (!one) return null;
  const others = list.overPersons ? scope.filter((condition) => condition !== one) : scope;
  const walk = (value: SQL) =>
    ordered(
      list,
      sql`select ${found(list, table)} from ${table} where ${and(
        sql`${columnOf(table, columnOfFact(one.fact))} = ${value}`,
        wanted?.(table),
        narrowed(list, table, { scope: others, ...rest }),
        list.past && seen(table, 'sejakTransaksi'),
      )}`,
    );
  const values = [...new Set(one.values)];
  if (values.length <= mergedMax) return values.map((value) => walk(sql`${value}`));
  return [
    sql`(select walk.* from unnest(${sql.param(values)}::text[]) as each_value(value)
    cross join lateral ${walk(sql`each_value.value`)} as walk)`,
  ];
}

function narrowed(list: List, table: PgTable, { ranges, exact = [], kinds = [], ...held }: Narrowing): SQL | undefined {
  return and(
    ...kinds.map((one) => among(table, one)),
    ...exact.map((column, index) => sql`${columnOf(table, column)} = ${exactly(index)}`),
    ...ranges.map((column, index) => sql`${columnOf(table, column)} between ${from(index)} and ${to(index)}`),
    ...list.along.map((name) => sql`${columnOf(table, name)} is not null`),
    list.words === undefined ? undefined : sql`${columnOf(table, list.words)} @@ ${words}::tsquery`,
    whose(list, table, held),
  );
}

/** The row is of a person who meets every condition, or, of what persons belong to, had such a one at that moment. */
function whose(list: List, table: PgTable, held: Held): SQL | undefined {
  if (list.overPersons) return and(...conditionsOn(table, held));
  return list.holders ? sql`${columnOf(table, 'id')} = ${holding}.id` : inScope({ ...list, table }, held);
}

/** What is joined to the rows of a list of what persons belong to: each has one row in it at most. */
function heldIn({ holders }: List): SQL {
  return holders ? sql`, ${holding}` : sql``;
}

/** Of a list of what persons belong to: what had such a one at that moment, each once. */
function heldBy({ holders }: List, held: Held): SQL {
  if (!holders) return sql``;
  const of = (facts: PgTable, when: SQL) =>
    sql`select ${columnOf(facts, holders.of)} as id from ${facts} where ${and(...conditionsOn(facts, held), when)}`;
  const still = of(cakupanAsn, seen(cakupanAsn, 'sejakTransaksi'));
  const once = of(cakupanAsnLampau, wasSeen(cakupanAsnLampau));
  return sql`, ${holding} as materialized (${still} union ${once})`;
}

/** What is told of a row that nobody in scope belongs to any more would tell of somebody outside. */
function stillHeld({ table, holders }: List, held: Held): SQL | undefined {
  if (!holders) return undefined;
  const of = columnOf(cakupanAsn, holders.of);
  return sql`${columnOf(table, 'id')} in (select ${of} from ${cakupanAsn} where ${and(...conditionsOn(cakupanAsn, held))})`;
}

function seen(table: PgTable, column: string): SQL {
  return sql`pg_visible_in_snapshot(${columnOf(table, column)}, ${then})`;
}

/** A row of the past that was there at that moment. */
function wasSeen(table: PgTable): SQL {
  return sql`${seen(table, 'sejakTransaksi')} and not ${seen(table, 'sampaiTransaksi')}`;
}

/** Of each row: where it stands, whose it is (its own, of a table about no person), and by what the rest of it is found. */
function found(list: List, table: PgTable): SQL {
  const person = columnOf(table, list.overPersons ? 'asnId' : (list.person ?? 'id'));
  const key = list.overPersons ? person : columnOf(table, 'id');
  const places = list.along.map((name, index) => sql`${columnOf(table, name)} as ${sql.raw(`place${index}`)}`);
  return sql.join([...places, sql`${person} as person`, sql`${key} as key`], sql`, `);
}

type Continued = (table: PgTable) => SQL;

/** Behind the place where the last page ended. */
function onwards(list: List): Continued {
  return (table) => {
    const places = list.along.map((name): PgColumn => columnOf(table, name));
    const ended = list.along.map((_, index) => after(index));
    return sql`(${sql.join(places, sql`, `)}) > (${sql.join(ended, sql`, `)})`;
  };
}

function ordered(list: List, rows: SQL): SQL {
  return sql`(${rows} order by ${placesOf(list)} limit ${limit})`;
}

/** Of what they are said, where a column of the answer has the same name: that one is text, and orders otherwise. */
function placesOf({ along }: List, of = ''): SQL {
  return sql.raw(along.map((_, index) => `${of}place${index}`).join(', '));
}
