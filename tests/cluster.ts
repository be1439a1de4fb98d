// One PostgreSQL for a whole run of tests, and in it a migrated, filled database that each test file copies.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { seed } from '@bagi/population/seed.ts';
import { diskStorage } from '@bagi/storage/storage.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server where databases may be made. */
    clusterUrl: string;
    /** Name of the database to copy: migrated and filled. */
    filled: string;
    /** Name of the database to copy: migrated and empty. */
    empty: string;
    /** Where the files of the filled database are stored. */
    filesDirectory: string;
  }
}

/** Enough for every persona, every kind of row, and lists of several pages. */
const persons = 2_000;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-tests-'));
  const server = await startEmbedded({ directory, durable: false });
  const empty = await freshDatabase(server.url);
  const sql = openPool(empty.url, { max: 2, applicationName: 'tests' });
  await migrate(sql);
  await sql.end({ timeout: 5 });
  const filled = await freshDatabase(server.url, nameOf(empty.url));
  const register = openPool(filled.url, { max: 4, applicationName: 'tests' });
  const filesDirectory = join(directory, 'berkas');
  await seed(register, { asn: persons, seed: 1, storage: diskStorage(filesDirectory) });
  await register.end({ timeout: 5 });
  project.provide('clusterUrl', server.url);
  project.provide('empty', nameOf(empty.url));
  project.provide('filled', nameOf(filled.url));
  project.provide('filesDirectory', filesDirectory);
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
