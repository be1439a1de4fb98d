// What the database knows of agreements beside their roles: what their documents say of their life, and every step that was taken.
import { perjanjian } from '@bagi/kit/tables.ts';
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, jsonb, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** Each version of each agreement as its document has it: made anew at every preparation, so that functions can judge by it. */
export const dokumen = perjanjian.table(
  'dokumen',
  {
    mitra: text().notNull(),
    /** First day of the version. */
    versi: date().notNull(),
    /** First day of the whole document that it stems from: what lives and ends is that, with all of its addenda. */
    pokok: date().notNull(),
    judul: text().notNull(),
    nomorMitra: text(),
    nomorBkn: text().notNull(),
    /** Last day, included; none when the agreement is open. */
    sampai: date(),
    /** The causes for which it may be held back and ended, each with its clause, and the notice that it asks for. */
    sebab: jsonb().notNull(),
    /** What is due under it, as the calendar is computed from. */
    kewajiban: jsonb().notNull(),
    /** The services that are served: operation → its name and its clause. */
    layanan: jsonb()
      .notNull()
      .default(sql`'{}'`),
  },
  (t) => [primaryKey({ columns: [t.mitra, t.versi] })],
);

/** Steps that were proposed. Nothing here is ever changed: what became of one stands in putusan_langkah. */
export const usulLangkah = perjanjian.table(
  'usul_langkah',
  {
    id: text().primaryKey(),
    /** The same again under one key of one person is the same proposal. */
    kunci: text().notNull(),
    mitra: text().notNull(),
    pokok: date().notNull(),
    langkah: text().notNull(),
    /** The state that it was proposed in, and its entry: when another has been entered it is void, whatever came then. */
    dari: text().notNull(),
    dariUrutan: bigint({ mode: 'number' }).notNull(),
    sebab: text(),
    uraian: text().notNull(),
    /** The letter or the minutes that it rests on. */
    nomorSurat: text().notNull(),
    tanggalSurat: date().notNull(),
    /** Who destroyed what was received, as the statement says. */
    pemusnah: text(),
    /** It had effect at once, and waits for its confirmation. */
    segera: boolean().notNull(),
    pengusul: text().notNull(),
    /** By which door: the API, or the command and the account of the machine that ran it. */
    jalan: text().notNull(),
    diusulkan: timestamp({ withTimezone: true }).notNull(),
    /** Until when it may be decided on. */
    sampai: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('usul_langkah_mitra').on(t.mitra, t.pokok, t.diusulkan)],
);

/** What a second person decided on a step. */
export const putusanLangkah = perjanjian.table('putusan_langkah', {
  usulId: text().primaryKey(),
  putusan: text().notNull(),
  pemutus: text().notNull(),
  catatan: text(),
  jalan: text().notNull(),
  waktu: timestamp({ withTimezone: true }).notNull(),
});

/** The states that an agreement has been in; the last is the one it is in. */
export const keadaan = perjanjian.table(
  'keadaan',
  {
    urutan: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    mitra: text().notNull(),
    pokok: date().notNull(),
    keadaan: text().notNull(),
    sebab: text(),
    /** The step that led here; none for what an installation began with. */
    usulId: text(),
    sejak: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('keadaan_last').on(t.mitra, t.pokok, t.urutan)],
);

/** What is used up of each quota in each window of time, by all processes together. */
export const jatah = perjanjian.table(
  'jatah',
  {
    mitra: text().notNull(),
    /** Whose: of the whole agreement, of one of its services, or of one client. */
    lingkup: text().notNull(),
    /** Of what, in how long: permintaan/menit, permintaan/hari, orang/hari, baris/hari. */
    satuan: text().notNull(),
    /** When the window began. */
    jendela: timestamp({ withTimezone: true }).notNull(),
    terpakai: bigint({ mode: 'number' }).notNull(),
    /** Somebody has been told that four fifths are used. */
    diperingatkan: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mitra, t.jendela, t.lingkup, t.satuan] })],
);

/** Documents that partners have registered, so that they may be asked by their ids. A document is never changed; it may be taken out. */
export const operasi = perjanjian.table(
  'operasi',
  {
    mitra: text().notNull(),
    /** SHA-256 in hex over the bytes of the document as it was registered: also how the record names what was asked. */
    id: text().notNull(),
    nama: text().notNull(),
    naskah: text().notNull(),
    /** The fields that it asks for, by their coordinates. */
    koordinat: text().array().notNull(),
    /** What it may cost at most, with pages as large as they may be. */
    biaya: bigint({ mode: 'number' }).notNull(),
    /** The version of the agreement on whose contract it was judged. */
    versi: date().notNull(),
    /** By which door: the API, or the command and the account of the machine that ran it. */
    jalan: text().notNull(),
    didaftarkan: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.mitra, t.id] }),
    check('operasi_id', sql`${t.id} ~ '^[0-9a-f]{64}$'`),
    // It becomes the name of a file.
    check('operasi_nama', sql`${t.nama} ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$'`),
  ],
);
