// A verifier's decision is carried out once, whoever decides at the same moment; and everyone hears of their own alone.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bandung, guruPppk } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { kepesertaan, kirim, kunciBaru, kursus, nasib, posisi, putuskan, terima } from './sent.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

const entered = async (ids: readonly string[]) =>
  Number((await system.sql`select count(*) from riwayat.kursus where id = any(${[...ids]})`)[0]?.['count']);

it('a batch is decided record by record: let in, turned away, matched with nobody, not there, twice', async () => {
  const { ids } = await kirim(system, 'RiwayatKursus', [kursus, kursus, { ...kursus, asnId: guruPppk.id }]);
  const [first = '', second = '', third = ''] = ids;
  const { receipt, hasil } = await putuskan(system, [
    ...terima([first]),
    { rekamanId: second, putusan: 'TOLAK', alasan: 'Contoh.' },
    ...terima([third, 'tidak-ada', first]),
  ]);
  expect(receipt.diterima).toBe(true);
  expect(hasil).toEqual(['DISETUJUI', 'DITOLAK', 'TIDAK_COCOK', 'TIDAK_ADA', 'SUDAH_DIPUTUSKAN']);
  expect(await entered(ids)).toBe(1);
});

it('a decision stands: another, also the opposite, finds it made', async () => {
  const { ids } = await kirim(system, 'RiwayatKursus', [kursus]);
  await putuskan(system, terima(ids));
  const opposite = await putuskan(
    system,
    ids.map((rekamanId) => ({ rekamanId, putusan: 'TOLAK', alasan: 'Contoh.' })),
  );
  expect(opposite.hasil).toEqual(['SUDAH_DIPUTUSKAN']);
  expect(await entered(ids)).toBe(1);
});

it('two verifiers who decide on the same at once let each record in once', async () => {
  const { ids } = await kirim(
    system,
    'RiwayatKursus',
    Array.from({ length: 50 }, () => kursus),
  );
  const both = await Promise.all([putuskan(system, terima(ids)), putuskan(system, terima(ids.toReversed()))]);
  const words = both.flatMap(({ hasil }) => hasil).toSorted();
  expect(words).toEqual([...Array(50).fill('DISETUJUI'), ...Array(50).fill('SUDAH_DIPUTUSKAN')]);
  expect(await entered(ids)).toBe(50);
});

it('the same decision sent again is answered the same, to the byte', async () => {
  const { ids } = await kirim(system, 'RiwayatKursus', [kursus]);
  const kunci = kunciBaru();
  const first = await putuskan(system, terima(ids), kunci);
  const again = await putuskan(system, terima(ids), kunci);
  expect(again.reply.text).toBe(first.reply.text);
  expect(first.hasil).toEqual(['DISETUJUI']);
});

it('every fault of every decision is told at once, and nothing is decided', async () => {
  const { ids } = await kirim(system, 'RiwayatKursus', [kursus]);
  const [rekamanId = ''] = ids;
  const { receipt } = await putuskan(system, [
    ...terima(ids),
    { rekamanId, putusan: 'TOLAK' },
    { alasan: 'x'.repeat(501) },
  ]);
  expect(receipt).toEqual({
    diterima: false,
    kirimanId: null,
    putusan: [
      { urutan: 1, hasil: null, kesalahan: [] },
      { urutan: 2, hasil: null, kesalahan: [{ bidang: 'alasan', alasan: expect.any(String) }] },
      {
        urutan: 3,
        hasil: null,
        kesalahan: ['rekamanId', 'putusan', 'alasan'].map((bidang) => ({ bidang, alasan: expect.any(String) })),
      },
    ],
  });
  expect(await entered(ids)).toBe(0);
});

it('nobody decides on what needs no decision, nor on a decision', async () => {
  const { ids } = await kirim(system, 'PosisiSimpanan', [posisi]);
  const { receipt } = await putuskan(system, terima(ids));
  expect(receipt.putusan[0].hasil).toBe('TIDAK_ADA');
  const [decision] = await system.sql`select id from kotak_masuk.rekaman where jenis = 'PUTUSAN_PEREMAJAAN' limit 1`;
  expect((await putuskan(system, terima([String(decision?.['id'])]))).hasil).toEqual(['TIDAK_ADA']);
});

it('only BKN’s verifier decides, and only it sees what waits', async () => {
  for (const partner of ['lan', 'bp-tapera', 'bkn', 'setneg-siapp']) {
    const decide = 'mutation { putuskanPeremajaan(kunci: "12345678", masukan: []) { diterima } }';
    for (const query of [decide, '{ daftarPeremajaan { nodes { id } } }']) {
      const { body } = await system.ask(partner, query);
      expect(body.errors?.[0]?.extensions['code'], partner).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  }
});

it('a partner hears of its own requests alone: of another’s as of none', async () => {
  const lan = await kirim(system, 'RiwayatKursus', [kursus]);
  const tapera = await kirim(system, 'Kepesertaan', [kepesertaan]);
  expect((await nasib(system, 'lan', lan.receipt.kirimanId)).jumlah).toBe(1);
  expect(await nasib(system, 'bp-tapera', lan.receipt.kirimanId)).toBeNull();
  expect(await nasib(system, 'lan', tapera.receipt.kirimanId)).toBeNull();
  expect(await nasib(system, 'lan', 'tidak-ada')).toBeNull();
});

it('lists give each of one’s own once, in pages, the oldest first, also by status', async () => {
  const seen: { id: string; status: string }[] = [];
  const query = `query ($status: StatusRekaman, $after: String) { daftarRekamanKiriman(status: $status, first: 40, after: $after) {
    nodes { id status jenis } pageInfo { hasNextPage endCursor } } daftarKiriman(first: 2) { nodes { id kunci dikirim } } }`;
  for (let after: string | null = null, more = true; more;) {
    const { data }: { data?: any } = (await system.ask('lan', query, { after })).body;
    seen.push(...data.daftarRekamanKiriman.nodes);
    ({ endCursor: after, hasNextPage: more } = data.daftarRekamanKiriman.pageInfo);
  }
  const all = await system.sql`select id from kotak_masuk.rekaman where mitra = 'lan' order by diterima, id`;
  expect(all.length).toBeGreaterThan(50);
  expect(seen.map(({ id }) => id)).toEqual(all.map(({ id }) => String(id)));
  const waiting = (await system.ask('lan', query, { status: 'MENUNGGU' })).body.data.daftarRekamanKiriman.nodes;
  expect(waiting.map(({ id }: { id: string }) => id)).toEqual(
    seen.filter(({ status }) => status === 'MENUNGGU').map(({ id }) => id),
  );
});

it('a record that was sent while its agreement was in force may be let in after it has ended', async () => {
  const { ids } = await kirim(system, 'RiwayatKursus', [kursus]);
  await system.sql`update perjanjian.akses set ditangguhkan = true where mitra = 'lan'`;
  expect((await putuskan(system, terima(ids))).hasil).toEqual(['DISETUJUI']);
  await system.sql`update perjanjian.akses set ditangguhkan = false where mitra = 'lan'`;
});

it('whose value it is stays known when the next one comes', async () => {
  for (const alamat of ['Jalan Contoh 1', 'Jalan Contoh 2']) {
    const { ids } = await kirim(system, 'Kepesertaan', [{ ...kepesertaan, alamat }]);
    await putuskan(system, terima(ids));
  }
  const sources = await system.sql`
    select s.mitra, s.versi::text, s.diputuskan_oleh, k.rekaman_id = s.id as present from kotak_masuk.sumber s
    left join finansial.kepesertaan_tapera k on k.asn_id = s.asn_id where s.asn_id = ${bandung.id} and s.jenis = 'KEPESERTAAN' order by s.diputuskan`;
  const source = { mitra: 'bp-tapera', versi: '2021-04-21', diputuskan_oleh: 'bkn-verifikator' };
  expect(sources.slice(-2)).toEqual([
    { ...source, present: false },
    { ...source, present: true },
  ]);
});
