// Which CSV columns fill which reference table, and what a row must be to be taken.
import {
  agama,
  eselon,
  golongan,
  instansi,
  jabatan,
  jenisJabatan,
  jenisKelamin,
  kedudukanHukum,
  kode,
  lokasiKerja,
  pendidikan,
  statusPerkawinan,
  tingkatPendidikan,
} from '@bagi/asn/tables.ts';
import { detailLayanan, jenisDokumen, persyaratan } from '@bagi/usulan/tables.ts';
import type { PgTable } from 'drizzle-orm/pg-core';

/** A cell by its column; a column that the file lacks is an empty cell. */
export type Cells = (column: string) => string;

export interface Format {
  readonly table: PgTable;
  /** The columns without which a file is not of this format; any other column is left alone. */
  readonly columns: readonly string[];
  /** The column of the id. */
  readonly id: string;
  /** A code may be known while its name is not. */
  readonly nameMayBeMissing: boolean;
  /** The row in the words of the table; throws a sentence about what is wrong with it. */
  readonly row: (cells: Cells) => Readonly<Record<string, string | number | boolean | null>>;
}

export const formats: Readonly<Record<string, Format>> = {
  agama: code(agama),
  jenis_kelamin: code(jenisKelamin, { id: 'kode_huruf' }),
  status_perkawinan: code(statusPerkawinan),
  jenis_jabatan: code(jenisJabatan),
  tingkat_pendidikan: code(tingkatPendidikan, { nameMayBeMissing: true }),
  eselon: code(eselon, {
    columns: ['jabatan_asn'],
    nameMayBeMissing: true,
    more: (cells) => ({ jabatanAsn: cells('jabatan_asn') || null }),
  }),
  kedudukan_hukum: code(kedudukanHukum, {
    nameMayBeMissing: true,
    more: (cells) => ({ kelompok: oneOf(kelompok, 'kelompok', cells('kelompok') || cells('kelompok_usulan_kami')) }),
  }),
  golongan: code(golongan, {
    columns: ['pangkat', 'jenis_asn', 'urutan'],
    more: (cells) => ({
      pangkat: cells('pangkat') || null,
      jenisAsn: oneOf(['PNS', 'PPPK'], 'jenis_asn', cells('jenis_asn')),
      urutan: wholeNumber('urutan', cells('urutan')),
    }),
  }),
  pendidikan: code(pendidikan, {
    columns: ['tingkat_pendidikan_id'],
    more: (cells) => ({ tingkatId: filled('tingkat_pendidikan_id', cells('tingkat_pendidikan_id')) }),
  }),
  lokasi_kerja: code(lokasiKerja, {
    id: 'kode_kemendagri',
    columns: ['kode_provinsi'],
    more: (cells) => ({ provinsiId: filled('kode_provinsi', cells('kode_provinsi')) }),
  }),
  instansi: code(instansi, {
    columns: ['jenis', 'kode_cepat', 'jenis_instansi_id'],
    more: (cells) => ({
      jenis: oneOf(['P', 'D'], 'jenis', cells('jenis')) === 'P' ? 'PUSAT' : 'DAERAH',
      kodeCepat: cells('kode_cepat') || null,
      jenisInstansiId: cells('jenis_instansi_id') || null,
    }),
  }),
  jabatan_fungsional: code(jabatan, {
    columns: ['jenjang', 'usia_bup', 'kelompok_jabatan_id'],
    more: (cells) => ({
      jenisJabatanId: '2',
      jenjang: cells('jenjang') || null,
      batasUsiaPensiun: wholeNumber('usia_bup', cells('usia_bup')) || null, // The source writes 0 for "not stated".
      rumpunJabatanId: filled('kelompok_jabatan_id', cells('kelompok_jabatan_id')),
    }),
  }),
  jabatan_pelaksana: code(jabatan, { more: () => ({ jenisJabatanId: '4' }) }),
  detail_layanan: code(detailLayanan, {
    columns: ['kelompok'],
    more: (cells) => ({ kelompok: oneOf(['KP', 'PEMBERHENTIAN', 'JFKU'], 'kelompok', cells('kelompok')) }),
  }),
  jenis_dokumen: code(jenisDokumen),
  persyaratan_dokumen: {
    table: persyaratan,
    id: 'id',
    columns: ['id', 'detail_layanan_id', 'urutan', 'jenis_dokumen_id', 'wajib', 'rumpun_jabatan_id'],
    nameMayBeMissing: true,
    row: (cells) => ({
      id: filled('id', cells('id')),
      detailLayananId: filled('detail_layanan_id', cells('detail_layanan_id')),
      urutan: wholeNumber('urutan', cells('urutan')),
      jenisDokumenId: filled('jenis_dokumen_id', cells('jenis_dokumen_id')),
      wajib: oneOf(['ya', 'tidak'], 'wajib', cells('wajib')) === 'ya',
      rumpunJabatanId: cells('rumpun_jabatan_id') || null,
      namaRumpunJabatan: cells('nama_rumpun_jabatan') || null,
    }),
  },
  ...kodeTables({
    alasan_tolak: { name: 'alasan', note: 'kategori' },
    dokumen_riwayat: { name: 'dokumen', note: 'layanan' },
    jenis_cltn_penugasan_khusus: {},
    jenis_diklat: {},
    jenis_hukuman: { note: 'tingkat' },
    jenis_kenaikan_pangkat: {},
    jenis_mutasi: {},
    jenis_pegawai: {},
    jenis_pemberhentian: {},
    jenis_pengadaan: {},
    jenis_pensiun: {},
    jenis_penugasan: {},
    jenis_riwayat: {},
    kuadran_kinerja: {},
    latihan_struktural: {},
    perilaku_kinerja: {},
    provinsi: { id: 'kode_kemendagri' },
    status_usulan: {},
    taspen_kantor: {},
  }),
};

const kelompok = ['aktif', 'nonaktif_sementara', 'calon', 'berhenti', 'diblokir', 'tidak_diketahui'] as const;

interface CodeOptions {
  readonly id?: string;
  readonly name?: string;
  readonly columns?: readonly string[];
  readonly nameMayBeMissing?: boolean;
  readonly more?: Format['row'];
}

function code(
  table: PgTable,
  { id = 'id', name = 'nama', columns = [], nameMayBeMissing = false, more }: CodeOptions = {},
) {
  const format: Format = {
    table,
    id,
    columns: [id, name, ...columns],
    nameMayBeMissing,
    row: (cells) => ({
      id: filled(id, cells(id)),
      nama: nameMayBeMissing ? knownName(cells(name)) : notDeleted(filled(name, cells(name))),
      ...more?.(cells),
    }),
  };
  return format;
}

/** The tables that are nothing but codes and names live together in one relation. */
function kodeTables(tables: Readonly<Record<string, { id?: string; name?: string; note?: string }>>) {
  return Object.fromEntries(
    Object.entries(tables).map(([tabel, { note, ...columns }]) => [
      tabel,
      code(kode, { ...columns, more: (cells) => ({ tabel, keterangan: (note && cells(note)) || null }) }),
    ]),
  );
}

function filled(column: string, cell: string): string {
  if (cell === '') throw new Error(`${column} is empty`);
  return cell;
}

/** Where the source knows a code but not its name, it notes that in parentheses: no name then. */
const knownName = (cell: string): string | null => (cell === '' || cell.startsWith('(') ? null : cell);

function notDeleted(name: string): string {
  if (name.includes('#DELETE#')) throw new Error('the name is marked as deleted');
  return name;
}

function oneOf(allowed: readonly string[], column: string, cell: string): string {
  if (!allowed.includes(cell)) throw new Error(`${column} is "${cell}", not one of ${allowed.join(', ')}`);
  return cell;
}

function wholeNumber(column: string, cell: string): number {
  if (!/^\d{1,9}$/.test(cell)) throw new Error(`${column} is "${cell}", not a whole number`);
  return Number(cell);
}
