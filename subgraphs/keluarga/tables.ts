// Family members, in the PostgreSQL schema keluarga. A property has the name of its GraphQL field.
import { boolean, date, index, integer, pgSchema, text } from 'drizzle-orm/pg-core';

export const schema = pgSchema('keluarga');

export const pasangan = schema.table(
  'pasangan',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    nama: text(),
    nik: text(),
    tempatLahir: text(),
    tanggalLahir: date(),
    pekerjaan: text(),
    pernikahanKe: integer(),
    tanggalMenikah: date(),
    aktaMenikah: text(),
    tanggalCerai: date(),
    tanggalMeninggal: date(),
    status: text(),
  },
  (t) => [index('pasangan_asn').on(t.asnId)],
);

export const anak = schema.table(
  'anak',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    pasanganId: text(),
    nama: text(),
    nik: text(),
    jenisKelaminId: text(),
    tempatLahir: text(),
    tanggalLahir: date(),
    jenisAnak: text(),
    dapatTunjangan: boolean(),
    tanggalMeninggal: date(),
  },
  (t) => [index('anak_asn').on(t.asnId)],
);

export const orangTua = schema.table(
  'orang_tua',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    peran: text(),
    nama: text(),
    tempatLahir: text(),
    tanggalLahir: date(),
    tanggalMeninggal: date(),
  },
  (t) => [index('orang_tua_asn').on(t.asnId)],
);
