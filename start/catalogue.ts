// What a database holds in schemas, as its own catalogue says: every column, and the tables that are not forced to policies.
import type { Sql } from '@bagi/database/connect.ts';

export interface Catalogue {
  /** Columns of tables and views of every kind, with schema.table. */
  readonly columns: readonly { readonly table: string; readonly column: string }[];
  /** Tables that give their rows to whoever may read them. */
  readonly unforced: readonly { readonly table: string }[];
}

export async function catalogueOf(sql: Sql, schemas: readonly string[]): Promise<Catalogue> {
  const columns = await sql<{ table: string; column: string }[]>`
    select relnamespace::regnamespace::text || '.' || relname as table, attname::text as column
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind in ('r', 'p', 'v', 'm', 'f') and attnum > 0 and not attisdropped
      -- A partition has the columns of its table, by no name of its own.
      and not relispartition
      and relnamespace::regnamespace::text = any(${schemas})`;
  const unforced = await sql<{ table: string }[]>`
    select relnamespace::regnamespace::text || '.' || relname as table from pg_class
    where relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
      and relnamespace::regnamespace::text = any(${schemas})`;
  return { columns, unforced };
}
