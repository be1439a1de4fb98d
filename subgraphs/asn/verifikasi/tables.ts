// What verification keeps: who was tried how often and by whom, under a keyed hash of the NIP that was sent.
import { boolean, index, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const verifikasi = pgSchema('verifikasi');

/** A charge: made before a comparison, and ended by it unless the verdict is TIDAK_SESUAI. It counts until `sampai`. */
export const beban = verifikasi.table(
  'beban',
  {
    permohonan: uuid().notNull(),
    /** Place of the row among those sent together. */
    nomor: integer().notNull(),
    /** Keyed hash of the NIP as it was sent, whether or not anybody has it. */
    subjek: text().notNull(),
    mitra: text().notNull(),
    pada: timestamp({ withTimezone: true }).notNull(),
    sampai: timestamp({ withTimezone: true }).notNull(),
    /** The transaction that made it: a verdict is given only once that has ended. */
    transaksi: text().notNull(),
    diputus: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.permohonan, t.nomor] }),
    index('beban_subjek').on(t.subjek, t.sampai),
    index('beban_sampai').on(t.sampai),
  ],
);

/** The key of that hash, made by the database for itself; nobody but the functions reads it. */
export const kunci = verifikasi.table('kunci', { kunci: text().primaryKey() });
