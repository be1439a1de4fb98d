// LAN's sending services: courses, credit points, positions; from the request to the register, through a verifier of BKN.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { angkaKredit, jabatan, kirim, kursus, lanId, nasib, putuskan, terima, unitLan } from '../kiriman/sent.ts';
import { analisKebijakan, bandung, guruPppk, widyaiswara } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';

let system: TestSystem;
let unit: string;
beforeAll(async () => {
  system = await startTestSystem();
  unit = await unitLan(system);
});
afterAll(() => system.stop());

const moment = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);

/** What a verifier reads of a person's history, the entry of a record alone. */
async function entry(history: string, asnId: string, id: string) {
  const query = `query ($id: ID!) { asn(id: $id) { riwayat: ${history} } }`;
  const { riwayat } = (await system.ask('bkn-verifikator', query, { id: asnId })).body.data.asn;
  return riwayat.find((one: { id: string }) => one.id === id) ?? null;
}
const sumber = 'sumber { id mitra versi dikirim diputuskanOleh diputuskan }';
const fromLan = (id: string) => ({
  id,
  mitra: 'lan',
  versi: '2021-10-23',
  dikirim: moment,
  diputuskanOleh: 'bkn-verifikator',
  diputuskan: moment,
});

/** Sends one record and lets it in; gives its id and what became of it. */
async function decided(jenis: 'RiwayatKursus' | 'RiwayatAngkaKredit' | 'RiwayatJabatan', record: object) {
  const { receipt, ids } = await kirim(system, jenis, [record]);
  expect(receipt.diterima).toBe(true);
  const { hasil } = await putuskan(system, terima(ids));
  return { id: ids[0] ?? '', hasil: hasil[0] };
}

describe('II.1 Riwayat Kursus', () => {
  const history = `riwayatKursus { id namaKursus tanggalKursus jumlahJam institusi nomorSertifikat ${sumber} }`;

  it('waits for a verifier, who sees who sent what about whom', async () => {
    const { ids } = await kirim(system, 'RiwayatKursus', [kursus]);
    expect(await entry(history, kursus.asnId, ids[0] ?? '')).toBeNull();
    const query = `query ($jenis: JenisPeremajaan, $after: String) { daftarPeremajaan(status: MENUNGGU, jenis: $jenis, mitra: "lan", after: $after) {
      nodes { id mitra versi jenis dikirim status asn { nama } isi { bidang nilai } } pageInfo { hasNextPage endCursor } } }`;
    const waiting = (await system.ask('bkn-verifikator', query, { jenis: 'RIWAYAT_KURSUS' })).body.data
      .daftarPeremajaan;
    expect(waiting.nodes.find((one: { id: string }) => one.id === ids[0])).toEqual({
      id: ids[0],
      mitra: 'lan',
      versi: '2021-10-23',
      jenis: 'RIWAYAT_KURSUS',
      dikirim: moment,
      status: 'MENUNGGU',
      asn: { nama: widyaiswara.nama },
      isi: Object.entries(kursus)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([bidang, nilai]) => ({ bidang, nilai: String(nilai) })),
    });
    const others = (await system.ask('bkn-verifikator', query, { jenis: 'RIWAYAT_JABATAN' })).body.data
      .daftarPeremajaan;
    expect(others.nodes.filter((one: { id: string }) => one.id === ids[0])).toEqual([]);
  });

  it('enters the history once it is let in, with where it came from; and LAN hears of it', async () => {
    const { receipt, ids } = await kirim(system, 'RiwayatKursus', [kursus]);
    const [id = ''] = ids;
    expect((await putuskan(system, terima(ids))).hasil).toEqual(['DISETUJUI']);
    expect(await entry(history, kursus.asnId, id)).toEqual({
      id,
      namaKursus: kursus.namaKursus,
      tanggalKursus: kursus.tanggalKursus,
      jumlahJam: 40,
      institusi: kursus.institusi,
      nomorSertifikat: kursus.nomorSertifikat,
      sumber: fromLan(id),
    });
    expect(await nasib(system, 'lan', receipt.kirimanId)).toMatchObject({
      id: receipt.kirimanId,
      operasi: 'Mutation.kirimRiwayatKursus',
      versi: '2021-10-23',
      dikirim: moment,
      jumlah: 1,
      rekaman: [{ id, urutan: 1, jenis: 'RIWAYAT_KURSUS', status: 'DISETUJUI', alasan: null, diputuskan: moment }],
    });
  });

  it('is turned away with a reason that LAN hears, and enters nothing', async () => {
    const { receipt, ids } = await kirim(system, 'RiwayatKursus', [kursus]);
    const [id = ''] = ids;
    const { hasil } = await putuskan(system, [
      { rekamanId: id, putusan: 'TOLAK', alasan: 'Sertifikat tidak terbaca.' },
    ]);
    expect(hasil).toEqual(['DITOLAK']);
    expect(await entry(history, kursus.asnId, id)).toBeNull();
    expect((await nasib(system, 'lan', receipt.kirimanId)).rekaman).toMatchObject([
      { status: 'DITOLAK', alasan: 'Sertifikat tidak terbaca.', diputuskan: moment },
    ]);
  });

  it('is for PNS: of a PPPK it is told like of nobody, to the byte but for ids and times', async () => {
    const heard = [];
    for (const asnId of [guruPppk.id, 'F'.repeat(32)]) {
      const { receipt, ids } = await kirim(system, 'RiwayatKursus', [{ ...kursus, asnId }]);
      const { hasil } = await putuskan(system, terima(ids));
      const fate = JSON.stringify(await nasib(system, 'lan', receipt.kirimanId));
      heard.push([hasil, fate.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '')]);
    }
    expect(heard[0]?.[0]).toEqual(['TIDAK_COCOK']);
    expect(heard[1]).toEqual(heard[0]);
    expect(
      await system.sql`select from riwayat.kursus where asn_id = ${guruPppk.id} and nomor_sertifikat = ${kursus.nomorSertifikat}`,
    ).toEqual([]);
  });
});

describe('II.2 Riwayat Angka Kredit', () => {
  const history = `riwayatAngkaKredit { id angkaKreditUtama angkaKreditPenunjang angkaKreditTotal namaJabatan nomorSk tanggalSk ${sumber} }`;

  it('enters the history to the last digit', async () => {
    const { id, hasil } = await decided('RiwayatAngkaKredit', angkaKredit);
    expect(hasil).toBe('DISETUJUI');
    expect(await entry(history, angkaKredit.asnId, id)).toMatchObject({
      angkaKreditUtama: '100.1',
      angkaKreditPenunjang: '0.025',
      angkaKreditTotal: '100.125',
      nomorSk: angkaKredit.nomorSk,
      sumber: fromLan(id),
    });
  });

  it('has a total that is the sum of the two exactly, where binary fractions would not tell', async () => {
    const sums: [utama: string, penunjang: string, total: string, right: boolean][] = [
      ['0.1', '0.2', '0.3', true],
      ['0.1', '0.2', '0.3001', false],
      ['999999.9999', '0.0001', '1000000', false],
      ['100', '0', '100.0000', true],
      ['100', '0', '100.00001', false],
    ];
    for (const [angkaKreditUtama, angkaKreditPenunjang, angkaKreditTotal, right] of sums) {
      const record = { ...angkaKredit, angkaKreditUtama, angkaKreditPenunjang, angkaKreditTotal };
      const { receipt } = await kirim(system, 'RiwayatAngkaKredit', [record]);
      const fields = receipt.rekaman[0].kesalahan.map(({ bidang }: { bidang: string }) => bidang);
      expect(fields, angkaKreditTotal).toEqual(right ? [] : ['angkaKreditTotal']);
    }
  });

  it('is of Widyaiswara and Analis Kebijakan alone, also among those who work at LAN', async () => {
    expect((await decided('RiwayatAngkaKredit', { ...angkaKredit, asnId: analisKebijakan.id })).hasil).toBe(
      'DISETUJUI',
    );
    expect((await decided('RiwayatAngkaKredit', { ...angkaKredit, asnId: bandung.id })).hasil).toBe('TIDAK_COCOK');
    const [colleague] = await system.sql`
      select asn_id from cakupan.asn where instansi_kerja_id = ${lanId} and jenis_asn = 'PNS'
        and coalesce(rumpun_jabatan_id, '') not in (select rumpun_jabatan_id from cakupan.asn where asn_id = any(${[widyaiswara.id, analisKebijakan.id]})) limit 1`;
    const asnId = String(colleague?.['asn_id']);
    expect((await decided('RiwayatAngkaKredit', { ...angkaKredit, asnId })).hasil).toBe('TIDAK_COCOK');
  });

  it('covers a period that does not end before it begins', async () => {
    const record = { ...angkaKredit, bulanAkhirPenilaian: 6 };
    const { receipt } = await kirim(system, 'RiwayatAngkaKredit', [record]);
    expect(receipt.rekaman[0].kesalahan).toEqual([
      { bidang: 'tahunAkhirPenilaian', alasan: 'The period ends before it begins.' },
    ]);
  });
});

describe('II.3 Riwayat Jabatan', () => {
  const history = `riwayatJabatan { id namaJabatan namaUnitKerja namaInstansi tmtJabatan nomorSk tanggalSk ${sumber} }`;

  it('enters the history with the names of its codes', async () => {
    const { id, hasil } = await decided('RiwayatJabatan', jabatan(unit));
    expect(hasil).toBe('DISETUJUI');
    const [named] = await system.sql`select nama from asn.unit_kerja where id = ${unit}`;
    expect(await entry(history, widyaiswara.id, id)).toEqual({
      id,
      namaJabatan: 'Widyaiswara Ahli Muda',
      namaUnitKerja: named?.['nama'],
      namaInstansi: 'Lembaga Administrasi Negara',
      tmtJabatan: '2026-04-01',
      nomorSk: 'CONTOH/JAB/2026',
      tanggalSk: '2026-03-20',
      sumber: fromLan(id),
    });
  });

  it('is of whoever is appointed to one of the two professions, wherever they work and whatever they were', async () => {
    const record = { ...jabatan(unit), asnId: bandung.id };
    expect((await decided('RiwayatJabatan', record)).hasil).toBe('DISETUJUI');
  });

  it('is every position of those who work at LAN, and no other position of anybody else', async () => {
    const [pelaksana] = await system.sql`select id from asn.jabatan where jenis_jabatan_id = '4' order by id limit 1`;
    const { jabatanFungsionalId: _, ...plain } = jabatan(unit);
    const other = { ...plain, jenisJabatanId: '4', jabatanFungsionalUmumId: String(pelaksana?.['id']) };
    expect((await decided('RiwayatJabatan', other)).hasil).toBe('DISETUJUI');
    expect((await decided('RiwayatJabatan', { ...other, asnId: bandung.id })).hasil).toBe('TIDAK_COCOK');
    expect((await decided('RiwayatJabatan', { ...plain, jenisJabatanId: '1' })).hasil).toBe('DISETUJUI');
  });

  it('speaks in the ids of the reference lists: of that kind of position, of a unit of that instansi', async () => {
    const [elsewhere] = await system.sql`select id from asn.unit_kerja where instansi_id <> ${lanId} limit 1`;
    const [pelaksana] = await system.sql`select id from asn.jabatan where jenis_jabatan_id = '4' limit 1`;
    const wrong: [changed: object, fields: string[]][] = [
      [{ unitKerjaId: String(elsewhere?.['id']) }, ['unitKerjaId']],
      [{ jabatanFungsionalId: String(pelaksana?.['id']) }, ['jabatanFungsionalId']],
      [{ jabatanFungsionalId: null }, ['jabatanFungsionalId']],
      [{ jenisJabatanId: '4' }, ['jabatanFungsionalId', 'jabatanFungsionalUmumId']],
      [
        { jenisJabatanId: '9', instansiId: 'x' },
        ['jenisJabatanId', 'jabatanFungsionalId', 'unitKerjaId', 'instansiId'],
      ],
    ];
    const { receipt } = await kirim(
      system,
      'RiwayatJabatan',
      wrong.map(([changed]) => ({ ...jabatan(unit), ...changed })),
    );
    const fields = receipt.rekaman.map((one: { kesalahan: { bidang: string }[] }) =>
      one.kesalahan.map(({ bidang }) => bidang),
    );
    expect(fields).toEqual(wrong.map(([, names]) => names));
  });
});
