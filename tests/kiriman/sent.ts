// What tests send: a record of each kind that is right, about someone of whom it may be sent; and how it is sent and decided on.
import { randomUUID } from 'node:crypto';
import { bandung, widyaiswara } from '../people.ts';
import type { Reply, TestSystem } from '../system.ts';

/** Lembaga Administrasi Negara. */
export const lanId = 'A5EB03E23C04F6A0E040640A040252AD';

export const kursus = {
  asnId: widyaiswara.id,
  instansiId: lanId,
  namaKursus: 'Pelatihan Analisis Kebijakan Contoh',
  jumlahJam: 40,
  tanggalKursus: '2026-03-02',
  tahun: 2026,
  institusi: 'Lembaga Contoh',
  nomorSertifikat: 'CONTOH/2026/001',
};

export const angkaKredit = {
  asnId: widyaiswara.id,
  nomorSk: 'CONTOH/AK/2026',
  tanggalSk: '2026-02-10',
  bulanMulaiPenilaian: 7,
  tahunMulaiPenilaian: 2025,
  bulanAkhirPenilaian: 12,
  tahunAkhirPenilaian: 2025,
  angkaKreditUtama: '100.1',
  angkaKreditPenunjang: '0.025',
  angkaKreditTotal: '100.125',
  namaJabatan: 'Widyaiswara Ahli Muda',
};

/** Widyaiswara Ahli Muda; the unit is one of LAN, which only the register knows. */
export const jabatan = (unitKerjaId: string) => ({
  asnId: widyaiswara.id,
  jabatanFungsionalId: 'A5EB03E24056F6A0E040640A040252AD',
  unitKerjaId,
  instansiId: lanId,
  jenisJabatanId: '2',
  tmtJabatan: '2026-04-01',
  nomorSk: 'CONTOH/JAB/2026',
  tanggalSk: '2026-03-20',
});

export const kepesertaan = {
  asnId: bandung.id,
  nip: bandung.nip,
  nomorPeserta: 'CONTOH-0001',
  nama: 'Asep Purnama Contoh',
  tempatLahir: 'Bandung',
  tanggalLahir: '1988-04-12',
  alamat: 'Jalan Contoh Nomor 1',
  rt: '001',
  rw: '002',
  kodeProvinsi: '32',
  namaProvinsi: 'Jawa Barat',
  kodeKabupaten: '32.73',
  namaKabupaten: 'Kota Bandung',
  kodeKecamatan: '32.73.99',
  namaKecamatan: 'Contoh',
  kodeKelurahan: '32.73.99.1999',
  namaKelurahan: 'Contoh',
  rtDomisili: '003',
  rwDomisili: '004',
  kodePos: '40199',
  sid: 'CONTOH-SID',
  ifua: 'CONTOH-IFUA',
  namaPasangan: 'Contoh',
  memilikiRumah: false,
  telepon: '022-0000000',
  ponsel: '080000000000',
  email: 'asep@contoh.example',
  pernyataan: { tanggal: '2026-01-05', cara: 'Formulir pendaftaran' },
};

export const posisi = {
  asnId: bandung.id,
  nip: bandung.nip,
  jumlahSimpanan: '12345678.90',
  unitPenyertaan: '8000.1234',
  nabPerUnit: '1500.0001',
  tanggalNab: '2026-11-20',
};

export const tandaTerima = 'diterima kirimanId rekaman { urutan id diterima kesalahan { bidang alasan } }';

export const kirimKursus = `mutation ($kunci: String!, $masukan: [RiwayatKursusMasukan!]!) {
  kirimRiwayatKursus(kunci: $kunci, masukan: $masukan) { ${tandaTerima} } }`;

export const kunciBaru = () => randomUUID();

const mutations = {
  RiwayatKursus: 'lan',
  RiwayatAngkaKredit: 'lan',
  RiwayatJabatan: 'lan',
  Kepesertaan: 'bp-tapera',
  PosisiSimpanan: 'bp-tapera',
} as const;
export type Jenis = keyof typeof mutations;

/** Sends records as the partner whose service it is; gives the receipt, or the reply when it is a refusal. */
export async function kirim(
  system: TestSystem,
  jenis: Jenis,
  masukan: readonly object[],
  kunci = kunciBaru(),
): Promise<{ receipt: any; reply: Reply; ids: string[] }> {
  const query = `mutation ($kunci: String!, $masukan: [${jenis}Masukan!]!) {
    kirim: kirim${jenis}(kunci: $kunci, masukan: $masukan) { ${tandaTerima} } }`;
  const reply = await system.ask(mutations[jenis], query, { kunci, masukan });
  const receipt = reply.body.data?.kirim;
  return { receipt, reply, ids: receipt?.rekaman.map(({ id }: { id: string }) => id) ?? [] };
}

export interface Putusan {
  readonly rekamanId: string;
  readonly putusan: string;
  readonly alasan?: string;
}

/** Decides as the verifier; gives what became of each. */
export async function putuskan(system: TestSystem, masukan: readonly object[], kunci = kunciBaru()) {
  const query = `mutation ($kunci: String!, $masukan: [PutusanMasukan!]!) {
    putuskanPeremajaan(kunci: $kunci, masukan: $masukan) { diterima kirimanId putusan { urutan hasil kesalahan { bidang alasan } } } }`;
  const reply = await system.ask('bkn-verifikator', query, { kunci, masukan });
  const receipt = reply.body.data?.putuskanPeremajaan;
  return { receipt, reply, hasil: receipt?.putusan.map(({ hasil }: { hasil: string }) => hasil) as string[] };
}

export const terima = (ids: readonly string[]): Putusan[] => ids.map((rekamanId) => ({ rekamanId, putusan: 'TERIMA' }));

/** What its sender hears of a request. */
export async function nasib(system: TestSystem, mitra: string, id: string) {
  const query = `query ($id: ID!) { kiriman(id: $id) { id kunci operasi versi dikirim jumlah
    rekaman { id kirimanId urutan jenis dikirim status alasan diputuskan } } }`;
  return (await system.ask(mitra, query, { id })).body.data.kiriman;
}

/** A unit of LAN, by the register. */
export async function unitLan(system: TestSystem): Promise<string> {
  const [unit] = await system.sql`select id from asn.unit_kerja where instansi_id = ${lanId} order by id limit 1`;
  return String(unit?.['id']);
}
