// Which columns serve which field, known here from the tables and the annexes, not from what the product reads.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { GraphQLSchema } from 'graphql';
import { argumentsListed, listed } from './evaluator.ts';

/** Where the rows of a type are; types that are parts of another's row are named with it. */
const tables: Readonly<Record<string, string>> = {
  Asn: 'asn.asn',
  FilterAsn: 'asn.asn',
  JumlahAsn: 'asn.asn',
  JumlahUsulan: 'usulan.usulan',
  Agama: 'asn.agama',
  JenisKelamin: 'asn.jenis_kelamin',
  StatusPerkawinan: 'asn.status_perkawinan',
  KedudukanHukum: 'asn.kedudukan_hukum',
  Instansi: 'asn.instansi',
  SatuanKerja: 'asn.satuan_kerja',
  UnitKerja: 'asn.unit_kerja',
  UnitKerjaTemuan: 'asn.unit_kerja',
  IndukTemuan: 'asn.unit_kerja',
  InstansiTemuan: 'asn.instansi',
  LokasiKerja: 'asn.lokasi_kerja',
  JenisJabatan: 'asn.jenis_jabatan',
  Jabatan: 'asn.jabatan',
  JabatanFungsional: 'asn.jabatan',
  JabatanFungsionalUmum: 'asn.jabatan',
  Eselon: 'asn.eselon',
  Golongan: 'asn.golongan',
  Pendidikan: 'asn.pendidikan',
  TingkatPendidikan: 'asn.tingkat_pendidikan',
  Pasangan: 'keluarga.pasangan',
  Anak: 'keluarga.anak',
  OrangTua: 'keluarga.orang_tua',
  Unor: 'asn.unit_kerja',
  JenisDokumen: 'usulan.jenis_dokumen',
  JenisLayanan: 'usulan.detail_layanan',
  PersyaratanDokumen: 'usulan.persyaratan',
  SimpananTapera: 'finansial.simpanan_tapera',
  KepesertaanTapera: 'finansial.kepesertaan_tapera',
  Usulan: 'usulan.usulan',
  DokumenUsulan: 'usulan.dokumen',
  Pertek: 'usulan.pertek',
  TahapVerifikasi: 'usulan.tahap',
  VerifikasiBiroApp: 'usulan.verifikasi_biro_app',
  SalinanKeppres: 'usulan.salinan_keppres',
  DokumenRiwayat: 'riwayat.dokumen',
  PindahInstansi: 'riwayat.pindah_instansi',
  Pensiun: 'riwayat.pensiun',
  Pemberhentian: 'riwayat.pemberhentian',
};

const pensiunLast = ['riwayat.pensiun.tmt_pensiun', 'riwayat.pensiun.tanggal_sk'];
/** The last two steps are those by TMT, then by the day of the decree; what is reached twice counts once. */
const golonganLast = [
  'riwayat.golongan.tmt_golongan',
  'riwayat.golongan.tanggal_sk',
  'riwayat.golongan.golongan_ruang',
];
const jabatanLast = ['riwayat.jabatan.tmt_jabatan', 'riwayat.jabatan.tanggal_sk', 'riwayat.jabatan.nama_jabatan'];

/** Fields and arguments that are not a column of their name; a field that means an order means the column it goes by. */
const columns: Readonly<Record<string, readonly string[]>> = {
  'Asn.foto': ['asn.asn.foto_id', 'asn.berkas.sha256', 'asn.berkas.tipe_media'],
  'Asn.masaKerjaPns': ['asn.asn.masa_kerja_tahun', 'asn.asn.masa_kerja_bulan'],
  'Asn.pangkatLama': golonganLast,
  'Asn.pangkatBaru': golonganLast,
  'Asn.jabatanLama': jabatanLast,
  'Asn.jabatanTerakhir': jabatanLast,
  'Asn.tmtBerhenti': ['riwayat.pemberhentian.tmt_berhenti'],
  'Asn.tmtPensiun': ['riwayat.pensiun.tmt_pensiun'],
  'Asn.masaKerjaPensiun': [...pensiunLast, 'riwayat.pensiun.masa_kerja_tahun', 'riwayat.pensiun.masa_kerja_bulan'],
  'Asn.kantorWilayahTaspen': [...pensiunLast, 'riwayat.pensiun.kantor_wilayah_taspen'],
  'Asn.alamatSetelahPensiun': [...pensiunLast, 'riwayat.pensiun.alamat_setelah_pensiun'],
  'Asn.pensiunPokokJandaDuda': ['finansial.pensiun_janda_duda.pensiun_pokok_janda_duda'],
  'Asn.pembulatanPensiunPokokJandaDuda': ['finansial.pensiun_janda_duda.pembulatan_pensiun_pokok_janda_duda'],
  'Kepangkatan.pangkat': ['riwayat.golongan.pangkat'],
  'Kepangkatan.golonganRuang': ['riwayat.golongan.golongan_ruang'],
  'Kepangkatan.tmt': ['riwayat.golongan.tmt_golongan'],
  'Kepangkatan.masaKerja': ['riwayat.golongan.masa_kerja_tahun', 'riwayat.golongan.masa_kerja_bulan'],
  'JabatanRingkas.nama': ['riwayat.jabatan.nama_jabatan'],
  'JabatanRingkas.tmt': ['riwayat.jabatan.tmt_jabatan'],
  ...whole('KubusAsn', 'agregat.kubus', [
    'nama',
    'keterangan',
    'tanggal',
    'jumlahSel',
    'jumlahDisamarkan',
    'ambang',
    'kelipatan',
    'simpangan',
    'sidikJari',
  ]),
  ...whole('SelKubus', 'agregat.sel', ['jumlah', 'disamarkan']),
  'JumlahAsn.jumlah': [],
  'JumlahUsulan.jumlah': [],
  'KubusAsn.sel': [],
  'SelKubus.status': ['agregat.sel.status_kode', 'agregat.sel.status_nama'],
  'SelKubus.provinsi': ['agregat.sel.provinsi_kode', 'agregat.sel.provinsi_nama'],
  'SelKubus.kota': ['agregat.sel.kota_kode', 'agregat.sel.kota_nama'],
  'SelKubus.golongan': ['agregat.sel.golongan_kode', 'agregat.sel.golongan_nama'],
  'SelKubus.jabatan': ['agregat.sel.jabatan_kode', 'agregat.sel.jabatan_nama'],
  'SelKubus.umur': ['agregat.sel.umur_kode', 'agregat.sel.umur_nama'],
  'NilaiDimensi.kode': [],
  'NilaiDimensi.nama': [],
  'MasaKerja.tahun': [],
  'MasaKerja.bulan': [],
  'UnitKerja.induk': ['asn.unit_kerja.induk_id'],
  'UnitKerjaInduk.id': ['asn.unit_kerja.induk_id'],
  'UnitKerjaInduk.nama': ['asn.unit_kerja.nama_induk'],
  'UnitKerjaTemuan.induk': ['asn.unit_kerja.induk_id'],
  'IndukTemuan.nama': ['asn.unit_kerja.nama_induk'],
  'SimpananTapera.nilaiPenyertaan': [
    'finansial.simpanan_tapera.unit_penyertaan',
    'finansial.simpanan_tapera.nab_per_unit',
  ],
  'SimpananTapera.sumber': ['finansial.simpanan_tapera.rekaman_id'],
  'KepesertaanTapera.sumber': ['finansial.kepesertaan_tapera.rekaman_id'],
  'RiwayatKursus.sumber': ['riwayat.kursus.id'],
  'RiwayatAngkaKredit.sumber': ['riwayat.angka_kredit.id'],
  'RiwayatJabatan.sumber': ['riwayat.jabatan.id'],
  'Asn.kepesertaanTapera': ['finansial.kepesertaan_tapera.asn_id'],
  'Usulan.statusVerifikasiBkn': ['usulan.tahap.urutan'],
  'Usulan.pertek': ['usulan.pertek.urutan'],
  'Usulan.statusBiroApp': ['usulan.verifikasi_biro_app.urutan'],
  'DokumenUsulan.tautan': ['usulan.dokumen.sha256', 'usulan.dokumen.tipe_media'],
  'SalinanKeppres.berkas': ['usulan.salinan_keppres.dokumen_id', 'usulan.dokumen.sha256', 'usulan.dokumen.tipe_media'],
  'JenisLayanan.skemaDataUsulan': ['usulan.detail_layanan.id'],
  'Pertek.filePertek': ['usulan.pertek.dokumen_id', 'usulan.dokumen.sha256', 'usulan.dokumen.tipe_media'],
  'Asn.dokumen': ['riwayat.dokumen.asn_id'],
  'Query.langkahPerjanjian(mitra)': [],
  'Query.kalenderPerjanjian(periode)': [],
  'Query.penggunaanLayanan(mitra)': [],
  'Query.penggunaanLayanan(periode)': [],
  'RumpunJabatan.id': ['usulan.persyaratan.rumpun_jabatan_id'],
  'RumpunJabatan.nama': ['usulan.persyaratan.nama_rumpun_jabatan'],
  'JenisLayanan.persyaratan': ['usulan.persyaratan.detail_layanan_id', 'usulan.persyaratan.urutan'],
  'PersyaratanDokumen.rumpunJabatan': ['usulan.persyaratan.rumpun_jabatan_id'],
  'DokumenRiwayat.tautan': ['riwayat.dokumen.sha256', 'riwayat.dokumen.tipe_media'],
  // Of the entries that are listed anyway, and the ids of their persons.
  'Snapshot.count': [],
  'Snapshot.checksum': ['asn.asn.id'],
  'PeriodeMasukan.dari': [],
  'PeriodeMasukan.sampai': [],
  'Query.asn(id)': ['asn.asn.id'],
  'Query.asn(nip)': ['asn.asn.nip'],
  'Query.asn(instansiId)': ['asn.asn.instansi_kerja_id'],
  'Query.daftarAsn(filter)': [],
  'Query.daftarAsnAktif(instansiId)': ['asn.asn.instansi_kerja_id', 'asn.asn.kedudukan_hukum_id'],
  'Query.daftarCasn(instansiId)': ['asn.asn.instansi_induk_id'],
  'Query.daftarCasn(tahun)': ['asn.asn.tmt_cpns'],
  'Query.daftarPensiun(periode)': ['riwayat.pensiun.tmt_pensiun'],
  'Query.daftarPemberhentian(periode)': ['riwayat.pemberhentian.tmt_berhenti'],
  'Query.daftarPindahInstansi(periode)': ['riwayat.pindah_instansi.tmt_pindah'],
  'Query.daftarPindahInstansi(instansiAsalId)': ['riwayat.pindah_instansi.instansi_asal_id'],
  'Query.daftarPindahInstansi(instansiTujuanId)': ['riwayat.pindah_instansi.instansi_tujuan_id'],
  'Referensi.instansi(cari)': ['asn.instansi.nama'],
  'Referensi.jabatan(cari)': ['asn.jabatan.nama'],
  'Referensi.jabatanFungsional(cari)': ['asn.jabatan.nama', 'asn.jabatan.jenis_jabatan_id'],
  'Referensi.unor(cari)': ['asn.unit_kerja.nama'],
  'Referensi.unor(instansiId)': ['asn.unit_kerja.instansi_id'],
  'Query.usulan(id)': ['usulan.usulan.id'],
  // Of the units that are found, which are opened by name.
  'Query.cariUnitKerja(instansiId)': [],
  'Query.cariUnitKerja(kataKunci)': [],
  'Query.ringkasanAsn(menurut)': [],
  'Query.ringkasanAsn(filter)': [],
  'Query.agregatAsn(kubus)': [],
  'Query.agregatAsn(tanggal)': [],
  'Query.verifikasiAsn(data)': ['asn.asn.nip'],
  'Query.verifikasiAsnBanyak(data)': ['asn.asn.nip'],
  'Query.pemadanan(id)': [],
  'Query.ambilSalinanKeppres(usulanId)': ['usulan.usulan.id'],
  'Query.kiriman(id)': [],
  'Query.daftarRekamanKiriman(status)': [],
  'Query.daftarPeremajaan(status)': [],
  'Query.daftarPeremajaan(jenis)': [],
  'Query.daftarPeremajaan(mitra)': [],
  'PendaftarMasukan.nip': [],
  'PendaftarMasukan.nama': ['asn.asn.nama'],
  'PendaftarMasukan.golongan': ['asn.asn.golongan_ruang_id', 'asn.golongan.nama'],
  'PendaftarMasukan.tempatLahir': ['asn.asn.tempat_lahir'],
  'PendaftarMasukan.tanggalLahir': ['asn.asn.tanggal_lahir'],
  'PendaftarMasukan.jenisKelamin': ['asn.asn.jenis_kelamin_id', 'asn.jenis_kelamin.nama'],
  'PendaftarMasukan.instansi': ['asn.asn.instansi_kerja_id', 'asn.instansi.nama'],
  'PendaftarMasukan.statusKepegawaian': ['asn.asn.jenis_asn'],
};

/** Published cubes: a twin keeps them as they are, since what is told of everyone has been told. */
function whole(type: string, table: string, names: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(names.map((name) => [`${type}.${name}`, [`${table}.${snake(name)}`]]));
}

/** Attributes that are sent of everyone about whom the truth is sent; the others of some of them only (claims.ts). */
const sentOfAll = new Set(['PendaftarMasukan.nama', 'PendaftarMasukan.golongan']);

/** A document of these words of the register is given by the field; of any other word, by none. */
const documents: Readonly<Record<string, string>> = {
  'DokumenAsn.skCpns': 'SK CPNS',
  'DokumenAsn.skKenaikanPangkat': 'SK Kenaikan Pangkat',
  'DokumenAsn.skPeninjauanMasaKerja': 'SK Peninjauan Masa Kerja',
  'DokumenAsn.skJabatan': 'SK Jabatan',
  'DokumenAsn.suratPernyataanPelantikan': 'Surat Pernyataan Pelantikan',
  'DokumenAsn.skPak': 'SK PAK',
  'DokumenAsn.skp': 'SKP',
  'DokumenAsn.sertifikatUjiKompetensi': 'Sertifikat Uji Kompetensi',
  'DokumenAsn.piagamPenghargaan': 'Piagam Penghargaan',
  'DokumenAsn.skCltn': 'SK CLTN',
  'DokumenAsn.skPemberhentianSementara': 'SK Pemberhentian Sementara',
};

/** Which rows of a table an agreement opens beside whose they are, as a condition of SQL; all of them where it says nothing. */
export function kindsOpened(agreement: Agreement, table: string): string {
  if (table !== 'riwayat.dokumen') return 'true';
  const words = [...listed(agreement)].flatMap((field) => documents[field] ?? []);
  return `jenis in (${[...words, ''].map((word) => `'${word}'`).join(', ')})`;
}

/** Types of rows that are about no person, and of which only those are opened to which somebody in scope belongs. */
export const belonging: Readonly<
  Record<string, { readonly table: string; readonly by: string; readonly parent: string }>
> = {
  UnitKerjaTemuan: { table: 'asn.unit_kerja', by: 'unit_kerja_id', parent: 'induk_id' },
};

/** A column that an agreement opens, of the rows that may be seen as of a type. */
export interface Opened {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Every column that an agreement opens; throws when a field is listed of which nothing is known here. */
export function opened(agreement: Agreement, schema: GraphQLSchema, known: ReadonlySet<string>): Opened[] {
  const fields = [...listed(agreement)].filter((field) => !/^(Query|Mutation|Referensi|DokumenAsn)\./.test(field));
  return [
    ...fields.flatMap((field) => columnsOf(field, schema, known).map((column) => at(column, rowsMeant(field)))),
    ...[...argumentsListed(agreement).keys()].flatMap((argument) =>
      (columns[argument] ?? (isSent(argument) ? [] : unknown(argument))).map((column) => at(column, typeOf(column))),
    ),
  ];
}

/** The type whose rows a field opens; of what is sent, whose rows a verdict opens. */
function rowsMeant(field: string): string {
  const [type = ''] = field.split('.');
  return type === 'PendaftarMasukan' && !sentOfAll.has(field) ? 'PendaftarUtuh' : type;
}

/** Types that tell of a partner's own lists, of what was sent, and of nothing in the register but verdicts. */
const ofNobody = new Set([
  'Pemadanan',
  'BarisCacat',
  'TriwulanPemadanan',
  'TandaTerima',
  'TandaTerimaRekaman',
  'Kesalahan',
  'TandaPic',
  'TandaUsulan',
  'TandaUnggahan',
  'TandaDokumen',
  'DataSalinanKeppres',
  'Kiriman',
  'RekamanKiriman',
  'Peremajaan',
  'Isian',
  'TandaTerimaPutusan',
  'HasilPutusan',
  'Sumber',
  // Of agreements and what is counted under them.
  'PerjanjianTercatat',
  'LangkahPerjanjian',
  'HasilLangkah',
  'PenggunaanHarian',
  'HitunganKode',
]);

/** What is sent opens nothing; it is answered by itself. */
function isSent(coordinate: string): boolean {
  const [type = ''] = coordinate.split('.');
  return type === 'Mutation' || (type.endsWith('Masukan') && type !== 'PendaftarMasukan');
}

function columnsOf(field: string, schema: GraphQLSchema, known: ReadonlySet<string>): readonly string[] {
  const told = columns[field];
  if (told) return told;
  const [type = '', name = ''] = field.split('.');
  if (ofNobody.has(type) || isSent(field)) return [];
  const table = tableOf(type);
  const column = `${table}.${snake(name)}`;
  if (known.has(column)) return [column];
  if (known.has(`${column}_id`)) return [`${column}_id`];
  // A list of rows of its own: what it opens of them is listed with their type.
  const child = `${snake(type)}_id`;
  const rows = tableOf(rowsOf(schema, field));
  return known.has(`${rows}.${child}`) ? [`${rows}.${child}`] : unknown(field);
}

function rowsOf(schema: GraphQLSchema, field: string): string {
  const [type = '', name = ''] = field.split('.');
  const object = schema.getType(type);
  const printed = object && 'getFields' in object ? String(object.getFields()[name]?.type) : '';
  return printed.replaceAll(/[[\]!]/g, '');
}

function tableOf(type: string): string {
  return (
    tables[type] ?? (type.startsWith('Riwayat') ? `riwayat.${snake(type.slice('Riwayat'.length))}` : unknown(type))
  );
}

function typeOf(column: string): string {
  const table = column.split('.').slice(0, 2).join('.');
  return Object.entries(tables).find(([, name]) => name === table)?.[0] ?? unknown(column);
}

function at(path: string, type: string): Opened {
  const [schema = '', table = '', column = ''] = path.split('.');
  return { table: `${schema}.${table}`, column, type };
}

function unknown(what: string): never {
  throw new Error(`Say in tests/proof/cells.ts which columns ${what} is made of.`);
}

function snake(name: string): string {
  return name
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    .replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
