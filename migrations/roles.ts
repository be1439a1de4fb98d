// The database's own fence: a login role for each version of each agreement, with the columns and rows that it opens.
import { createHash, createHmac } from 'node:crypto';
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Rights, Rows, TableRights } from '@bagi/kit/rights.ts';
import { type Call, signatureOf } from '@bagi/kit/calls.ts';
import type { Writable } from '@bagi/kit/inbox/writable.ts';
import { columnOfFact } from '@bagi/kit/rights.ts';
import { cakupanAsn, cakupanAsnLampau } from '@bagi/kit/tables.ts';
import type { Condition } from '@bagi/agreements/scope.ts';
import { getTableColumns } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { inForce } from './inForce.ts';
import { insertsGiven, insertsSaid } from './inboxRights.ts';
import { among, nameOf, quoted } from './spelling.ts';

/** A role as it should be: its name, its term, and every statement that gives it what it has. */
export interface Role {
  readonly name: string;
  readonly partner: string;
  /** First day of the document by which the state of the agreement is known; null of a role of our own. */
  readonly root: string | null;
  readonly from: string;
  readonly until: string | null;
  /** One line for each right, in words that a reviewer reads and two databases compare. */
  readonly rights: readonly string[];
  /** Statements that give a role without rights all of them. */
  readonly statements: readonly string[];
}

/** Name of the role of one version of an agreement; the prefix tells the installations of one server apart. */
export function roleName(prefix: string, { partner, version }: Pick<Agreement, 'partner' | 'version'>): string {
  return `${prefix}_${partner}_${version}`.replaceAll('-', '_');
}

/** A role's password: made from the installation's secret, so that it is kept nowhere. */
export function rolePassword(secret: Uint8Array, name: string): string {
  return createHmac('sha256', secret).update(`role:${name}`).digest('base64url');
}

/** What the database must give to a version of an agreement that may be used until a day. */
export function roleOf(
  prefix: string,
  agreement: Agreement,
  until: string | null,
  rights: Rights,
  calls: readonly Call[] = [],
  writable: readonly Writable[] = [],
): Role {
  const name = roleName(prefix, agreement);
  const tables = [...rights].toSorted(([a], [b]) => nameOf(a).localeCompare(nameOf(b)));
  const functions = calls.map(signatureOf).toSorted();
  const schemas = new Set([
    'perjanjian',
    ...tables.map(([table]) => getTableConfig(table).schema ?? 'public'),
    ...calls.map(({ name }) => name.slice(0, name.indexOf('.'))),
  ]);
  return {
    name,
    partner: agreement.partner,
    root: agreement.root,
    from: agreement.term.from,
    until,
    rights: [...tables.flatMap(([table, right]) => said(table, right)), ...insertsSaid(writable), ...functions],
    statements: [
      ...[...schemas].map((schema) => `GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${quoted(name)}`),
      `GRANT SELECT ON perjanjian.akses TO ${quoted(name)}`,
      `GRANT EXECUTE ON FUNCTION perjanjian.berlaku() TO ${quoted(name)}`,
      ...tables.flatMap(([table, right]) => given(name, table, right)),
      ...insertsGiven(name, agreement, writable),
      ...functions.map((one) => `GRANT EXECUTE ON FUNCTION ${one} TO ${quoted(name)}`),
    ],
  };
}

/** Checksum of a role's rights and term: equal when nothing has to be given anew. */
export function fingerprint({ root, from, until, statements }: Role): string {
  return createHash('sha256')
    .update(JSON.stringify([root, from, until, statements]))
    .digest('hex');
}

function said(table: PgTable, { columns, person, rows, holders }: TableRights): string[] {
  const whose = rows.map((one) => wordsOf(one).join(' and ') || 'everyone').join(', or ');
  const isWhole = !holders || rows.some(({ conditions }) => conditions.length === 0);
  const belonging = isWhole ? '' : ` of rows with somebody of ${whose}`;
  const where = person === null && !isOwned(rows) ? belonging : ` of ${whose}`;
  return sorted(columns).map((column) => `${nameOf(table)}.${column}${where}`);
}

function given(role: string, table: PgTable, right: TableRights): string[] {
  const listed = sorted(right.columns).map(quoted).join(', ');
  const grant = `GRANT SELECT (${listed}) ON ${nameOf(table)} TO ${quoted(role)}`;
  // All of it, where the table has no policies; where it has, none of it.
  if (right.rows.length === 0) return [grant];
  const opened = right.rows.map((one) => opens(table, right, one));
  const using = `${inForce(role)} AND (${opened.join(' OR ')})`;
  return [grant, `CREATE POLICY ${quoted(role)} ON ${nameOf(table)} FOR SELECT TO ${quoted(role)} USING (${using})`];
}

/** A table about no person, of which a partner sees its own rows. */
function isOwned(rows: readonly Rows[]): boolean {
  return rows.some(({ kinds }) => kinds.length > 0);
}

/** The row is of one of the kinds, and of somebody who meets the conditions. */
function opens(table: PgTable, right: TableRights, { conditions, kinds }: Rows): string {
  const held = conditions.length === 0 ? 'true' : meets(table, right, conditions);
  if (kinds.length === 0) return held;
  const ofKinds = kinds.map(({ column, values }) => among(quoted(toSnakeCase(column)), values));
  return `(${[...ofKinds, held].join(' AND ')})`;
}

function meets(table: PgTable, { person, holders }: TableRights, conditions: readonly Condition[]): string {
  if (person !== null) return holds(table, person, conditions);
  if (holders !== undefined) return isHeld(table, holders, conditions);
  throw new Error(`${nameOf(table)} is about no person, so no condition on persons can open its rows.`);
}

/**
 * The row belongs to a person who meets the conditions. The facts and the core record judge their own rows by their own
 * columns. Any other table asks for the person's facts, in a subquery that gives one value: PostgreSQL would turn an
 * EXISTS into a table of everyone in scope, made anew for each statement.
 */
function holds(table: PgTable, person: string, conditions: readonly Condition[]): string {
  if (judgesItself(table, person, conditions)) return conditions.map((condition) => test('', condition)).join(' AND ');
  const owner = `facts.asn_id = ${nameOf(table)}.${quoted(toSnakeCase(person))}`;
  const met = conditions.map((condition) => test('facts.', condition)).join(' AND ');
  return `(SELECT ${met} FROM cakupan.asn AS facts WHERE ${owner})`;
}

/** Somebody who meets the conditions belongs to the row; one is enough, and is looked for by the row alone. */
function isHeld(table: PgTable, fact: string, conditions: readonly Condition[]): string {
  const belongs = `facts.${quoted(toSnakeCase(fact))} = ${nameOf(table)}."id"`;
  const met = conditions.map((condition) => test('facts.', condition)).join(' AND ');
  return `(SELECT true FROM cakupan.asn AS facts WHERE ${belongs} AND ${met} LIMIT 1)`;
}

/** A row of the facts, or of the core record, whose columns the facts are copies of. */
function judgesItself(table: PgTable, person: string, conditions: readonly Condition[]): boolean {
  const columns = getTableColumns(table);
  const isFacts = table === cakupanAsn || table === cakupanAsnLampau;
  return isFacts || (person === 'id' && conditions.every(({ fact }) => columnOfFact(fact) in columns));
}

/** The fact has one of the values. */
export function test(prefix: string, { fact, values }: Condition): string {
  return among(`${prefix}${quoted(toSnakeCase(columnOfFact(fact)))}`, values);
}

function wordsOf({ conditions, kinds }: Rows): string[] {
  const ofKinds = kinds.map(({ column, values }) => `${column} ${values.join('/')}`);
  return [...ofKinds, ...conditions.map(({ fact, values }) => `${fact} ${values.join('/')}`)];
}

function sorted(columns: ReadonlySet<string>): string[] {
  return [...columns].map((column) => toSnakeCase(column)).toSorted();
}
