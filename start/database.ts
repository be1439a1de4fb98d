// The register's database: a server of one's own, or the embedded one in the data directory.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkConnection, openPool } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import { subgraphNames } from '@bagi/schema/subgraphs.ts';
import type { Config } from './config.ts';

export interface Database {
  readonly url: string;
  /** How many connections the server allows. */
  readonly connectionsMax: number;
  readonly stop: () => Promise<void>;
}

/** Opens the database and sees that it answers; every failure says what is wrong and what to do. */
export async function openDatabase({ databaseUrl, dataDirectory }: Config): Promise<Database> {
  if (databaseUrl === undefined) {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    const embedded = await startEmbedded({ directory: databaseDirectory(dataDirectory) });
    return { url: embedded.url, connectionsMax: await allowedBy(embedded.url), stop: () => embedded.stop() };
  }
  return { url: databaseUrl, connectionsMax: await allowedBy(databaseUrl), stop: async () => {} };
}

async function allowedBy(url: string): Promise<number> {
  const sql = openPool(url, { max: 1, applicationName: 'bagi-pakai start' });
  try {
    await checkConnection(sql, url);
    const [row] = await sql<{ allowed: number }[]>`select current_setting('max_connections')::integer as allowed`;
    return row?.allowed ?? 0;
  } finally {
    await sql.end();
  }
}

/**
 * How many connections this process may hold for the roles of agreements: by default four fifths of what the server allows,
 * shared with the other processes of the system.
 */
export function connectionsFor(
  { databaseConnectionsMax, subgraphsOverHttp }: Config,
  { connectionsMax }: Database,
): number {
  const processes = subgraphsOverHttp ? subgraphNames.length + 1 : 1;
  return databaseConnectionsMax ?? Math.max(1, Math.floor((connectionsMax * 0.8) / processes));
}

/** Where the embedded server lives. */
export function databaseDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'postgres');
}
