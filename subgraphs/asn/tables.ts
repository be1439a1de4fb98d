// The core record and the reference tables, in the PostgreSQL schema asn. A property has the name of its GraphQL field;
// a reference to another table ends in Id.
import { since } from '@bagi/kit/versions.ts';
import { words, wordsOf } from '@bagi/kit/words.ts';
import { boolean, date, index, integer, pgSchema, text, uniqueIndex } from 'drizzle-orm/pg-core';

export const schema = pgSchema('asn');

/** A civil servant as they are now. What they were is in the histories of the subgraph riwayat. */
export const asn = schema.table(
  'asn',
  {
    id: text().primaryKey(),
    nip: text(),
    nipLama: text(),
    nik: text(),
    nama: text(),
    gelarDepan: text(),
    gelarBelakang: text(),
    tempatLahir: text(),
    tanggalLahir: date(),
    jenisKelaminId: text(),
    agamaId: text(),
    statusPerkawinanId: text(),
    email: text(),
    nomorKontak: text(),
    alamat: text(),
    fotoId: text(),
    jenisAsn: text({ enum: ['PNS', 'CPNS', 'PPPK'] }).notNull(),
    kedudukanHukumId: text().notNull(),
    instansiIndukId: text(),
    instansiKerjaId: text(),
    satuanKerjaId: text(),
    unitKerjaId: text(),
    lokasiKerjaId: text(),
    jenisJabatanId: text(),
    jabatanId: text(),
    jabatanFungsionalId: text(),
    jabatanFungsionalUmumId: text(),
    eselonId: text(),
    tmtJabatan: date(),
    golonganRuangId: text(),
    tmtGolonganRuang: date(),
    golonganRuangAwalId: text(),
    tmtCpns: date(),
    tmtPns: date(),
    tanggalSpmt: date(),
    tanggalPensiun: date(),
    batasUsiaPensiun: integer(),
    pendidikanTerakhirId: text(),
    masaKerjaTahun: integer(),
    masaKerjaBulan: integer(),
    tmtMeninggal: date(),
  },
  (t) => [uniqueIndex('asn_nip').on(t.nip), index('asn_nik').on(t.nik)],
);

/** Every employee number a person ever had: a NIP is a dated attribute, the person's id is what stays. */
export const nip = schema.table(
  'nip',
  {
    nip: text().primaryKey(),
    asnId: text().notNull(),
    berlakuSejak: date(),
    berlakuSampai: date(),
  },
  (t) => [index('nip_asn').on(t.asnId)],
);

/** Stored files of the core record, such as photographs; the bytes are in the storage, under their checksum. */
export const berkas = schema.table(
  'berkas',
  {
    id: text().primaryKey(),
    asnId: text().notNull(),
    jenis: text().notNull(),
    tipeMedia: text().notNull(),
    ukuran: integer().notNull(),
    sha256: text().notNull(),
  },
  (t) => [index('berkas_asn').on(t.asnId)],
);

/** The columns of every small code table. */
const code = () => ({ id: text().primaryKey(), nama: text() });

export const agama = schema.table('agama', code());
export const jenisKelamin = schema.table('jenis_kelamin', code());
export const statusPerkawinan = schema.table('status_perkawinan', code());
export const kedudukanHukum = schema.table('kedudukan_hukum', { ...code(), kelompok: text().notNull() });
export const jenisJabatan = schema.table('jenis_jabatan', code());
export const eselon = schema.table('eselon', { ...code(), jabatanAsn: text() });
export const tingkatPendidikan = schema.table('tingkat_pendidikan', code());
export const golongan = schema.table('golongan', {
  ...code(),
  pangkat: text(),
  jenisAsn: text().notNull(),
  urutan: integer().notNull(),
});
export const pendidikan = schema.table('pendidikan', { ...code(), tingkatId: text().notNull() });
export const lokasiKerja = schema.table('lokasi_kerja', { ...code(), provinsiId: text() });
export const instansi = schema.table('instansi', {
  ...code(),
  jenis: text({ enum: ['PUSAT', 'DAERAH'] }).notNull(),
  jenisInstansiId: text(),
  kodeCepat: text(),
});
export const satuanKerja = schema.table('satuan_kerja', { ...code(), instansiId: text().notNull() });
export const unitKerja = schema.table(
  'unit_kerja',
  {
    ...code(),
    instansiId: text().notNull(),
    indukId: text(),
    /** Name of the unit above, kept by a trigger: so that a unit with its parent is one row. */
    namaInduk: text(),
    eselonId: text(),
    aktif: boolean().notNull().default(true),
    /** The words of the name, that units are searched by. */
    kata: words().generatedAlwaysAs(wordsOf('nama')),
    ...since(),
  },
  (t) => [
    index('unit_kerja_instansi').on(t.instansiId, t.id),
    index('unit_kerja_induk').on(t.indukId),
    // A search looks at the unit of each holder by its id: that is found faster so than in the order of ids.
    index('unit_kerja_each').using('hash', t.id),
  ],
);

/** Positions of every kind: structural (with their unit), functional (with their family, rumpun), pelaksana. */
export const jabatan = schema.table(
  'jabatan',
  {
    ...code(),
    jenisJabatanId: text().notNull(),
    jenjang: text(),
    rumpunJabatanId: text(),
    batasUsiaPensiun: integer(),
    eselonId: text(),
    unitKerjaId: text(),
  },
  (t) => [index('jabatan_jenis').on(t.jenisJabatanId, t.id), index('jabatan_rumpun').on(t.rumpunJabatanId)],
);

/** The remaining code tables that histories and proposals speak in, one relation: nothing but an id and a name. */
export const kode = schema.table(
  'kode',
  { tabel: text().notNull(), id: text().notNull(), nama: text(), keterangan: text() },
  (t) => [uniqueIndex('kode_tabel_id').on(t.tabel, t.id)],
);
