// Registers for the tests of this room: a fresh migrated database, seeded as asked, gone when the file is done.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskStorage } from '@bagi/storage/disk.ts';
import postgres, { type Sql } from 'postgres';
import { afterAll, inject } from 'vitest';
import { seed, type SeedOptions } from './seed.ts';

const onnotice = () => {};

/** A copy of the migrated, empty database that the run of tests keeps. */
export async function emptyRegister(): Promise<Sql> {
  const name = `population_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} template "${inject('empty')}" strategy file_copy`);
  const url = new URL(inject('clusterUrl'));
  url.pathname = `/${name}`;
  const sql = postgres(url.href, { max: 4, onnotice });
  afterAll(async () => {
    await sql.end({ timeout: 5 });
    await onServer(`drop database ${name} with (force)`);
  });
  return sql;
}

async function onServer(statement: string): Promise<void> {
  const sql = postgres(inject('clusterUrl'), { max: 1, onnotice });
  await sql.unsafe(statement);
  await sql.end({ timeout: 5 });
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
