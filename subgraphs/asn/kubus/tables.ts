// The published cubes, in the PostgreSQL schema agregat: what is withheld is not in them, so nobody can read it there.
import { boolean, date, index, integer, pgSchema, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

export const agregat = pgSchema('agregat');

/** One build of one registered cube. It is written once and never changed. */
export const kubus = agregat.table(
  'kubus',
  {
    /** Name and day together. */
    id: text().primaryKey(),
    nama: text().notNull(),
    keterangan: text().notNull(),
    tanggal: date().notNull(),
    jumlahSel: integer().notNull(),
    jumlahDisamarkan: integer().notNull(),
    ambang: integer().notNull(),
    kelipatan: integer().notNull(),
    simpangan: integer().notNull(),
    sidikJari: text().notNull(),
    /** When the snapshot was taken that it is counted from. */
    diambilPada: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('kubus_nama').on(t.nama, t.tanggal)],
);

/** The cells of a build, in the order of their codes. */
export const sel = agregat.table(
  'sel',
  {
    /** Its cube and its place in it. */
    id: text().primaryKey(),
    kubusId: text().notNull(),
    urutan: integer().notNull(),
    kunci: text().notNull(),
    statusKode: text().notNull(),
    statusNama: text().notNull(),
    provinsiKode: text().notNull(),
    provinsiNama: text().notNull(),
    kotaKode: text(),
    kotaNama: text(),
    golonganKode: text(),
    golonganNama: text(),
    jabatanKode: text(),
    jabatanNama: text(),
    umurKode: text().notNull(),
    umurNama: text().notNull(),
    /** Null where it is withheld. */
    jumlah: integer(),
    disamarkan: boolean().notNull(),
  },
  (t) => [uniqueIndex('sel_kubus_urutan').on(t.kubusId, t.urutan)],
);
