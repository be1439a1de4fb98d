// The register's database: a server of one's own, or the embedded one in the data directory.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkConnection, openPool } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import type { Config } from './config.ts';

export interface Database {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Opens the database and sees that it answers; every failure says what is wrong and what to do. */
export async function openDatabase({ databaseUrl, dataDirectory }: Config): Promise<Database> {
  if (databaseUrl === undefined) {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    const embedded = await startEmbedded({ directory: databaseDirectory(dataDirectory) });
    return { url: embedded.url, stop: () => embedded.stop() };
  }
  const sql = openPool(databaseUrl, { max: 1, applicationName: 'bagi-pakai start' });
  try {
    await checkConnection(sql, databaseUrl);
  } finally {
    await sql.end();
  }
  return { url: databaseUrl, stop: async () => {} };
}

/** Where the embedded server lives. */
export function databaseDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'postgres');
}
