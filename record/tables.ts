// What is written down of serving, in the PostgreSQL schema catatan: every access, what was refused in floods, alarms, changes.
import { transaction } from '@bagi/kit/versions.ts';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';

export const catatan = pgSchema('catatan');

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

const writtenIn = () =>
  transaction()
    .notNull()
    .default(sql`pg_current_xact_id()`);

/** One row for each request of a known partner; in a partition for each month. The columns are told in row.ts. */
export const akses = catatan.table(
  'akses',
  {
    id: uuid().notNull(),
    waktu: timestamp({ withTimezone: true }).notNull(),
    transaksi: writtenIn(),
    mitra: text().notNull(),
    klien: text().notNull(),
    petugas: text(),
    perjanjian: text(),
    tujuan: text(),
    mode: text(),
    layanan: text().array().notNull(),
    baris: integer().array().notNull(),
    operasi: text(),
    sidikOperasi: bytea(),
    medan: bytea(),
    jumlahOrang: integer().notNull(),
    orang: uuid().array().notNull(),
    putusan: jsonb().$type<Record<string, number>>(),
    durasiMikro: integer().notNull(),
    keputusan: text().notNull(),
    permintaan: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.waktu, t.id] }),
    index('akses_of_client').on(t.klien, t.waktu),
    // Entries wait in a list and are sorted in by autovacuum, which months.ts sees to: an answer never waits for it.
    index('akses_of_person').using('gin', t.orang).with({ gin_pending_list_limit: 262_144 }),
    // In this order the sealer takes them.
    index('akses_to_seal').on(t.transaksi, t.id),
  ],
);

/** The sets of fields that answers held, each once, by SHA-256 over its coordinates in order, a line feed after each. */
export const medan = catatan.table('medan', {
  sidik: bytea().primaryKey(),
  koordinat: text().array().notNull(),
});

/** Refusals that have no row of their own: how many in a minute, for which reason. One minute may have several rows. */
export const ditolak = catatan.table(
  'ditolak',
  {
    id: uuid().notNull(),
    menit: timestamp({ withTimezone: true }).notNull(),
    transaksi: writtenIn(),
    /** None of who was not known. */
    mitra: text(),
    keputusan: text().notNull(),
    jumlah: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.menit, t.id] }), index('ditolak_to_seal').on(t.transaksi, t.id)],
);

/** What looks like an attack or a fault of a fence. */
export const kejadian = catatan.table(
  'kejadian',
  {
    id: uuid().primaryKey(),
    waktu: timestamp({ withTimezone: true }).notNull(),
    transaksi: writtenIn(),
    jenis: text().notNull(),
    mitra: text(),
    permintaan: uuid(),
    /** Codes, coordinates and numbers alone. */
    rincian: jsonb().$type<Record<string, string | number>>().notNull(),
  },
  (t) => [index('kejadian_in_time').on(t.waktu), index('kejadian_to_seal').on(t.transaksi, t.id)],
);

/** Changes of agreements, of the database's roles and of settings: what was there, and what came in its place. */
export const perubahan = catatan.table(
  'perubahan',
  {
    id: uuid().primaryKey(),
    waktu: timestamp({ withTimezone: true }).notNull(),
    transaksi: writtenIn(),
    jenis: text().notNull(),
    obyek: text().notNull(),
    /** Who did it: the account of the machine, and the one of the database. */
    oleh: text().notNull(),
    /** SHA-256 of what was there before and is there now; none of what was not there, or is no longer. */
    sebelum: bytea(),
    sesudah: bytea(),
    rincian: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('perubahan_of').on(t.jenis, t.obyek, t.waktu), index('perubahan_to_seal').on(t.transaksi, t.id)],
);

/** What is kept from the persons whom it is about for a while, because a law says so: the reason, and the day it ends. */
export const penundaan = catatan.table('penundaan', {
  id: uuid().primaryKey(),
  waktu: timestamp({ withTimezone: true }).notNull(),
  transaksi: writtenIn(),
  /** Whose accesses: of a partner, of persons by their pseudonyms, or of a partner about persons; of a time, if it is said. */
  mitra: text(),
  orang: uuid().array(),
  dari: timestamp({ withTimezone: true }),
  hingga: timestamp({ withTimezone: true }),
  alasan: text().notNull(),
  dasar: text().notNull(),
  oleh: text().notNull(),
  /** Until when it hides. */
  sampai: timestamp({ withTimezone: true }).notNull(),
  /** Of a row that ends another: that one. */
  mencabut: uuid(),
});

/** By which key the pseudonyms of a year are made; the key itself is elsewhere. */
export const kunci = catatan.table('kunci', {
  tahun: integer().primaryKey(),
  sidik: bytea().notNull(),
  dibuat: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** How often a registered operation was asked on a day, answered or refused; one that was asked by nobody has no row. */
export const operasiHarian = catatan.table(
  'operasi_harian',
  {
    /** In Jakarta. */
    hari: date().notNull(),
    mitra: text().notNull(),
    /** SHA-256 of the document. */
    operasi: text().notNull(),
    kali: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.mitra, t.operasi, t.hari] })],
);

/** What was used on a day, counted from the log: numbers alone, which stay when the month is dropped. */
export const pemakaianHarian = catatan.table(
  'pemakaian_harian',
  {
    /** In Jakarta. */
    hari: date().notNull(),
    mitra: text().notNull(),
    /** The version of the agreement; none of what was refused without one. */
    perjanjian: text(),
    /** The operation of a service; none of all of them together. */
    layanan: text(),
    /** Requests that were answered. */
    permintaan: bigint({ mode: 'number' }).notNull(),
    /** Persons of whom they told something, each once a day. */
    orang: bigint({ mode: 'number' }).notNull(),
    baris: bigint({ mode: 'number' }).notNull(),
    /** Code of a refusal → how many. */
    ditolak: jsonb().$type<Record<string, number>>().notNull(),
    /** Verdict → how many; of all services together. */
    putusan: jsonb().$type<Record<string, number>>().notNull(),
  },
  (t) => [unique('pemakaian_of_day').on(t.mitra, t.hari, t.perjanjian, t.layanan).nullsNotDistinct()],
);

/** The days that were counted, and up to when. */
export const hariTerhitung = catatan.table('hari_terhitung', {
  hari: date().primaryKey(),
  sampai: timestamp({ withTimezone: true }).notNull(),
  /** It is over, and what was counted of it stays. */
  selesai: boolean().notNull(),
});
