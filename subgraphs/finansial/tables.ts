// Money, in the PostgreSQL schema finansial. A property has the name of its GraphQL field; amounts are exact decimals.
import { date, numeric, pgSchema, text } from 'drizzle-orm/pg-core';

export const schema = pgSchema('finansial');

/** The last position that BP Tapera sent of each member. Nilai penyertaan is not here: it is computed. */
export const simpananTapera = schema.table('simpanan_tapera', {
  asnId: text().primaryKey(),
  jumlahSimpanan: numeric({ precision: 20, scale: 2 }),
  unitPenyertaan: numeric({ precision: 20, scale: 4 }),
  nabPerUnit: numeric({ precision: 20, scale: 4 }),
  tanggalNab: date(),
});

/** What the widow or widower of an ASN is owed. */
export const pensiunJandaDuda = schema.table('pensiun_janda_duda', {
  asnId: text().primaryKey(),
  pensiunPokokJandaDuda: numeric({ precision: 10, scale: 0 }),
  pembulatanPensiunPokokJandaDuda: numeric({ precision: 10, scale: 0 }),
});
