// A population is the same for the same seed, is there whole or not at all, and never takes the place of another unasked.
import { createHash } from 'node:crypto';
import type { Sql } from 'postgres';
import * as asnTables from '@bagi/asn/tables.ts';
import { type PgTable, getTableConfig } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { AlreadySeeded, isSeeded, seed } from './seed.ts';
import { personTables } from './tables.ts';
import { count, emptyRegister, seededRegister, temporaryStorage } from './testing.ts';

const tables: readonly PgTable[] = [
  ...Object.values(personTables),
  asnTables.unitKerja,
  asnTables.satuanKerja,
  asnTables.jabatan,
];

async function checksum(sql: Sql): Promise<string> {
  const hash = createHash('sha256');
  for (const table of tables) {
    const { schema, name } = getTableConfig(table);
    const rows = await sql.unsafe(
      `select (to_jsonb(t) - 'sejak_transaksi')::text as line from ${schema}.${name} as t order by 1`,
    );
    for (const { line } of rows) hash.update(String(line)).update('\n');
  }
  return hash.digest('hex');
}

it('the same seed gives the same bytes in every table, another seed gives others', async () => {
  const [first, second, other] = await Promise.all([
    seededRegister({ asn: 300, seed: 7 }),
    seededRegister({ asn: 300, seed: 7 }),
    seededRegister({ asn: 300, seed: 8 }),
  ]);
  const expected = await checksum(first);
  expect(await checksum(second)).toBe(expected);
  expect(await checksum(other)).not.toBe(expected);
});

it('an interrupted seed leaves a register that says it is not seeded, and the next one fills it', async () => {
  const sql = await emptyRegister();
  const storage = temporaryStorage();
  const interrupted = seed(sql, {
    asn: 400,
    seed: 1,
    storage,
    onProgress: ({ phase }) => {
      if (phase === 'statistik') throw new Error('The power went out');
    },
  });
  await expect(interrupted).rejects.toThrow('The power went out');
  expect(await isSeeded(sql)).toBe(false);
  expect(await count(sql, 'select count(*) from asn.unit_kerja')).toBe(0);
  await seed(sql, { asn: 400, seed: 1, storage });
  expect(await isSeeded(sql)).toBe(true);
  expect(await count(sql, 'select count(*) from asn.asn')).toBe(400);
});

it('a register that has persons is replaced only when that is asked for, and kept whole when the replacement fails', async () => {
  const sql = await seededRegister({ asn: 50, seed: 1 });
  const storage = temporaryStorage();
  await expect(seed(sql, { asn: 60, seed: 1, storage })).rejects.toThrow(AlreadySeeded);
  const failing = seed(sql, {
    asn: 60,
    seed: 1,
    storage,
    replace: true,
    onProgress: ({ phase }) => {
      if (phase === 'statistik') throw new Error('The power went out');
    },
  });
  await expect(failing).rejects.toThrow('The power went out');
  expect(await count(sql, 'select count(*) from asn.asn')).toBe(50);
  await seed(sql, { asn: 60, seed: 1, storage, replace: true });
  expect(await count(sql, 'select count(*) from asn.asn')).toBe(60);
  expect(await count(sql, 'select count(*) from cakupan.asn')).toBe(60);
});

it('rows that PostgreSQL refuses end the seed with an error instead of a wait', async () => {
  const sql = await emptyRegister();
  await sql`alter table riwayat.skp add constraint refuse check (tahun < 0)`;
  await expect(seed(sql, { asn: 100, seed: 1, storage: temporaryStorage() })).rejects.toThrow('refused');
  expect(await isSeeded(sql)).toBe(false);
});

it('indexes and keys are the same after a large seed as before it', async () => {
  const definitions = `select string_agg(indexdef, ';' order by indexdef) as all from pg_indexes
    where schemaname in ('asn', 'keluarga', 'riwayat', 'usulan', 'finansial', 'cakupan')`;
  const sql = await emptyRegister();
  const [before] = await sql.unsafe(definitions);
  await seed(sql, { asn: 100, seed: 1, storage: temporaryStorage(), rebuildIndexesFrom: 1 });
  const [after] = await sql.unsafe(definitions);
  expect(after).toEqual(before);
});
