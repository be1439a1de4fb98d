// Names and values as SQL takes them, whatever is in them.
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';

/** A name as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL takes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A table, as it is at hand or by its name. */
export function nameOf(table: PgTable | `${string}.${string}`): string {
  if (typeof table === 'string') return table.split('.').map(quoted).join('.');
  const { schema, name } = getTableConfig(table);
  return `${quoted(schema ?? 'public')}.${quoted(name)}`;
}

/** The column has one of the values. */
export function among(column: string, values: readonly string[]): string {
  return `${column} = ANY (ARRAY[${values.map(literal).join(', ')}]::text[])`;
}
