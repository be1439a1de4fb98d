// BP Tapera's sending services: members, each told of it, through a verifier of BKN; positions, of which it is the source.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kepesertaan, kirim, nasib, posisi, putuskan, terima } from '../kiriman/sent.ts';
import { bandung, setneg } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

const faultsOf = (receipt: any) =>
  receipt.rekaman.map((one: { kesalahan: { bidang: string }[] }) => one.kesalahan.map(({ bidang }) => bidang));

describe('II.1 Data Kepesertaan', () => {
  const { asnId, nip, pernyataan, ...told } = kepesertaan;
  const read = async (id: string) =>
    (
      await system.ask(
        'bkn-verifikator',
        `query ($id: ID!) { asn(id: $id) { kepesertaanTapera { ${Object.keys(told).join(' ')} tanggalPernyataan caraPernyataan
          sumber { mitra versi diputuskanOleh } } } }`,
        { id },
      )
    ).body.data.asn.kepesertaanTapera;

  it('is in the register once a verifier has let it in, all 27 fields with the statement, beside the core record', async () => {
    const before = await system.sql`select * from asn.asn where id = ${asnId}`;
    const { ids } = await kirim(system, 'Kepesertaan', [kepesertaan]);
    expect(await read(asnId)).toBeNull();
    expect((await putuskan(system, terima(ids))).hasil).toEqual(['DISETUJUI']);
    expect(await read(asnId)).toEqual({
      ...told,
      tanggalPernyataan: pernyataan.tanggal,
      caraPernyataan: pernyataan.cara,
      sumber: { mitra: 'bp-tapera', versi: '2021-04-21', diputuskanOleh: 'bkn-verifikator' },
    });
    expect(await system.sql`select * from asn.asn where id = ${asnId}`).toEqual(before);
  });

  it('the later one takes the place of the one before', async () => {
    const { ids } = await kirim(system, 'Kepesertaan', [{ ...kepesertaan, alamat: 'Jalan Contoh Nomor 2', sid: null }]);
    await putuskan(system, terima(ids));
    expect(await read(asnId)).toMatchObject({ alamat: 'Jalan Contoh Nomor 2', sid: null, ifua: kepesertaan.ifua });
  });

  it('without the statement that the member was told it is not taken', async () => {
    const { pernyataan: _, ...silent } = kepesertaan;
    const records = [
      silent,
      { ...silent, pernyataan: {} },
      { ...silent, pernyataan: { tanggal: '2999-01-01', cara: ' ' } },
    ];
    const { receipt } = await kirim(system, 'Kepesertaan', records);
    expect(faultsOf(receipt)).toEqual([
      ['pernyataan'],
      ['pernyataan.tanggal', 'pernyataan.cara'],
      ['pernyataan.tanggal', 'pernyataan.cara'],
    ]);
  });

  it('keeps to the lengths of the annex and the ids of the reference lists', async () => {
    const lengths = { nama: 100, tempatLahir: 32, alamat: 200, telepon: 32, ponsel: 32, email: 32 };
    const longest = Object.fromEntries(Object.entries(lengths).map(([name, most]) => [name, 'é'.repeat(most)]));
    const longer = Object.fromEntries(Object.entries(lengths).map(([name, most]) => [name, 'é'.repeat(most + 1)]));
    const { receipt } = await kirim(system, 'Kepesertaan', [
      { ...kepesertaan, ...longest },
      { ...kepesertaan, ...longer },
      {
        ...kepesertaan,
        kodeProvinsi: '99',
        kodeKabupaten: '99.01',
        kodeKecamatan: '99.01.01',
        kodeKelurahan: '99.01.01.1001',
      },
      { ...kepesertaan, kodeProvinsi: '31' },
      { ...kepesertaan, kodeKelurahan: '32.73.98.1999' },
    ]);
    expect(faultsOf(receipt)).toEqual([
      [],
      Object.keys(lengths),
      ['kodeProvinsi', 'kodeKabupaten'],
      ['kodeKabupaten'],
      ['kodeKelurahan'],
    ]);
  });

  it('of a NIP that is not that of the id, it matches nobody; and like this it is told of one who does not exist', async () => {
    const heard = [];
    for (const [id, number] of [
      [asnId, setneg.nip],
      ['F'.repeat(32), nip],
    ]) {
      const { receipt, ids } = await kirim(system, 'Kepesertaan', [{ ...kepesertaan, asnId: id, nip: number }]);
      expect(receipt.diterima).toBe(true);
      expect((await putuskan(system, terima(ids))).hasil).toEqual(['TIDAK_COCOK']);
      heard.push((await nasib(system, 'bp-tapera', receipt.kirimanId)).rekaman[0].status);
    }
    expect(heard).toEqual(['TIDAK_COCOK', 'TIDAK_COCOK']);
  });
});

describe('II.2 Data Finansial Peserta', () => {
  const read = async () =>
    (
      await system.ask(
        'bkn',
        `query ($nip: Nip) { asn(nip: $nip) { simpananTapera { jumlahSimpanan unitPenyertaan nabPerUnit tanggalNab nilaiPenyertaan
          sumber { mitra versi diputuskanOleh } } } }`,
        { nip: bandung.nip },
      )
    ).body.data.asn.simpananTapera;

  const settled = (id: string) =>
    expect
      .poll(async () => (await nasib(system, 'bp-tapera', id)).rekaman.map((one: { status: string }) => one.status), {
        timeout: 20_000,
      })
      .not.toContain('MENUNGGU');

  it('is read by BKN without anybody deciding on it, its value computed to the last digit', async () => {
    const { receipt } = await kirim(system, 'PosisiSimpanan', [posisi]);
    await settled(receipt.kirimanId);
    expect(await read()).toEqual({
      jumlahSimpanan: '12345678.90',
      unitPenyertaan: '8000.1234',
      nabPerUnit: '1500.0001',
      tanggalNab: '2026-11-20',
      nilaiPenyertaan: '12000185.90001234',
      sumber: { mitra: 'bp-tapera', versi: '2021-04-21', diputuskanOleh: 'bp-tapera' },
    });
  });

  it('of an earlier day, sent late, takes the place of none', async () => {
    const { receipt } = await kirim(system, 'PosisiSimpanan', [
      { ...posisi, tanggalNab: '2026-11-01', jumlahSimpanan: '1' },
      { ...posisi, jumlahSimpanan: '2.00' },
      { ...posisi, tanggalNab: '2026-10-01', jumlahSimpanan: '3' },
    ]);
    await settled(receipt.kirimanId);
    expect(await read()).toMatchObject({ jumlahSimpanan: '2.00', tanggalNab: '2026-11-20' });
  });

  it('of nobody, or of another NIP, matches nobody', async () => {
    const { receipt } = await kirim(system, 'PosisiSimpanan', [
      { ...posisi, asnId: 'F'.repeat(32) },
      { ...posisi, nip: setneg.nip },
    ]);
    await settled(receipt.kirimanId);
    const fates = (await nasib(system, 'bp-tapera', receipt.kirimanId)).rekaman;
    expect(fates.map(({ status }: { status: string }) => status)).toEqual(['TIDAK_COCOK', 'TIDAK_COCOK']);
  });

  it('is a decimal that is not below zero, of a day that has come; its value is not sent', async () => {
    const { receipt } = await kirim(system, 'PosisiSimpanan', [
      { ...posisi, jumlahSimpanan: '1e3', unitPenyertaan: '-1', nabPerUnit: '1.00001', tanggalNab: '2999-01-01' },
    ]);
    expect(faultsOf(receipt)).toEqual([['jumlahSimpanan', 'unitPenyertaan', 'nabPerUnit', 'tanggalNab']]);
    const { reply } = await kirim(system, 'PosisiSimpanan', [{ ...posisi, nilaiPenyertaan: '1' }]);
    expect(reply.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
