// Registers for the tests of this room: a fresh migrated database, seeded as asked, gone when the file is done.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { diskStorage } from '@bagi/storage/disk.ts';
import { afterAll, inject } from 'vitest';
import { seed, type SeedOptions } from './seed.ts';

/** A copy of the migrated, empty database that the run of tests keeps. */
export async function emptyRegister(): Promise<Sql> {
  const fresh = await freshDatabase(inject('clusterUrl'), inject('empty'));
  const sql = openPool(fresh.url, { max: 4, applicationName: 'bagi-test' });
  afterAll(async () => {
    await sql.end({ timeout: 5 });
    await fresh.drop();
  });
  return sql;
}

export function temporaryStorage() {
  const directory = mkdtempSync(join(tmpdir(), 'bagi-population-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return diskStorage(directory);
}

export async function seededRegister(options: Pick<SeedOptions, 'asn' | 'seed'>): Promise<Sql> {
  const sql = await emptyRegister();
  await seed(sql, { ...options, storage: temporaryStorage() });
  return sql;
}

/** One number of a query that has one row. */
export async function count(sql: Sql, query: string): Promise<number> {
  const [row] = await sql.unsafe(query);
  return Number(Object.values(row ?? {})[0]);
}
