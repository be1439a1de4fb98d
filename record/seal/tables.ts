// What the log keeps beside the rows, in the schema catatan: a leaf for each, nodes to prove by, every checkpoint, its time-stamps.
import {
  customType,
  bigint,
  jsonb,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { catatan } from '../tables.ts';
import type { Cursors } from './sources.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** A leaf for each row that is sealed; it stays when the row is dropped, so that the rest can be proven. */
export const daun = catatan.table(
  'daun',
  {
    posisi: bigint({ mode: 'number' }).primaryKey(),
    /** The table that the row stands in. */
    sumber: text().notNull(),
    barisId: uuid().notNull(),
    /** Who may ask for a proof of it. */
    mitra: text(),
    sidik: bytea().notNull(),
  },
  (t) => [uniqueIndex('daun_of_row').on(t.barisId)],
);

/** Perfect trees of 256 leaves, and of 256 of these, and so on: what lies between is reckoned from them. */
export const simpul = catatan.table(
  'simpul',
  {
    tingkat: smallint().notNull(),
    nomor: bigint({ mode: 'number' }).notNull(),
    sidik: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tingkat, t.nomor] })],
);

/** Checkpoints (titik periksa), with what must be known to go on from one. */
export const titik = catatan.table(
  'titik',
  {
    nomor: bigint({ mode: 'number' }).primaryKey(),
    ukuran: bigint({ mode: 'number' }).notNull(),
    waktu: timestamp({ withTimezone: true }).notNull(),
    /** The checkpoint as it is signed. */
    naskah: text().notNull(),
    /** The right edge of the tree: its perfect trees, largest first. */
    tepi: bytea().notNull(),
    /** How far each table is sealed. */
    batas: jsonb().$type<Cursors>().notNull(),
  },
  (t) => [uniqueIndex('titik_of_size').on(t.ukuran, t.nomor)],
);

/** Time-stamps of others (RFC 3161) over checkpoints. */
export const stempel = catatan.table('stempel', {
  nomor: bigint({ mode: 'number' }).primaryKey(),
  waktu: timestamp({ withTimezone: true }).notNull(),
  otoritas: text().notNull(),
  token: bytea().notNull(),
});
