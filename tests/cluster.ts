// One PostgreSQL for a whole run of tests, and in it a migrated, filled database that each test file copies.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { buildCubes } from '@bagi/cubes/build.ts';
import { fixedDay } from '@bagi/cubes/days.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { prepareJobs } from '@bagi/webhooks/jobs.ts';
import { seed } from '@bagi/population/seed.ts';
import { diskStorage } from '@bagi/storage/disk.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server where databases may be made. */
    clusterUrl: string;
    /** Name of the database to copy: migrated and filled, its cubes published. */
    filled: string;
    /** Name of the database to copy: migrated and empty. */
    empty: string;
    /** Where the files of the filled database are stored. */
    filesDirectory: string;
    /** How many persons the filled database has. */
    persons: number;
    /** Whether systems share the filled database: one that is too large to be copied for each. */
    shared: boolean;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { persons = 0 } = project.config.provide;
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-tests-'));
  const server = await startEmbedded({ directory, durable: false });
  const stop = async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const filesDirectory = join(directory, 'berkas');
    const empty = await databaseWith(server.url, undefined, async (sql, url) => {
      await migrate(sql);
      await prepareJobs(sql, url);
    });
    const filled = await databaseWith(server.url, empty, async (sql) => {
      await seed(sql, { asn: persons, seed: 1, storage: diskStorage(filesDirectory) });
      await buildCubes(sql, fixedDay(dayInJakarta(Date.now())));
    });
    project.provide('clusterUrl', server.url);
    project.provide('empty', empty);
    project.provide('filled', filled);
    project.provide('filesDirectory', filesDirectory);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes a database, from another or from nothing, does something in it, and returns its name. */
async function databaseWith(
  url: string,
  from: string | undefined,
  fill: (sql: Sql, url: string) => Promise<void>,
): Promise<string> {
  const database = await freshDatabase(url, from);
  const sql = openPool(database.url, { max: 4, applicationName: 'tests' });
  try {
    await fill(sql, database.url);
  } finally {
    await sql.end({ timeout: 5 });
  }
  return new URL(database.url).pathname.slice(1);
}
