// The register before it is served: brought to today's shape, and filled when it is empty and for demonstration.
import { openPool } from '@bagi/database/connect.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import type { Config } from './config.ts';

/** Migrates; in development also fills an empty register. Whatever is there is left alone. */
export async function prepareRegister(config: Config, databaseUrl: string, storage: Storage): Promise<void> {
  const sql = openPool(databaseUrl, { max: 2, applicationName: 'bagi-pakai register' });
  try {
    await migrate(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
