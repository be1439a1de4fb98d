// What is held back or ended stops at once, in every process: tokens, cursors, links, addresses for files, lists under way, news.
import { createHash } from 'node:crypto';
import { openPool } from '@bagi/database/connect.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { widyaiswara } from '../people.ts';
import type { TestSystem } from '../system.ts';
import { startReceiver, type Receiver } from '../webhooks/receiver.ts';
import { type Pair, secret, startPair } from './pair.ts';
import { heldBack, rini, type Stewards, stewardsOf } from './stewards.ts';

let receiver: Receiver;
let pair: Pair;
let one: TestSystem;
let other: TestSystem;
let stewards: Stewards;
beforeAll(async () => {
  receiver = await startReceiver();
  pair = await startPair('masa', { WEBHOOK_ADDRESSES: JSON.stringify({ lan: `${receiver.url}/lan` }) });
  ({ one, other } = pair);
  stewards = stewardsOf(one);
});
afterAll(async () => {
  await pair.stop();
  await receiver.close();
});
/** Brings an agreement back, whatever became of it, and waits until every process knows: only tests can. */
const restore = async (mitra: string) => {
  await one.sql`
  insert into perjanjian.keadaan (mitra, pokok, keadaan, sejak)
  select distinct mitra, pokok, 'BERLAKU', clock_timestamp() from perjanjian.dokumen where mitra = ${mitra}`;
  for (const system of [one, other])
    await expect.poll(async () => (await system.ask(mitra, '{ perjanjian { judul } }')).status).toBe(200);
};
beforeEach(async () => {
  await restore('lan');
  await restore('taspen-life');
});

const asn = `{ asn(nip: "${widyaiswara.nip}") { id foto } }`;
const endings = [
  ['DITANGGUHKAN', { langkah: 'TANGGUHKAN', sebab: 'HUKUM' }, 'SUSPENDED'],
  ['BERAKHIR', { langkah: 'AKHIRI', sebab: 'KESEPAKATAN' }, 'ENDED'],
] as const;

it.each(endings)(
  'an agreement that becomes %s gives nothing any more, in every process, and says why',
  async (_, step, reason) => {
    const refusal = { status: 403, code: 'AGREEMENT_NOT_IN_FORCE', reason, cause: step.sebab, data: undefined };
    for (const system of [one, other]) expect((await system.ask('lan', asn)).body.data.asn.id).toBe(widyaiswara.id);
    await stewards.take({ mitra: 'lan', ...step });
    // The token is the one of before; what is asked reads persons, reads the agreement alone, or sends.
    for (const system of [one, other])
      for (const query of [
        asn,
        '{ perjanjian { judul } }',
        '{ __schema { types { name } } }',
        '{ daftarPensiun(periode: { dari: "2020-01-01", sampai: "2026-12-31" }) { nodes { nomorSk } } }',
      ])
        expect(heldBack(await system.ask('lan', query)), query).toEqual(refusal);
    expect((await one.ask('bkn', '{ perjanjian { judul } }')).status).toBe(200);
  },
);

it('suspended at once by one person, it is open again in every process when two let it go on', async () => {
  await stewards.propose(rini, { mitra: 'lan', langkah: 'TANGGUHKAN', sebab: 'PELANGGARAN', segera: true });
  for (const system of [one, other]) expect((await system.ask('lan', asn)).status).toBe(403);
  await stewards.take({ mitra: 'lan', langkah: 'LANJUTKAN' });
  for (const system of [one, other])
    await expect.poll(async () => (await system.ask('lan', asn)).body.data?.asn.id).toBe(widyaiswara.id);
});

it('the database refuses by itself, with the reason', async () => {
  const url = new URL(one.databaseUrl);
  url.username = 'masa_lan_2021_10_23';
  url.password = rolePassword(secret, url.username);
  const lan = openPool(url.href, { max: 1, applicationName: 'tests as lan' });
  expect((await lan`select id from asn.asn limit 1`).length).toBe(1);
  await stewards.take({ mitra: 'lan', langkah: 'TANGGUHKAN', sebab: 'HUKUM' });
  const refused: unknown = await lan`select id from asn.asn limit 1`.catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'BP001', message: 'SUSPENDED', hint: 'HUKUM' });
  await expect(lan`select sejak from perjanjian.keadaan`).rejects.toThrow('permission denied');
  await lan.end({ timeout: 5 });
});

it('a line of an agreement is as open as its state, whatever is written into it and whichever comes first', async () => {
  const [{ root = '' } = {}] =
    await one.sql`select pokok::text as root from perjanjian.akses where peran = 'masa_lan_2021_10_23'`;
  const open = async (role: string) => {
    const [line] = await one.sql`
      select clock_timestamp() between buka_sejak and buka_sampai as open from perjanjian.akses where peran = ${role}`;
    return line?.['open'];
  };
  const made = (sql: typeof one.sql) => sql`
    insert into perjanjian.akses (peran, mitra, pokok, sejak, hak, buka_sejak)
    values ('masa_lan_uji', 'lan', ${root}, '2021-10-23', '', '2000-01-01')`;
  await made(one.sql);
  expect(await open('masa_lan_uji')).toBe(true);
  await one.sql`delete from perjanjian.akses where peran = 'masa_lan_uji'`;
  const another = openPool(one.databaseUrl, { max: 1, applicationName: 'tests of lines' });
  // A line that is made while a step is being taken waits for it, and sees it.
  const making = await one.sql.begin(async (sql) => {
    await sql`
      insert into perjanjian.keadaan (mitra, pokok, keadaan, sebab, sejak) values ('lan', ${root}, 'DITANGGUHKAN', 'HUKUM', clock_timestamp())`;
    const waiting = made(another).execute();
    await expect
      .poll(async () => (await sql`select from pg_locks where locktype = 'advisory' and not granted`).length)
      .toBe(1);
    return { waiting };
  });
  await making.waiting;
  await another.end({ timeout: 5 });
  expect(await open('masa_lan_uji')).toBe(false);
  await one.sql`update perjanjian.akses set buka_sejak = '2000-01-01', buka_sampai = 'infinity' where peran like 'masa_lan_%'`;
  expect([await open('masa_lan_uji'), await open('masa_lan_2021_10_23')]).toEqual([false, false]);
  await one.sql`delete from perjanjian.akses where peran = 'masa_lan_uji'`;
});

it('a process that has not noticed refuses with the reason what reads somebody, and gives nothing else', async () => {
  const blind = (yes: boolean) =>
    one.sql.unsafe(
      `${yes ? 'revoke' : 'grant'} execute on function perjanjian.keadaan_kini() ${yes ? 'from' : 'to'} "masa-masa"`,
    );
  await blind(true);
  await one.sql`
    insert into perjanjian.keadaan (mitra, pokok, keadaan, sebab, sejak) values ('lan', '2019-10-22', 'DITANGGUHKAN', 'HUKUM', clock_timestamp())`;
  for (const system of [one, other]) {
    expect(heldBack(await system.ask('lan', asn))).toMatchObject({ status: 403, reason: 'SUSPENDED', cause: 'HUKUM' });
    for (const query of [
      '{ asn(nip: "198804122014031999") { id } }',
      '{ perjanjian { judul } }',
      '{ __schema { types { name } } }',
    ])
      expect(heldBack(await system.ask('lan', query)), query).toMatchObject({
        status: 503,
        code: 'UNAVAILABLE',
        data: undefined,
      });
  }
  await blind(false);
  for (const system of [one, other])
    expect(heldBack(await system.ask('lan', '{ perjanjian { judul } }'))).toMatchObject({
      status: 403,
      reason: 'SUSPENDED',
    });
});

it('links to stored files stop, in the process that gave them and in every other', async () => {
  const { foto } = (await one.ask('lan', asn)).body.data.asn;
  const open = async (system: TestSystem) => {
    const headers = { authorization: `Bearer ${await system.token('lan')}` };
    return (await fetch(foto.replace(one.url, system.url), { headers })).status;
  };
  const tokens = [await open(one), await open(other)];
  expect(tokens).toEqual([200, 200]);
  await stewards.take({ mitra: 'lan', langkah: 'TANGGUHKAN', sebab: 'HUKUM' });
  expect([await open(one), await open(other)]).toEqual([403, 403]);
});

it('an address that was given for a file takes none', async () => {
  const sha256 = createHash('sha256').update('nip,nama\n').digest('hex');
  const announced = await one.ask(
    'taspen-life',
    `mutation { ajukanPemadanan(bentuk: CSV, sha256: "${sha256}") { unggah } }`,
  );
  const { unggah } = announced.body.data.ajukanPemadanan;
  await stewards.take({ mitra: 'taspen-life', langkah: 'TANGGUHKAN', sebab: 'HUKUM' });
  for (const system of [one, other]) {
    const headers = { authorization: `Bearer ${await system.token('taspen-life')}` };
    const put = await fetch(unggah.replace(one.url, system.url), { method: 'PUT', headers, body: 'nip,nama\n' });
    expect(put.status).toBe(403);
  }
});

it('a page that follows is not given for the cursor of the one before', async () => {
  const page = (after: string) =>
    `{ daftarPensiun(periode: { dari: "2000-01-01", sampai: "2026-12-31" }, first: 1${after}) { pageInfo { endCursor } } }`;
  const first = await one.ask('lan', page(''));
  const { endCursor } = first.body.data.daftarPensiun.pageInfo;
  await stewards.take({ mitra: 'lan', langkah: 'TANGGUHKAN', sebab: 'HUKUM' });
  for (const system of [one, other])
    expect(heldBack(await system.ask('lan', page(`, after: "${endCursor}"`)))).toMatchObject({ reason: 'SUSPENDED' });
});

it('a list that is being matched comes to nothing', async () => {
  const [row] = await one.sql`select peran from perjanjian.akses where mitra = 'taspen-life'`;
  await stewards.take({ mitra: 'taspen-life', langkah: 'TANGGUHKAN', sebab: 'HUKUM' });
  await expect(one.sql`select perjanjian.pihak(${row?.['peran']})`).rejects.toThrow('SUSPENDED');
});

it('news that waits is dead from that moment, and not sent when the agreement goes on', async () => {
  await one.sql`
    insert into warta.pengantaran (id, peristiwa_id, mitra, jalur, jenis, obyek, waktu, berikutnya)
    values ('msg_uji', -1, 'lan', 'uji', 'perjanjian.berubah', 'V', now(), now() + interval '1 hour')`;
  await stewards.take({ mitra: 'lan', langkah: 'TANGGUHKAN', sebab: 'HUKUM' });
  expect(await one.sql`select status, hasil from warta.pengantaran where id = 'msg_uji'`).toEqual([
    { status: 'MATI', hasil: 'PERJANJIAN_SUSPENDED' },
  ]);
  await stewards.take({ mitra: 'lan', langkah: 'LANJUTKAN' });
  expect(receiver.got).toEqual([]);
});

it('an agreement of which the database knows no state is a draft, and gives nothing', async () => {
  await one.sql.begin(async (sql) => {
    await sql`alter table perjanjian.keadaan disable trigger tetap`;
    await sql`delete from perjanjian.keadaan where mitra = 'bp-tapera'`;
    await sql`alter table perjanjian.keadaan enable trigger tetap`;
  });
  const query = '{ daftarPensiun(periode: { dari: "2020-01-01", sampai: "2026-12-31" }) { nodes { nomorSk } } }';
  expect(heldBack(await one.ask('bp-tapera', query))).toMatchObject({ status: 403, reason: 'NOT_BEGUN' });
});
