// The inbox: what partners sent, whole and as it was sent, and what became of each record of it.
import { sql } from 'drizzle-orm';
import { date, foreignKey, index, integer, jsonb, pgSchema, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { transaction } from '../versions.ts';

export const kotakMasuk = pgSchema('kotak_masuk');

const moment = () => timestamp({ withTimezone: true, mode: 'string' });

/** The transaction that landed it: no role may say another, so nothing is added to a request afterwards. */
const landed = () =>
  transaction()
    .notNull()
    .default(sql`pg_current_xact_id()`);

/** A request: one mutation, under the key by which its sender knows it. */
export const kiriman = kotakMasuk.table(
  'kiriman',
  {
    id: text().primaryKey(),
    mitra: text().notNull(),
    /** First day of the version of the agreement under which it was sent. */
    versi: date().notNull(),
    kunci: text().notNull(),
    /** The mutation, such as Mutation.kirimRiwayatKursus. */
    operasi: text().notNull(),
    /** Of what was sent, in its canonical form (RFC 8785). */
    sha256: text().notNull(),
    jumlah: integer().notNull(),
    diterima: moment()
      .notNull()
      .default(sql`clock_timestamp()`),
    transaksi: landed(),
    /** When it was applied, and the reply that its sender hears, now and at every repetition. */
    diterapkan: moment(),
    balasan: jsonb(),
    /** How often it could not be applied, and when that is tried again: not before whoever landed it has had the time to. */
    percobaan: integer().notNull().default(0),
    cobaLagi: moment()
      .notNull()
      .default(sql`clock_timestamp() + interval '5 seconds'`),
  },
  (t) => [
    unique('kiriman_kunci').on(t.mitra, t.kunci),
    unique('kiriman_utuh').on(t.id, t.mitra, t.versi, t.transaksi),
    index('kiriman_mitra').on(t.mitra, t.diterima, t.id),
    index('kiriman_tertunda')
      .on(t.cobaLagi)
      .where(sql`diterapkan is null`),
  ],
);

/** What may become of a record. */
export const statusRekaman = ['DITERIMA', 'MENUNGGU', 'DISETUJUI', 'DITOLAK', 'TIDAK_COCOK'] as const;
export type StatusRekaman = (typeof statusRekaman)[number];

/**
 * Where a value of the register came from that a partner sent: beside the register, under the id of its record, for as long as
 * the register is kept.
 */
export const sumber = kotakMasuk.table(
  'sumber',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    jenis: text().notNull(),
    mitra: text().notNull(),
    versi: date().notNull(),
    /** When it was sent, who let it in, and when. */
    diterima: moment().notNull(),
    diputuskanOleh: text().notNull(),
    diputuskan: moment()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [index('sumber_asn').on(t.asnId)],
);

/** A record of a request. */
export const rekaman = kotakMasuk.table(
  'rekaman',
  {
    id: text().primaryKey(),
    kirimanId: text().notNull(),
    mitra: text().notNull(),
    versi: date().notNull(),
    transaksi: landed(),
    /** Its place in the request; the first is 1. */
    urutan: integer().notNull(),
    jenis: text().notNull(),
    isi: jsonb().notNull(),
    diterima: moment()
      .notNull()
      .default(sql`clock_timestamp()`),
    status: text({ enum: statusRekaman }).notNull().default('DITERIMA'),
    /** Why it was not let in, in the words of who decided. */
    alasan: text(),
    /** Who decided, and when. */
    diputuskanOleh: text(),
    diputuskan: moment(),
  },
  (t) => [
    unique('rekaman_urutan').on(t.kirimanId, t.urutan),
    foreignKey({
      name: 'rekaman_kiriman',
      columns: [t.kirimanId, t.mitra, t.versi, t.transaksi],
      foreignColumns: [kiriman.id, kiriman.mitra, kiriman.versi, kiriman.transaksi],
    }),
    index('rekaman_mitra').on(t.mitra, t.diterima, t.id),
    index('rekaman_status').on(t.status, t.diterima, t.id),
    index('rekaman_tertunda')
      .on(t.diterima)
      .where(sql`status = 'MENUNGGU'`),
  ],
);
