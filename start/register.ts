// The register before it is served: brought to today's shape and, for demonstration, filled when it is empty.
import { openPool } from '@bagi/database/connect.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { AlreadySeeded, isSeeded, seed } from '@bagi/population/seed.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import type { Config } from './config.ts';
import { progressBar } from './progress.ts';

/** Migrates, and fills an empty register with invented persons; production is never filled. What is there is left alone. */
export async function prepareRegister(config: Config, databaseUrl: string, storage: Storage): Promise<void> {
  const sql = openPool(databaseUrl, { max: 4, applicationName: 'bagi-pakai register' });
  try {
    await migrate(sql);
    const { asn, seed: number } = config.population;
    if (config.production || asn === 0 || (await isSeeded(sql))) return;
    await seed(sql, { asn, seed: number, storage, onProgress: progressBar(process.stderr) });
  } catch (error) {
    // Another process filled it at the same moment: then it is filled.
    if (!(error instanceof AlreadySeeded)) throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
