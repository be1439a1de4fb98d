// The codes of reference tables that records speak in: which there are, and what they are called.
import { sql } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { TableName, Writing } from './kinds.ts';

/** Of these codes, those that a reference table has, each with its name. */
export async function namesIn(
  database: Pick<PostgresJsDatabase, 'execute'> | Writing,
  table: TableName,
  codes: readonly string[],
): Promise<Map<string, string | null>> {
  const [schema = '', name = ''] = table.split('.');
  const distinct = sql.param([...new Set(codes)]);
  const rows = await database.execute<{ id: string; nama: string | null }>(
    sql`select id, nama from ${sql.identifier(schema)}.${sql.identifier(name)} where id = any(${distinct}::text[])`,
  );
  return new Map(rows.map(({ id, nama }) => [id, nama]));
}
