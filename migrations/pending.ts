// How many migrations of this version a database has not seen.
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Sql } from 'postgres';

/** All of them where the database is empty; below zero where it was migrated by a later version. */
export async function pendingMigrations(sql: Sql): Promise<number> {
  const files = readMigrationFiles({ migrationsFolder: join(import.meta.dirname, 'sql') });
  const [there] = await sql`select to_regclass('migrations.__drizzle_migrations') as name`;
  if (!there?.['name']) return files.length;
  const [applied] = await sql<{ times: number; last: number }[]>`
    select count(*)::int as times, coalesce(max(created_at), 0)::float8 as last from migrations.__drizzle_migrations`;
  const newer = files.filter(({ folderMillis }) => folderMillis > (applied?.last ?? 0)).length;
  return newer > 0 ? newer : files.length - (applied?.times ?? 0);
}
