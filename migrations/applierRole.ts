// The applier's own role: it does what has been landed, and may do nothing that no kind needs, about nobody whom no sender may write about.
import { announcing } from '@bagi/kit/announce.ts';
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { type Condition, writeScopes } from '@bagi/agreements/scope.ts';
import type { Entrance, Kind, Need } from '@bagi/kit/inbox/kinds.ts';
import { columnsOf } from '@bagi/kit/inbox/judging.ts';
import { kiriman, rekaman, sumber } from '@bagi/kit/inbox/tables.ts';
import { cakupanAsn } from '@bagi/kit/tables.ts';
import { getTableColumns } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import { inForce } from './inForce.ts';
import { type Role, test } from './roles.ts';
import { among, literal, nameOf, quoted } from './spelling.ts';

/** Name of the applier's role; an agreement's role has its version behind the partner's name. */
export function applierName(prefix: string): string {
  return `${prefix}_penerap`;
}

/** What it needs whatever the kinds: the inbox, and the facts by which scopes are judged. */
const always: readonly Need[] = [
  { table: kiriman, select: namesOf(kiriman), update: ['diterapkan', 'balasan', 'percobaan', 'cobaLagi'] },
  { table: rekaman, select: namesOf(rekaman), update: ['status', 'alasan', 'diputuskanOleh', 'diputuskan'] },
  { table: sumber, insert: namesOf(sumber) },
  { table: cakupanAsn, select: namesOf(cakupanAsn) },
];

/** The role, computed from the kinds and from every agreement under which something may have been sent. */
export function applierRole(prefix: string, kinds: readonly Kind[], agreements: readonly Agreement[]): Role {
  const name = applierName(prefix);
  const needs = [
    ...always.map((need) => ({ need, kind: null })),
    ...kinds.flatMap((kind) => [
      ...kind.needs.map((need) => ({ need, kind })),
      ...Object.values(kind.references).map((one): Needed[number] => ({
        need: { table: one.table, select: ['id', 'nama', ...columnsOf(one)] },
        kind,
      })),
      ...Object.values(statesOf(kind)).map(({ table, column }): Needed[number] => ({
        need: { table, select: ['id', 'nama', column] },
        kind,
      })),
    ]),
  ];
  const tables = [...new Set(needs.map(({ need }) => nameOf(need.table)))].toSorted();
  const schemas = new Set(['"perjanjian"', ...tables.map((table) => table.split('.')[0])]);
  const each = tables.map((table) => tableRights(name, table, needs, agreements));
  return {
    name,
    partner: 'bkn',
    root: null,
    from: '2000-01-01',
    until: null,
    rights: [...each.flatMap(({ said }) => said), announcing],
    statements: [
      ...[...schemas].map((schema) => `GRANT USAGE ON SCHEMA ${schema} TO ${quoted(name)}`),
      `GRANT SELECT ON perjanjian.akses TO ${quoted(name)}`,
      `GRANT EXECUTE ON FUNCTION perjanjian.berlaku() TO ${quoted(name)}`,
      `GRANT USAGE ON SCHEMA warta TO ${quoted(name)}`,
      `GRANT EXECUTE ON FUNCTION ${announcing} TO ${quoted(name)}`,
      ...each.flatMap(({ given }) => given),
    ],
  };
}

function statesOf({ needs }: Kind): NonNullable<Entrance['states']> {
  return Object.assign({}, ...needs.map(({ enters }) => enters?.states ?? {})) as NonNullable<Entrance['states']>;
}

type Needed = readonly { readonly need: Need; readonly kind: Kind | null }[];

function tableRights(role: string, table: string, needs: Needed, agreements: readonly Agreement[]) {
  const here = needs.filter(({ need }) => nameOf(need.table) === table);
  const of = (right: 'select' | 'insert' | 'update') =>
    [...new Set(here.flatMap(({ need }) => (need[right] ?? []).map((column) => toSnakeCase(column))))].toSorted();
  const entering = (right: 'insert' | 'update') =>
    checkOf(
      table,
      here.filter(({ need }) => need[right]),
      agreements,
    );
  const berlaku = inForce(role);
  const rights = [
    { right: 'SELECT', columns: of('select'), clause: `USING (${berlaku})` },
    { right: 'INSERT', columns: of('insert'), clause: `WITH CHECK (${berlaku} AND (${entering('insert')}))` },
    {
      right: 'UPDATE',
      columns: of('update'),
      clause: `USING (${berlaku}) WITH CHECK (${berlaku} AND (${entering('update')}))`,
    },
  ].filter(({ columns }) => columns.length > 0);
  return {
    said: rights.flatMap(({ right, columns }) =>
      columns.map((column) => `${right === 'SELECT' ? '' : `${right.toLowerCase()} `}${table}.${column}`),
    ),
    given: rights.flatMap(({ right, columns, clause }) => [
      `GRANT ${right} (${columns.map(quoted).join(', ')}) ON ${table} TO ${quoted(role)}`,
      `CREATE POLICY ${quoted(`${role}_${right.toLowerCase()}`)} ON ${table} FOR ${right} TO ${quoted(role)} ${clause}`,
    ]),
  };
}

/** What a row must be to be written: where everything that writes it lets records enter, one of those; elsewhere anything. */
function checkOf(table: string, here: Needed, agreements: readonly Agreement[]): string {
  const entrances = here.flatMap(({ need, kind }) => (need.enters && kind ? [{ enters: need.enters, kind }] : []));
  if (entrances.length < here.length) return 'true';
  return entrances.map(({ enters, kind }) => entersBy(table, enters, kind, agreements)).join(' OR ');
}

/** The record is one of this kind that waits, and its person is one whom its sender may write about. */
function entersBy(table: string, enters: Entrance, kind: Kind, agreements: readonly Agreement[]): string {
  const column = (name: string) => `${table}.${quoted(toSnakeCase(name))}`;
  const senders = agreements.flatMap((agreement) => {
    const { partner, version } = agreement;
    const scopes = writeScopes(agreement, kind.operation);
    if (scopes.length === 0) return [];
    const within = scopes.map((scope) => meets(column, enters, scope)).join(' OR ');
    return [`(sent.mitra = ${literal(partner)} AND sent.versi = ${literal(version)} AND (${within}))`];
  });
  if (senders.length === 0) return 'false';
  return `(SELECT true FROM kotak_masuk.rekaman AS sent, cakupan.asn AS facts
    WHERE sent.id = ${column(enters.rekaman)} AND sent.jenis = ${literal(kind.jenis)} AND sent.status = 'MENUNGGU'
      AND facts.asn_id = ${column(enters.person)} AND (${senders.join(' OR ')}) LIMIT 1)`;
}

function meets(column: (name: string) => string, { states = {} }: Entrance, scope: readonly Condition[]): string {
  if (scope.length === 0) return 'true';
  return `(${scope
    .map((condition) => {
      const stated = states[condition.fact];
      if (!stated) return test('facts.', condition);
      const found = `SELECT ${quoted(toSnakeCase(stated.column))} FROM ${nameOf(stated.table)} AS stated WHERE stated.id = ${column(stated.by)}`;
      return among(`(${found})`, condition.values);
    })
    .join(' AND ')})`;
}

function namesOf(table: PgTable): string[] {
  return Object.keys(getTableColumns(table));
}
