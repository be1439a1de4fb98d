// Brings a database to the shape this version needs; what is already applied is left alone.
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';

/** Any number, so long as every process that migrates takes the same lock. */
const lock = 7_201_1;

/** Applies the migrations that are new, in order, each whole or not at all; several processes at once wait for each other. */
export async function migrate(sql: Sql): Promise<void> {
  const one = await sql.reserve();
  try {
    await one`select pg_advisory_lock(${lock})`;
    await applyMigrations(drizzle(sql), {
      migrationsFolder: join(import.meta.dirname, 'sql'),
      migrationsSchema: 'migrations',
    });
  } finally {
    await one`select pg_advisory_unlock(${lock})`;
    one.release();
  }
}
