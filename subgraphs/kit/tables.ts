// The facts about a person that row scopes decide on: one row a person, kept by a trigger, read by every subgraph.
import { boolean, date, index, pgSchema, text } from 'drizzle-orm/pg-core';

export const cakupan = pgSchema('cakupan');

/**
 * A copy of a few columns of the core record, apart from it: so that a row of any subgraph can be judged without reading
 * what is shared, and so that a database role may be given these columns without being given the record.
 */
export const cakupanAsn = cakupan.table(
  'asn',
  {
    asnId: text().primaryKey(),
    jenisAsn: text().notNull(),
    golonganRuangId: text(),
    rumpunJabatanId: text(),
    instansiIndukId: text(),
    instansiKerjaId: text(),
    unitKerjaId: text(),
    kedudukanHukumId: text().notNull(),
    tmtCpns: date(),
  },
  (t) => [
    index('asn_instansi_kerja').on(t.instansiKerjaId, t.asnId),
    index('asn_instansi_induk').on(t.instansiIndukId, t.tmtCpns, t.asnId),
    index('asn_golongan').on(t.golonganRuangId, t.asnId),
    index('asn_rumpun_jabatan').on(t.rumpunJabatanId, t.asnId),
  ],
);

export const perjanjian = pgSchema('perjanjian');

/** The terms of agreements as the database knows them: a role reads rows only while its own line says so. */
export const akses = perjanjian.table('akses', {
  /** Name of the database role of one version of one agreement. */
  peran: text().primaryKey(),
  mitra: text().notNull(),
  sejak: date().notNull(),
  /** Last day, included; none when the agreement is open. */
  sampai: date(),
  /** Access is held back at once, whatever the term says. */
  ditangguhkan: boolean().notNull().default(false),
  /** Checksum of the rights that the role was given. */
  hak: text().notNull(),
});
