// Takes a full reference table from a CSV file: adds and renames, never removes, and by default takes all rows or none.
import { getTableColumns, sql as fragment } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { drizzle } from 'drizzle-orm/postgres-js';
import { type PgTable, getTableConfig } from 'drizzle-orm/pg-core';
import type { Sql } from 'postgres';
import { type Format, formats } from './formats.ts';
import { type BadRow, type ReferenceFile, type ReferenceRow, readReference } from './readReference.ts';

export interface ImportReport {
  readonly table: string;
  /** Rows written; none when a row is bad and the good ones were not asked for. */
  readonly imported: number;
  readonly bad: readonly BadRow[];
  readonly doubled: ReferenceFile['doubled'];
}

/** What can be imported, by the name of its file. */
export const referenceTables: readonly string[] = Object.keys(formats);

export async function importReference(
  sql: Sql,
  table: string,
  csvPath: string,
  options: { readonly keepGood?: boolean } = {},
): Promise<ImportReport> {
  const format = formats[table];
  if (format === undefined)
    throw new Error(`"${table}" is no reference table; there are ${referenceTables.join(', ')}`);
  const { rows, bad, doubled } = await readReference(format, csvPath);
  if (bad.length > 0 && !options.keepGood) return { table, imported: 0, bad, doubled };
  await write(sql, format, rows, 'replace');
  return { table, imported: rows.length, bad, doubled };
}

/** Writes rows in one transaction. What is there already is replaced, or kept where `keep` says so. */
export async function write(sql: Sql, format: Format, rows: readonly ReferenceRow[], existing: 'replace' | 'keep') {
  const database = drizzle(sql, { casing: 'snake_case' });
  const target = keyOf(format.table);
  await database.transaction(async (transaction) => {
    for (let from = 0; from < rows.length; from += 1000) {
      const insert = transaction.insert(format.table).values(rows.slice(from, from + 1000));
      if (existing === 'keep') await insert.onConflictDoNothing({ target });
      else await insert.onConflictDoUpdate({ target, set: newValues(format.table, rows[0] ?? {}) });
    }
  });
}

/** Each given column takes its new value; a name that is no longer known stays as it was. */
function newValues(table: PgTable, row: ReferenceRow) {
  const columns = getTableColumns(table);
  const given = Object.keys(row).filter((property) => property !== 'id' && property !== 'tabel');
  return Object.fromEntries(
    given.map((property) => {
      const column = columns[property];
      if (column === undefined) throw new Error(`No column for ${property}`);
      const excluded = fragment`excluded.${fragment.identifier(toSnakeCase(property))}`;
      return [property, property === 'nama' ? fragment`coalesce(${excluded}, ${column})` : excluded];
    }),
  );
}

function keyOf(table: PgTable) {
  const { columns, indexes } = getTableConfig(table);
  const primary = columns.filter((column) => column.primary);
  if (primary.length > 0) return primary;
  const all = getTableColumns(table);
  const unique = indexes.find((index) => index.config.unique);
  if (unique === undefined) throw new Error('A reference table needs a key');
  return ['tabel', 'id'].map((property) => {
    const column = all[property];
    if (column === undefined) throw new Error(`No column for ${property}`);
    return column;
  });
}
