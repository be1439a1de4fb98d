// News is in the outbox exactly when what it tells has happened.
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { announce, announcing } from '@bagi/kit/announce.ts';
import { prepareJobs } from './jobs.ts';

let sql: Sql;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase(inject('clusterUrl'), inject('empty'));
  sql = openPool(database.url, { max: 3, applicationName: 'tests' });
  await prepareJobs(sql, database.url);
  await sql`create table public.kejadian (isi text)`;
  close = async () => {
    await sql.end({ timeout: 5 });
    await database.drop();
  };
});
afterAll(() => close());
beforeEach(async () => {
  await sql`truncate warta.peristiwa, public.kejadian`;
  await sql`delete from graphile_worker._private_jobs`;
});

const written = () => sql`select jenis, obyek, jalur, asn_id, mitra, disebar from warta.peristiwa order by id`;
const jobs = async () => (await sql`select count(*)::int as jobs from graphile_worker._private_jobs`)[0]?.['jobs'];

it('an event is written with what it tells, and a job that spreads it', async () => {
  await sql.begin(async (transaction) => {
    await transaction`insert into public.kejadian values ('pertek')`;
    await announce(transaction, { kind: 'pertek.terbit', partner: 'setneg-siapp', id: 'U1' });
  });
  expect(await written()).toEqual([
    { jenis: 'pertek.terbit', obyek: 'U1', jalur: 'usulan U1', asn_id: null, mitra: ['setneg-siapp'], disebar: null },
  ]);
  expect(await jobs()).toBe(1);
});

it('an applier announces in its own transaction', async () => {
  await drizzle(sql).transaction((writing) =>
    announce(writing, { kind: 'verifikasi_bkn.selesai', partner: 'setneg-siapp', id: 'U1' }),
  );
  expect(await written()).toMatchObject([{ jenis: 'verifikasi_bkn.selesai', obyek: 'U1', mitra: ['setneg-siapp'] }]);
});

it('what did not happen is not announced', async () => {
  const undone = sql.begin(async (transaction) => {
    await transaction`insert into public.kejadian values ('pertek')`;
    await announce(transaction, { kind: 'pertek.terbit', partner: 'setneg-siapp', id: 'U1' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect([await written(), await jobs()]).toEqual([[], 0]);
});

it('what is announced twice in one transaction is one event, in two it is two', async () => {
  const news = { kind: 'perjanjian.berubah', partner: 'lan', id: '2021-10-23' } as const;
  await sql.begin(async (transaction) => {
    await announce(transaction, news);
    await announce(transaction, { ...news, partner: 'bkn' });
  });
  await sql.begin((transaction) => announce(transaction, news));
  expect((await written()).map(({ mitra, jalur }) => [mitra, jalur])).toEqual([
    [['bkn', 'lan'], 'perjanjian'],
    [['lan'], 'perjanjian'],
  ]);
});

it('two transactions that announce to one partner do not wait for each other', async () => {
  await sql.begin(async (one) => {
    await announce(one, { kind: 'pertek.terbit', partner: 'setneg-siapp', id: 'U1' });
    await sql.begin((other) => announce(other, { kind: 'pertek.terbit', partner: 'setneg-siapp', id: 'U2' }));
  });
  expect((await written()).length).toBe(2);
});

it('a role that may announce touches no table of the outbox', async () => {
  await sql.unsafe('drop role if exists "uji-pengumum"');
  await sql.unsafe('create role "uji-pengumum" nologin');
  await sql.unsafe('grant usage on schema warta to "uji-pengumum"');
  await sql.unsafe(`grant execute on function ${announcing} to "uji-pengumum"`);
  const as = (work: (transaction: Sql) => Promise<unknown>) =>
    sql.begin(async (transaction) => {
      await transaction.unsafe('set local role "uji-pengumum"');
      await work(transaction as unknown as Sql);
    });
  await as((transaction) => announce(transaction, { kind: 'pertek.terbit', partner: 'setneg-siapp', id: 'U1' }));
  expect((await written()).length).toBe(1);
  await expect(as((transaction) => transaction`select from warta.peristiwa`)).rejects.toThrow('permission denied');
  await expect(as((transaction) => transaction`select from warta.diterima`)).rejects.toThrow('permission denied');
  await expect(as((transaction) => transaction`select from graphile_worker._private_jobs`)).rejects.toThrow(
    'permission denied',
  );
  await sql.unsafe('drop owned by "uji-pengumum"; drop role "uji-pengumum"');
});
