// Money, in the PostgreSQL schema finansial. A property has the name of its GraphQL field; amounts are exact decimals.
import { boolean, date, numeric, pgSchema, text } from 'drizzle-orm/pg-core';

export const schema = pgSchema('finansial');

/** The last position that BP Tapera sent of each member. Nilai penyertaan is not here: it is computed. */
export const simpananTapera = schema.table('simpanan_tapera', {
  asnId: text().primaryKey(),
  jumlahSimpanan: numeric({ precision: 20, scale: 2 }),
  unitPenyertaan: numeric({ precision: 20, scale: 4 }),
  nabPerUnit: numeric({ precision: 20, scale: 4 }),
  tanggalNab: date(),
  /** The record with which it was sent; none for what the register had before. */
  rekamanId: text(),
});

/** Members as BP Tapera sent them and a verifier of BKN let them in: beside the core record, which they do not change. */
export const kepesertaanTapera = schema.table('kepesertaan_tapera', {
  asnId: text().primaryKey(),
  nomorPeserta: text(),
  nama: text(),
  tempatLahir: text(),
  tanggalLahir: date(),
  alamat: text(),
  rt: text(),
  rw: text(),
  kodeProvinsi: text(),
  namaProvinsi: text(),
  kodeKabupaten: text(),
  namaKabupaten: text(),
  kodeKecamatan: text(),
  namaKecamatan: text(),
  kodeKelurahan: text(),
  namaKelurahan: text(),
  rtDomisili: text(),
  rwDomisili: text(),
  kodePos: text(),
  sid: text(),
  ifua: text(),
  namaPasangan: text(),
  memilikiRumah: boolean(),
  telepon: text(),
  ponsel: text(),
  email: text(),
  /** When and how the member was told that this also updates BKN's database. */
  tanggalPernyataan: date(),
  caraPernyataan: text(),
  rekamanId: text().notNull(),
});

/** What the widow or widower of an ASN is owed. */
export const pensiunJandaDuda = schema.table('pensiun_janda_duda', {
  asnId: text().primaryKey(),
  pensiunPokokJandaDuda: numeric({ precision: 10, scale: 0 }),
  pembulatanPensiunPokokJandaDuda: numeric({ precision: 10, scale: 0 }),
});
