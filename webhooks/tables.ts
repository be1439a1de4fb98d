// The outbox and what is sent out of it, in the PostgreSQL schema warta: events, a delivery for each partner, who received whom.
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { transaction } from '@bagi/kit/versions.ts';

export const warta = pgSchema('warta');

/** What happened, written in the transaction in which it happened. */
export const peristiwa = warta.table(
  'peristiwa',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    jenis: text().notNull(),
    /** The opaque id that is told: of a proposal, a person, or a version of an agreement. */
    obyek: text().notNull(),
    /** Events of one line are told in the order in which they happened. */
    jalur: text().notNull(),
    /** The person whom it is about, where only those are told who have received that person. */
    asnId: text(),
    /** The partners who may be told. */
    mitra: text().array().notNull(),
    waktu: timestamp({ withTimezone: true }).notNull(),
    /** The transaction that wrote it: what happens twice in one transaction is one event. */
    transaksi: transaction()
      .notNull()
      .default(sql`pg_current_xact_id()`),
    /** From when on deliveries are made of it, and when that was done. */
    sebarSejak: timestamp({ withTimezone: true }).notNull(),
    disebar: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('peristiwa_once')
      .on(t.transaksi, t.jenis, t.obyek)
      .where(sql`disebar is null`),
    index('peristiwa_to_spread')
      .on(t.id)
      .where(sql`disebar is null`),
    index('peristiwa_spread').on(t.disebar),
  ],
);

/** An event on its way to one partner. */
export const pengantaran = warta.table(
  'pengantaran',
  {
    /** What the partner knows it by, the same with every attempt: the header webhook-id. */
    id: text().primaryKey(),
    peristiwaId: bigint({ mode: 'number' }).notNull(),
    mitra: text().notNull(),
    jalur: text().notNull(),
    jenis: text().notNull(),
    obyek: text().notNull(),
    waktu: timestamp({ withTimezone: true }).notNull(),
    status: text({ enum: ['MENUNGGU', 'TERKIRIM', 'MATI'] })
      .notNull()
      .default('MENUNGGU'),
    percobaan: integer().notNull().default(0),
    /** Not attempted before. */
    berikutnya: timestamp({ withTimezone: true }).notNull(),
    /** Until when whoever attempts it is waited for. */
    dipegang: timestamp({ withTimezone: true }),
    /** What became of the last attempt, in a few words; never what the receiver said. */
    hasil: text(),
    selesai: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('pengantaran_once').on(t.peristiwaId, t.mitra),
    index('pengantaran_in_line')
      .on(t.mitra, t.jalur, t.peristiwaId)
      .where(sql`status = 'MENUNGGU'`),
    index('pengantaran_due')
      .on(t.mitra, t.berikutnya)
      .where(sql`status = 'MENUNGGU'`),
    index('pengantaran_dead')
      .on(t.mitra, t.peristiwaId)
      .where(sql`status = 'MATI'`),
    index('pengantaran_done').on(t.selesai),
  ],
);

/** Addresses that said they want no more (410 Gone). */
export const penolakan = warta.table(
  'penolakan',
  {
    mitra: text().notNull(),
    alamat: text().notNull(),
    waktu: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.mitra, t.alamat] })],
);

/** Which persons a partner has received: those whose rows stood in an answer. No partner's role reads it. */
export const diterima = warta.table(
  'diterima',
  {
    mitra: text().notNull(),
    asnId: text().notNull(),
    sejak: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.asnId, t.mitra] }), index('diterima_mitra').on(t.mitra)],
);

/**
 * What each version of an agreement lets its partner see change: computed from the document, as the rights of its role are.
 * Triggers ask it, so that nobody hears of a change in what is not granted.
 */
export const perhatian = warta.table(
  'perhatian',
  {
    /** Database role of the version. */
    peran: text().notNull(),
    mitra: text().notNull(),
    /** schema.table. */
    tabel: text().notNull(),
    /** Its granted columns. */
    kolom: text().array().notNull(),
    /** Which rows: those that one of these opens, by facts of the person and by kinds of row. */
    baris: jsonb().notNull(),
    /** The events about persons that the document names. */
    jenis: text().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.peran, t.tabel] }), index('perhatian_tabel').on(t.tabel)],
);

/** Warnings of an agreement's approaching end, so that each is given once. */
export const peringatan = warta.table(
  'peringatan',
  {
    mitra: text().notNull(),
    versi: text().notNull(),
    sampai: text().notNull(),
    hari: integer().notNull(),
    /** False where the day had gone by before anyone could be told. */
    diumumkan: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mitra, t.versi, t.sampai, t.hari] })],
);

/** The contract that a partner was last known to have, by its checksum. */
export const kontrak = warta.table('kontrak', {
  mitra: text().primaryKey(),
  versi: text().notNull(),
  sidikJari: text().notNull(),
});
