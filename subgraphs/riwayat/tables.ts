// The histories, in the PostgreSQL schema riwayat: one table each. A property has the name of its GraphQL field.
import { since } from '@bagi/kit/versions.ts';
import { toSnakeCase } from 'drizzle-orm/casing';
import { boolean, date, index, integer, numeric, type PgColumnBuilderBase, pgSchema, text } from 'drizzle-orm/pg-core';
import { jenisDokumen } from './jenisDokumen.ts';

export const schema = pgSchema('riwayat');

/** What every entry has: a person, and a decree whose scan may be stored. */
const decree = () => ({
  id: text().primaryKey(),
  asnId: text().notNull(),
  nomorSk: text(),
  tanggalSk: date(),
  dokumenId: text(),
});

function entry<Columns extends Record<string, PgColumnBuilderBase>>(name: string, columns: Columns) {
  return schema.table(name, { ...decree(), ...columns }, (t) => [index(`${name}_asn`).on(t.asnId)]);
}

/**
 * A history with a listing over everyone, along a date, also of those with one value of another column; its rows remember
 * since when they are as they are.
 */
function listed<Columns extends Record<string, PgColumnBuilderBase>>(
  name: string,
  along: Extract<keyof Columns, string>,
  columns: Columns,
  also: readonly Extract<keyof Columns, string>[] = [],
) {
  return schema.table(name, { ...decree(), ...columns, ...since() }, (t) => [
    index(`${name}_asn`).on(t.asnId),
    index(`${name}_by_date`).on(t[along], t.id),
    ...also.map((column) => index(`${name}_by_${toSnakeCase(column)}`).on(t[column], t[along], t.id)),
  ]);
}

/** Scans of decrees and certificates, each of one kind; the bytes are in the storage. */
export const dokumen = schema.table(
  'dokumen',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    jenis: text({ enum: jenisDokumen }).notNull(),
    nomor: text(),
    tanggal: date(),
    tipeMedia: text().notNull(),
    ukuran: integer().notNull(),
    sha256: text().notNull(),
  },
  (t) => [index('dokumen_asn').on(t.asnId)],
);

export const pendidikan = entry('pendidikan', {
  tingkatPendidikanId: text(),
  pendidikanId: text(),
  namaPendidikan: text(),
  namaSekolah: text(),
  tahunLulus: integer(),
  tanggalLulus: date(),
  nomorIjazah: text(),
  gelarDepan: text(),
  gelarBelakang: text(),
  pendidikanPertama: boolean(),
});

export const diklat = entry('diklat', {
  jenisDiklatId: text(),
  namaDiklat: text(),
  penyelenggara: text(),
  nomorSertifikat: text(),
  tanggalMulai: date(),
  tanggalSelesai: date(),
  jumlahJam: integer(),
  tahun: integer(),
});

export const kursus = entry('kursus', {
  instansiId: text(),
  namaKursus: text(),
  jumlahJam: integer(),
  tanggalKursus: date(),
  tahun: integer(),
  institusi: text(),
  nomorSertifikat: text(),
});

export const jabatan = entry('jabatan', {
  jenisJabatanId: text(),
  namaJenisJabatan: text(),
  jabatanId: text(),
  namaJabatan: text(),
  unitKerjaId: text(),
  namaUnitKerja: text(),
  instansiId: text(),
  namaInstansi: text(),
  eselonId: text(),
  tmtJabatan: date(),
  tanggalPelantikan: date(),
});

export const golongan = entry('golongan', {
  golonganId: text(),
  golonganRuang: text(),
  pangkat: text(),
  tmtGolongan: date(),
  jenisKenaikanPangkatId: text(),
  masaKerjaTahun: integer(),
  masaKerjaBulan: integer(),
  nomorPertek: text(),
  tanggalPertek: date(),
});

export const cpnsPns = entry('cpns_pns', {
  jenis: text(),
  tmt: date(),
  nomorSpmt: text(),
  tanggalSpmt: date(),
  namaJabatanPengangkatan: text(),
  golonganId: text(),
});

export const pmk = entry('pmk', {
  jenisPmk: text(),
  instansiPerusahaan: text(),
  tanggalMulai: date(),
  tanggalSelesai: date(),
  masaKerjaTahun: integer(),
  masaKerjaBulan: integer(),
  nomorPertek: text(),
  tanggalPertek: date(),
});

export const pindahInstansi = listed(
  'pindah_instansi',
  'tmtPindah',
  {
    instansiAsalId: text(),
    namaInstansiAsal: text(),
    instansiTujuanId: text(),
    namaInstansiTujuan: text(),
    tmtPindah: date(),
    nomorPertek: text(),
    tanggalPertek: date(),
  },
  ['instansiAsalId', 'instansiTujuanId'],
);

export const kedudukanHukum = entry('kedudukan_hukum', {
  kedudukanHukumId: text(),
  namaKedudukanHukum: text(),
  tmt: date(),
  tanggalAkhir: date(),
});

export const angkaKredit = entry('angka_kredit', {
  bulanMulaiPenilaian: integer(),
  tahunMulaiPenilaian: integer(),
  bulanAkhirPenilaian: integer(),
  tahunAkhirPenilaian: integer(),
  angkaKreditUtama: numeric(),
  angkaKreditPenunjang: numeric(),
  angkaKreditTotal: numeric(),
  namaJabatan: text(),
});

export const skp = entry('skp', {
  tahun: integer(),
  hasilKerja: text(),
  perilakuKerja: text(),
  kuadranKinerja: text(),
  nilai: numeric(),
  jabatanPenilai: text(),
});

export const penghargaan = entry('penghargaan', {
  namaPenghargaan: text(),
  tahun: integer(),
});

export const hukumanDisiplin = entry('hukuman_disiplin', {
  jenisHukumanId: text(),
  namaJenisHukuman: text(),
  tingkat: text(),
  tmtMulai: date(),
  tmtAkhir: date(),
  pelanggaran: text(),
});

export const cltn = entry('cltn', {
  tanggalMulai: date(),
  tanggalAkhir: date(),
  tanggalAktif: date(),
  nomorPertek: text(),
});

export const kgb = entry('kgb', {
  gajiPokok: numeric(),
  tmtKgb: date(),
  golonganId: text(),
  masaKerjaTahun: integer(),
  masaKerjaBulan: integer(),
});

export const organisasi = entry('organisasi', {
  namaOrganisasi: text(),
  peran: text(),
  tanggalMulai: date(),
  tanggalSelesai: date(),
});

export const kepanitiaan = entry('kepanitiaan', {
  namaKepanitiaan: text(),
  peran: text(),
  tahun: integer(),
});

export const profesi = entry('profesi', {
  namaProfesi: text(),
  penyelenggara: text(),
  nomorSertifikat: text(),
  tahunLulus: integer(),
});

export const kompetensi = entry('kompetensi', {
  namaKompetensi: text(),
  jenisKompetensi: text(),
  skor: numeric(),
  tanggalPenilaian: date(),
  penyelenggara: text(),
});

export const potensi = entry('potensi', {
  namaPotensi: text(),
  skor: numeric(),
  tanggalPenilaian: date(),
});

export const prestasi = entry('prestasi', {
  namaPrestasi: text(),
  tingkat: text(),
  tahun: integer(),
});

export const lhkpn = entry('lhkpn', {
  tahun: integer(),
  tanggalLapor: date(),
  jenisLaporan: text(),
  totalKekayaan: numeric(),
});

export const lhkasn = entry('lhkasn', {
  tahun: integer(),
  tanggalLapor: date(),
  totalKekayaan: numeric(),
});

export const tunjanganKinerja = entry('tunjangan_kinerja', {
  kelasJabatan: integer(),
  besaran: numeric(),
  tmt: date(),
});

export const tunjanganKemahalan = entry('tunjangan_kemahalan', {
  wilayah: text(),
  besaran: numeric(),
  tmt: date(),
});

export const kontrakPppk = entry('kontrak_pppk', {
  nomorKontrak: text(),
  instansiId: text(),
  tanggalMulai: date(),
  tanggalAkhir: date(),
  kontrakKe: integer(),
});

export const nonAsn = entry('non_asn', {
  namaInstansi: text(),
  namaJabatan: text(),
  tanggalMulai: date(),
  tanggalSelesai: date(),
});

export const kesehatan = entry('kesehatan', {
  tanggalPemeriksaan: date(),
  fasilitas: text(),
  hasil: text(),
});

export const pemberhentian = listed('pemberhentian', 'tmtBerhenti', {
  jenisPemberhentianId: text(),
  namaJenisPemberhentian: text(),
  tmtBerhenti: date(),
});

/** Has a copy of the family of positions, because LAN lists the pensions of two families that are rare among all. */
export const pensiun = listed(
  'pensiun',
  'tmtPensiun',
  {
    jenisPensiunId: text(),
    namaJenisPensiun: text(),
    tmtPensiun: date(),
    nomorPertek: text(),
    tanggalPertek: date(),
    masaKerjaTahun: integer(),
    masaKerjaBulan: integer(),
    kantorWilayahTaspen: text(),
    alamatSetelahPensiun: text(),
    rumpunJabatanId: text(),
  },
  ['rumpunJabatanId'],
);
