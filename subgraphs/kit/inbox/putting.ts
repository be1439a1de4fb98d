// SQL by which rows enter a table: all of them in one statement, of named columns alone, so that the applier's role needs no others.
import { type Name, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Writing } from './kinds.ts';

/** Where a row may be there already: the column by which it is, and when it gives way to the new one. */
export interface Over {
  readonly by: string;
  readonly when?: SQL;
}

/** Puts rows into a table; over those that are there, where it says so. */
export async function put(
  writing: Writing,
  table: PgTable,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  over?: Over,
): Promise<void> {
  const names = columns.map((column) => sql.identifier(toSnakeCase(column)));
  const listed = sql.join(names, sql`, `);
  const values = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [toSnakeCase(column), row[column] ?? null])),
  );
  const given = sql`select ${listed} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(values)}::text::jsonb)`;
  await writing.execute(
    sql`insert into ${table} as before (${listed}) ${given} ${over ? replacing(names, over) : sql``}`,
  );
}

function replacing(names: readonly Name[], { by, when }: Over): SQL {
  const taken = names.map((name) => sql`${name} = excluded.${name}`);
  const key = sql.identifier(toSnakeCase(by));
  return sql`on conflict (${key}) do update set ${sql.join(taken, sql`, `)} ${when ? sql`where ${when}` : sql``}`;
}
