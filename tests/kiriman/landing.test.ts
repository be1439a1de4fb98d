// Whatever a partner sends lands once under its key, whole or not at all, and is answered by what was sent alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { widyaiswara } from '../people.ts';
import { modes, startTestSystem, type TestSystem } from '../system.ts';
import { kepesertaan, kirimKursus, kunciBaru, kursus } from './sent.ts';

describe.each(modes)('with subgraphs %s', (mode) => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ SUBGRAPHS: mode });
  });
  afterAll(() => system.stop());

  const send = (masukan: unknown, kunci = kunciBaru()) => system.ask('lan', kirimKursus, { kunci, masukan });
  const landed = (kunci: string) => system.sql`
    select r.id, r.urutan, r.status, r.isi, k.diterapkan is not null as applied
    from kotak_masuk.kiriman k join kotak_masuk.rekaman r on r.kiriman_id = k.id where k.kunci = ${kunci} order by r.urutan`;

  it('every record is answered with its place and its id, and waits in the inbox', async () => {
    const kunci = kunciBaru();
    const reply = await send([kursus, { ...kursus, jumlahJam: 8 }], kunci);
    const records = await landed(kunci);
    expect(records.map(({ status, applied }) => [status, applied])).toEqual([
      ['MENUNGGU', true],
      ['MENUNGGU', true],
    ]);
    expect(records[0]?.['isi']).toEqual(kursus);
    expect(reply.body.data.kirimRiwayatKursus).toEqual({
      diterima: true,
      kirimanId: expect.any(String),
      rekaman: records.map(({ id, urutan }) => ({ urutan, id, diterima: true, kesalahan: [] })),
    });
    expect(await system.sql`select from riwayat.kursus where id = any(${records.map(({ id }) => String(id))})`).toEqual(
      [],
    );
  });

  it('the same again is answered the same, to the byte, however it is written; and lands no second time', async () => {
    const kunci = kunciBaru();
    const first = await send([kursus], kunci);
    const turned = Object.fromEntries(Object.entries(kursus).toReversed());
    const again = await send([turned], kunci);
    expect(again.text).toBe(first.text);
    expect(await landed(kunci)).toHaveLength(1);
  });

  it('sent ten times at once, it lands once, and each hears the same', async () => {
    const kunci = kunciBaru();
    const replies = await Promise.all(Array.from({ length: 10 }, () => send([kursus], kunci)));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies[0]?.body.data.kirimRiwayatKursus.diterima).toBe(true);
    expect(await landed(kunci)).toHaveLength(1);
  });

  it('something else under a key that was used is refused, and nothing of it lands', async () => {
    const kunci = kunciBaru();
    await send([kursus], kunci);
    const other = await send([{ ...kursus, jumlahJam: 41 }], kunci);
    expect(other.status).toBe(409);
    expect(other.body.errors?.[0]?.extensions['code']).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await landed(kunci)).toHaveLength(1);
  });

  it('every fault of every record is told at once, nothing lands, and the key is free for what is mended', async () => {
    const kunci = kunciBaru();
    const wrong = { ...kursus, namaKursus: 'x'.repeat(201), jumlahJam: 0, tanggalKursus: '2026-02-30' };
    const unknown = { ...kursus, instansiId: 'TIDAK-ADA', tahun: 2025 };
    const reply = await send([wrong, kursus, unknown, { asnId: kursus.asnId }], kunci);
    const { diterima, kirimanId, rekaman } = reply.body.data.kirimRiwayatKursus;
    expect([diterima, kirimanId]).toEqual([false, null]);
    const fields = rekaman.map((one: { kesalahan: { bidang: string }[] }) => one.kesalahan.map(({ bidang }) => bidang));
    expect(fields).toEqual([
      ['namaKursus', 'jumlahJam', 'tanggalKursus'],
      [],
      ['tahun', 'instansiId'],
      ['instansiId', 'namaKursus', 'jumlahJam', 'tanggalKursus', 'tahun', 'institusi', 'nomorSertifikat'],
    ]);
    expect(rekaman.every((one: { id: unknown; diterima: boolean }) => one.id === null && !one.diterima)).toBe(true);
    expect(await landed(kunci)).toEqual([]);
    expect((await send([kursus], kunci)).body.data.kirimRiwayatKursus.diterima).toBe(true);
  });

  it('a thousand records are taken in one request, none and one more are not', async () => {
    const kunci = kunciBaru();
    const reply = await send(
      Array.from({ length: 1_000 }, () => kursus),
      kunci,
    );
    expect(reply.body.data.kirimRiwayatKursus.rekaman).toHaveLength(1_000);
    expect(await landed(kunci)).toHaveLength(1_000);
    for (const masukan of [[], Array.from({ length: 1_001 }, () => kursus)])
      expect((await send(masukan)).body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('a thousand records of full length fit in one request, indented', async () => {
    const lengths = {
      nomorPeserta: 32,
      nama: 100,
      tempatLahir: 32,
      alamat: 200,
      namaProvinsi: 100,
      namaKabupaten: 100,
    };
    const others = { namaKecamatan: 100, namaKelurahan: 100, sid: 32, ifua: 32, namaPasangan: 100, telepon: 32 };
    const full = Object.fromEntries(
      Object.entries({ ...lengths, ...others, ponsel: 32 }).map(([name, length]) => [name, 'é'.repeat(length)]),
    );
    const record = { ...kepesertaan, ...full, email: `${'x'.repeat(20)}@contoh.test` };
    const query = `mutation ($kunci: String!, $masukan: [KepesertaanMasukan!]!) {
      kirimKepesertaan(kunci: $kunci, masukan: $masukan) { diterima } }`;
    const variables = { kunci: kunciBaru(), masukan: Array.from({ length: 1_000 }, () => record) };
    const reply = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await system.token('bp-tapera')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }, null, 2),
    });
    expect(await reply.json()).toEqual({ data: { kirimKepesertaan: { diterima: true } } });
  });

  it('an operation sends once', async () => {
    const twice = `mutation ($kunci: String!, $masukan: [RiwayatKursusMasukan!]!) {
      a: kirimRiwayatKursus(kunci: $kunci, masukan: $masukan) { diterima }
      b: kirimRiwayatKursus(kunci: $kunci, masukan: $masukan) { diterima } }`;
    const kunci = kunciBaru();
    const reply = await system.ask('lan', twice, { kunci, masukan: [kursus] });
    expect(reply.body.errors?.[0]?.extensions['code']).toBe('BAD_REQUEST');
    expect(await landed(kunci)).toEqual([]);
  });

  it('an agreement that is held back refuses what is sent, from that moment on', async () => {
    await system.sql`update perjanjian.akses set ditangguhkan = true where mitra = 'lan'`;
    const kunci = kunciBaru();
    const refused = await send([kursus], kunci);
    expect(refused.status).toBe(403);
    expect(refused.body.errors?.[0]?.extensions).toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE', reason: 'SUSPENDED' });
    await system.sql`update perjanjian.akses set ditangguhkan = false where mitra = 'lan'`;
    expect(await landed(kunci)).toEqual([]);
    expect((await send([kursus], kunci)).body.data.kirimRiwayatKursus.diterima).toBe(true);
  });

  it('whether its person is in scope, hidden or nobody makes no difference to the answer', async () => {
    const [hidden] = await system.sql`select id from asn.asn where jenis_asn = 'PPPK' limit 1`;
    const ids = [widyaiswara.id, String(hidden?.['id']), 'F'.repeat(32)];
    const heard = [];
    for (const asnId of ids) {
      system.statements();
      const reply = await send([{ ...kursus, asnId }]);
      const statements = system.statements();
      heard.push([reply.status, reply.text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id'), statements]);
    }
    expect(heard[1]).toEqual(heard[0]);
    expect(heard[2]).toEqual(heard[0]);
  });
});
