// What a partner's role may add to the inbox: requests in its own name, under its own agreement, of fields that it may write.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { kiriman, rekaman } from '@bagi/kit/inbox/tables.ts';
import type { Writable } from '@bagi/kit/inbox/writable.ts';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import { inForce } from './inForce.ts';
import { among, literal, nameOf, quoted } from './spelling.ts';

/** The columns that a sender fills in; the database itself fills in the others. */
const filled = [
  { table: kiriman, columns: ['id', 'mitra', 'versi', 'kunci', 'operasi', 'sha256', 'jumlah'] },
  { table: rekaman, columns: ['id', 'kirimanId', 'mitra', 'versi', 'urutan', 'jenis', 'isi'] },
] as const;

/** One line for each column that may be filled in, with the mutations by which. */
export function insertsSaid(writable: readonly Writable[]): string[] {
  if (writable.length === 0) return [];
  const by = writable.map(({ kind }) => kind.operation.replace('Mutation.', '')).join('/');
  return filled.flatMap(({ table, columns }) =>
    columns.map((column) => `insert ${nameOf(table)}.${toSnakeCase(column)} of ${by}`),
  );
}

/** The grants, and a policy for each of the two tables. */
export function insertsGiven(
  role: string,
  { partner, version }: Pick<Agreement, 'partner' | 'version'>,
  writable: readonly Writable[],
): string[] {
  if (writable.length === 0) return [];
  const own = `${inForce(role)} AND "mitra" = ${literal(partner)} AND "versi" = ${literal(version)}`;
  const operations = writable.map(({ kind }) => kind.operation);
  const records = writable.map(({ kind, objects }) => `("jenis" = ${literal(kind.jenis)} AND ${holdsOnly(objects)})`);
  const policies: [PgTable, string][] = [
    [kiriman, `${own} AND ${among('"operasi"', operations)}`],
    [rekaman, `${own} AND (${records.join(' OR ')})`],
  ];
  return [
    ...filled.map(({ table, columns }) => {
      const listed = columns.map((column) => quoted(toSnakeCase(column))).join(', ');
      return `GRANT INSERT (${listed}) ON ${nameOf(table)} TO ${quoted(role)}`;
    }),
    ...policies.map(
      ([table, check]) =>
        `CREATE POLICY ${quoted(`${role}_kirim`)} ON ${nameOf(table)} FOR INSERT TO ${quoted(role)} WITH CHECK (${check})`,
    ),
  ];
}

/** No object of a record has a key but those that are opened; what is no object is refused. */
function holdsOnly(objects: Writable['objects']): string {
  const each = [...objects].map(([path, names]) => {
    const at = path === '' ? '$' : `$.${path}[*] ? (@.type() == "object")`;
    const other = names.map((name) => `@.key != "${name}"`).join(' && ') || 'true';
    return `NOT jsonb_path_exists("isi", ${literal(`${at}.keyvalue() ? (${other})`)})`;
  });
  return [`jsonb_typeof("isi") = 'object'`, ...each].join(' AND ');
}
