// The facts about a person that row scopes decide on: one row a person, kept by a trigger, read by every subgraph.
import { sql } from 'drizzle-orm';
import { boolean, date, index, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { since, sinceAndUntil } from './versions.ts';

export const cakupan = pgSchema('cakupan');

const facts = () => ({
  jenisAsn: text().notNull(),
  golonganRuangId: text(),
  rumpunJabatanId: text(),
  instansiIndukId: text(),
  instansiKerjaId: text(),
  unitKerjaId: text(),
  kedudukanHukumId: text().notNull(),
  tmtCpns: date(),
});

/**
 * A copy of a few columns of the core record, apart from it: so that a row of any subgraph can be judged without reading
 * what is shared, and so that a database role may be given these columns without being given the record.
 */
export const cakupanAsn = cakupan.table('asn', { asnId: text().primaryKey(), ...facts(), ...since() }, (t) => [
  index('asn_instansi_kerja').on(t.instansiKerjaId, t.asnId),
  index('asn_instansi_kerja_golongan').on(t.instansiKerjaId, t.golonganRuangId, t.asnId),
  index('asn_instansi_induk').on(t.instansiIndukId, t.tmtCpns, t.asnId),
  index('asn_instansi_induk_golongan').on(t.instansiIndukId, t.golonganRuangId, t.asnId),
  index('asn_golongan').on(t.golonganRuangId, t.asnId),
  index('asn_rumpun_jabatan').on(t.rumpunJabatanId, t.asnId),
  // With what else makes somebody a holder, so that a search for units reads who holds them from the index alone.
  index('asn_instansi_kerja_holders').on(
    t.instansiKerjaId,
    t.rumpunJabatanId,
    t.unitKerjaId,
    t.kedudukanHukumId,
    t.jenisAsn,
    t.sejakTransaksi,
  ),
  index('asn_unit_kerja_holders').on(t.unitKerjaId, t.rumpunJabatanId),
]);

/** The facts as they were, for lists that are being paged through while they change. */
export const cakupanAsnLampau = cakupan.table(
  'asn_lampau',
  { asnId: text().notNull(), ...facts(), ...sinceAndUntil() },
  (t) => [index('asn_lampau_asn').on(t.asnId), index('asn_lampau_waktu').on(t.waktu)],
);

/** Which PostgreSQL cluster the numbers of transactions belong to: a restored copy begins to count anew. */
export const asal = cakupan.table('asal', { pengenal: text().primaryKey() });

export const perjanjian = pgSchema('perjanjian');

/** The terms of agreements as the database knows them: a role reads rows only while its own line says so. */
export const akses = perjanjian.table('akses', {
  /** Name of the database role of one version of one agreement. */
  peran: text().primaryKey(),
  mitra: text().notNull(),
  /** First day of the whole document that the version stems from, by which its state is known; none of a role of our own. */
  pokok: date(),
  sejak: date().notNull(),
  /** Last day, included; none when the agreement is open. */
  sampai: date(),
  /** This version is held back at once, by hand in the database, whatever its term and its agreement's state say. */
  ditangguhkan: boolean().notNull().default(false),
  /**
   * From when until when rows are given, as the lines above and the agreement's state have it: kept by triggers, so that a
   * policy looks at one line. Both are infinity while nothing is given.
   */
  bukaSejak: timestamp({ withTimezone: true })
    .notNull()
    .default(sql`'infinity'`),
  bukaSampai: timestamp({ withTimezone: true })
    .notNull()
    .default(sql`'infinity'`),
  /** Checksum of the rights that the role was given. */
  hak: text().notNull(),
});

/** Ed25519 keys that a partner's webhooks are signed with; while two overlap, both sign. */
export const kunciWebhook = perjanjian.table(
  'kunci_webhook',
  {
    /** As the Standard Webhooks specification writes public keys: whpk_ and base64. */
    publik: text().primaryKey(),
    mitra: text().notNull(),
    /** The other half, sealed with the installation's key. */
    rahasia: text().notNull(),
    sejak: timestamp({ withTimezone: true }).notNull(),
    /** From then on it signs no more; none for the current one. */
    sampai: timestamp({ withTimezone: true }),
  },
  (t) => [index('kunci_webhook_mitra').on(t.mitra, t.sejak)],
);

/** Changes by which something stops working for a partner, announced before they are made: one row for each place. */
export const perubahan = perjanjian.table(
  'perubahan',
  {
    mitra: text().notNull(),
    /** Of the acknowledgement that people reviewed. */
    pengenal: text().notNull(),
    koordinat: text().notNull(),
    jenis: text().notNull(),
    alasan: text().notNull(),
    diumumkan: date().notNull(),
    berlaku: date().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mitra, t.pengenal, t.koordinat, t.jenis] })],
);
