// The codes of reference tables that records speak in: which there are, what they are called, and what they belong to.
import { sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { TableName } from './kinds.ts';

type Row = Readonly<Record<string, string | null>>;

/** The rows of each code: one, but where a table holds codes of several sorts. */
export type Codes = ReadonlyMap<string, readonly Row[]>;

/** Of these codes, those that a reference table has, each with its name and some columns more. */
export async function codesIn(
  database: Pick<PostgresJsDatabase, 'execute'>,
  table: TableName,
  codes: readonly string[],
  columns: readonly string[] = [],
): Promise<Codes> {
  const names = [...new Set(['id', 'nama', ...columns])];
  const listed = names.map((name) => sql`${sql.identifier(toSnakeCase(name))} as ${sql.identifier(name)}`);
  const [schema = '', name = ''] = table.split('.');
  const wanted = sql.param([...new Set(codes)]);
  const rows = await database.execute<Row>(
    sql`select ${sql.join(listed, sql`, `)} from ${sql.identifier(schema)}.${sql.identifier(name)} where id = any(${wanted}::text[])`,
  );
  return Map.groupBy(rows, ({ id }) => String(id));
}

/** What a code is called. */
export function nameOf(codes: Codes, code: unknown): string | null {
  return codes.get(String(code))?.[0]?.['nama'] ?? null;
}
