// What matching keeps: the lists that were handed in, and the rows of the one that is being matched.
import { bigint, date, index, integer, jsonb, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';

export const pemadanan = pgSchema('pemadanan');

/** A list that a partner handed in, from its announcement to its berita acara. The list itself is a stored file. */
export const daftar = pemadanan.table(
  'daftar',
  {
    id: text().primaryKey(),
    /** Database role under which it was announced; its agreement must be in force until the end. */
    peran: text().notNull(),
    mitra: text().notNull(),
    /** First day of the version of the agreement. */
    versi: date().notNull(),
    /** Such as 2026-T4, by the days of Jakarta. */
    triwulan: text().notNull(),
    bentuk: text().notNull(),
    status: text().notNull(),
    /** Per cent of the work. */
    kemajuan: integer().notNull().default(0),
    percobaan: integer().notNull().default(0),
    sha256Masukan: text().notNull(),
    ukuran: bigint({ mode: 'number' }),
    diajukan: timestamp({ withTimezone: true }).notNull(),
    diunggah: timestamp({ withTimezone: true }),
    selesai: timestamp({ withTimezone: true }),
    jumlahBaris: integer(),
    jumlahSesuai: integer(),
    jumlahTidakSesuai: integer(),
    jumlahTidakDitemukan: integer(),
    jumlahCacat: integer(),
    /** The first rows that could not be matched; all of them are in a stored file. */
    cacatPertama: jsonb(),
    sha256Hasil: text(),
    sha256Cacat: text(),
    sha256BeritaAcara: text(),
    alasanGagal: text(),
  },
  (t) => [index('daftar_mitra').on(t.mitra, t.triwulan), index('daftar_status').on(t.status, t.diunggah)],
);

/** The rows of the one list that is being matched. */
export const baris = pemadanan.table('baris', {
  nomor: integer().notNull(),
  nip: text().notNull(),
  nama: text().notNull(),
  tanggalLahir: date(),
  tempatLahir: text(),
  jenisKelamin: text(),
  instansi: text(),
  golongan: text(),
  statusKepegawaian: text(),
});
