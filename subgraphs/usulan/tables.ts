// Proposals, their documents and their way through verification, in the PostgreSQL schema usulan.
import { sql } from 'drizzle-orm';
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
        'DISETUJUI_BKN',
        'PERTEK_TERBIT',
        'VERIFIKASI_BIRO_APP',
        'DISETUJUI_BIRO_APP',
        'KEPPRES_TERBIT',
      ],
    }).notNull(),
    /** Before whom it lies: whoever verifies it, or gets it back once it is mended. */
    meja: text({ enum: ['BKN', 'BIRO_APP'] })
      .notNull()
      .default('BKN'),
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
    diterima: timestamp({ withTimezone: true }),
    /** Whether it is the last of its kind; what it took the place of stays. */
    berlaku: boolean().notNull().default(true),
  },
  (t) => [index('dokumen_usulan').on(t.usulanId)],
);

export const pertek = schema.table(
  'pertek',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    usulanId: text().notNull(),
    /** Its place among those of the proposal: the first is 1, each ralat one more. */
    urutan: integer().notNull().default(1),
    nomorPertek: text(),
    tanggalPertek: date(),
    jenisPertek: text(),
    dokumenId: text(),
  },
  (t) => [index('pertek_usulan').on(t.usulanId)],
);

/** Every step that a proposal took, from where to where and by whose hand: only ever added to. */
export const perjalanan = schema.table(
  'perjalanan',
  {
    usulanId: text().notNull(),
    urutan: integer().notNull(),
    asnId: text().notNull(),
    peristiwa: text().notNull(),
    oleh: text().notNull(),
    /** The partner that sent what made the step. */
    mitra: text().notNull(),
    dari: text().notNull(),
    dariMeja: text().notNull(),
    ke: text().notNull(),
    keMeja: text().notNull(),
    pada: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.usulanId, t.urutan] })],
);

/** Files on their way in: what an address was given for, and what came there. */
export const unggahan = schema.table(
  'unggahan',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    usulanId: text().notNull(),
    mitra: text().notNull(),
    /** None for the file of a pertek. */
    referensiDokumenId: text(),
    diminta: timestamp({ withTimezone: true }).notNull(),
    sha256: text(),
    ukuran: integer(),
    tipeMedia: text(),
    diterima: timestamp({ withTimezone: true }),
    /** The document that it became. */
    dokumenId: text(),
  },
  (t) => [index('unggahan_usulan').on(t.usulanId)],
);

/** The stages of its verification as they are told, in order; nothing here is ever changed. */
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
    /** Its place among those of the proposal. */
    urutan: integer().notNull().default(1),
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
    /** Where SIAPP NV says that the copy can be fetched. */
    alamat: text(),
    statusBerkas: text({ enum: ['MENUNGGU', 'TERSIMPAN'] }),
    /** Why it was not fetched the last time. */
    alasan: text(),
    percobaan: integer().notNull().default(0),
    cobaLagi: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('salinan_keppres_usulan').on(t.usulanId),
    index('salinan_keppres_menunggu')
      .on(t.cobaLagi)
      .where(sql`status_berkas = 'MENUNGGU'`),
  ],
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
