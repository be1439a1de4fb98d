// Proposals, their documents and their way through verification, in the PostgreSQL schema usulan.
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

export const schema = pgSchema('usulan');

/** The kinds of proposal of Setneg's agreement, 18 of them in three groups. */
export const detailLayanan = schema.table('detail_layanan', {
  id: text().primaryKey(),
  kelompok: text({ enum: ['KP', 'PEMBERHENTIAN', 'JFKU'] }).notNull(),
  nama: text().notNull(),
});

/** The kinds of documents that proposals are sent with. */
export const jenisDokumen = schema.table('jenis_dokumen', { id: text().primaryKey(), nama: text().notNull() });

/** Which kinds of documents a kind of proposal takes, line by line of the annex. */
export const persyaratan = schema.table(
  'persyaratan',
  {
    id: text().primaryKey(),
    detailLayananId: text().notNull(),
    urutan: integer().notNull(),
    jenisDokumenId: text().notNull(),
    wajib: boolean().notNull(),
    /** Family of positions whose holders alone the line concerns; null where it concerns everyone. */
    rumpunJabatanId: text(),
    namaRumpunJabatan: text(),
  },
  (t) => [uniqueIndex('persyaratan_detail_layanan').on(t.detailLayananId, t.urutan)],
);

export const usulan = schema.table(
  'usulan',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    periode: date(),
    detailLayananId: text().notNull(),
    namaDetailLayanan: text(),
    kelompok: text(),
    jenisUsulan: text(),
    status: text({
      enum: [
        'DRAF',
        'DIKIRIM',
        'DISETUJUI_PIC',
        'VERIFIKASI_BKN',
        'BTL',
        'TMS',
        'PERTEK_TERBIT',
        'VERIFIKASI_BIRO_APP',
        'KEPPRES_TERBIT',
      ],
    }).notNull(),
    dataUsulan: jsonb(),
    dibuat: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('usulan_asn').on(t.asnId),
    index('usulan_status').on(t.status, t.id),
    index('usulan_kelompok_status').on(t.kelompok, t.status),
  ],
);

export const dokumen = schema.table(
  'dokumen',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    usulanId: text().notNull(),
    referensiDokumenId: text(),
    jenis: text(),
    tipeMedia: text(),
    ukuran: integer(),
    sha256: text().notNull(),
  },
  (t) => [index('dokumen_usulan').on(t.usulanId)],
);

export const pertek = schema.table(
  'pertek',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    usulanId: text().notNull(),
    nomorPertek: text(),
    tanggalPertek: date(),
    jenisPertek: text(),
    dokumenId: text(),
  },
  (t) => [index('pertek_usulan').on(t.usulanId)],
);

/** Every step a proposal took, in order; nothing here is ever changed. */
export const tahap = schema.table(
  'tahap',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    usulanId: text().notNull(),
    urutan: integer().notNull(),
    statusTahapan: integer(),
    tahapanNama: text(),
    tanggal: date(),
    keterangan: text(),
  },
  (t) => [index('tahap_usulan').on(t.usulanId, t.urutan)],
);

export const verifikasiBiroApp = schema.table(
  'verifikasi_biro_app',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    usulanId: text().notNull(),
    status: text(),
    tanggalVerifikasi: date(),
    keterangan: text(),
    nomorKeppres: text(),
  },
  (t) => [index('verifikasi_biro_app_usulan').on(t.usulanId)],
);

export const salinanKeppres = schema.table(
  'salinan_keppres',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    usulanId: text().notNull(),
    nomorKeppres: text(),
    tanggal: date(),
    judul: text(),
    dokumenId: text(),
  },
  (t) => [index('salinan_keppres_usulan').on(t.usulanId)],
);

/** Persons in charge: who may approve proposals of which group. */
export const pic = schema.table(
  'pic',
  {
    asnId: text().notNull(),
    nip: text().notNull(),
    kelompok: text({ enum: ['KP', 'PEMBERHENTIAN', 'JFKU', 'SIAPP'] }).notNull(),
    aktif: boolean().notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.asnId, t.kelompok] })],
);
