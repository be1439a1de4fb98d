// Changes of the schema's words, with what each partner meets.
import { all, bent, bentType, documents, project } from './editing.ts';
import type { Seed } from './seeds.ts';

const asn = 'schema/asn.graphql';
const riwayat = 'schema/riwayat.graphql';
const everyone = [
  ...new Set(
    Object.keys(Object.fromEntries(project)).map((path) => /^agreements\/documents\/([^/]+)/.exec(path)?.[1] ?? ''),
  ),
].filter((name) => name !== '');

function forEveryone(...findings: readonly string[]): Seed['met'] {
  return Object.fromEntries(everyone.map((partner) => [partner, findings]));
}

const namaOfAsn = '  "Name, without titles."\n  nama: String\n';
const withBloodGroup = bentType(asn, 'Asn', namaOfAsn, `  "Blood group."\n  golonganDarah: String\n${namaOfAsn}`);

export const schemaSeeds: readonly Seed[] = [
  { what: 'a field that no agreement opens is added', edit: withBloodGroup, met: {} },
  {
    what: 'a field is added and opened to one partner',
    edit: all(
      withBloodGroup,
      bent(documents.lan, '        nama: 4 Nama\n', '        nama: 4 Nama\n        golonganDarah: 20 Golongan Darah\n'),
    ),
    met: { lan: ['safe FIELD_ADDED Asn.golonganDarah'] },
  },
  {
    what: 'a field of what everyone reads of its own agreement is added',
    edit: bentType(
      asn,
      'Perjanjian',
      '  judul: String!\n',
      '  judul: String!\n  "A short name."\n  singkatan: String\n',
    ),
    met: forEveryone('safe FIELD_ADDED Perjanjian.singkatan'),
  },
  {
    what: 'a field of what everyone reads of its own agreement is removed',
    edit: bentType(asn, 'Perjanjian', '  "Number on the partner\'s side."\n  nomorMitra: String\n', ''),
    met: forEveryone('breaking FIELD_REMOVED Perjanjian.nomorMitra'),
  },
  {
    what: 'a field that one agreement opens has another name, in the schema and in the document',
    edit: all(
      bentType('schema/keluarga.graphql', 'Anak', '  nama: String\n', '  namaLengkap: String\n'),
      bent(documents.setneg, '      Anak: { nama: Nama Anak }', '      Anak: { namaLengkap: Nama Anak }'),
    ),
    met: { 'setneg-siapp': ['breaking FIELD_REMOVED Anak.nama (data-asn)', 'safe FIELD_ADDED Anak.namaLengkap'] },
  },
  {
    what: 'a value that was always there may be missing: non-null is widened to null',
    edit: bentType(asn, 'Pemadanan', '  status: StatusPemadanan!', '  status: StatusPemadanan'),
    met: { 'taspen-life': ['breaking FIELD_TYPE_CHANGED Pemadanan.status (pemadanan)'] },
  },
  {
    what: 'a value that could be missing is always there',
    edit: bentType(asn, 'Pemadanan', '  jumlahSesuai: Int\n', '  jumlahSesuai: Int!\n'),
    met: { 'taspen-life': ['safe FIELD_TYPE_CHANGED Pemadanan.jumlahSesuai'] },
  },
  {
    what: 'a number becomes a text',
    edit: bentType(asn, 'Pemadanan', '  kemajuan: Int!', '  kemajuan: String!'),
    met: { 'taspen-life': ['breaking FIELD_TYPE_CHANGED Pemadanan.kemajuan (pemadanan)'] },
  },
  {
    what: 'a text that two partners read becomes an id',
    edit: bentType(riwayat, 'Pensiun', '  nomorSk: String', '  nomorSk: ID'),
    met: {
      'bp-tapera': ['breaking FIELD_TYPE_CHANGED Pensiun.nomorSk (daftar-pensiun)'],
      lan: ['breaking FIELD_TYPE_CHANGED Pensiun.nomorSk (daftar-pensiun)'],
    },
  },
  {
    what: 'the entries of a list may be missing',
    edit: bentType('schema/keluarga.graphql', 'Asn', '  anak: [Anak!]!', '  anak: [Anak]!'),
    met: { 'setneg-siapp': ['breaking FIELD_TYPE_CHANGED Asn.anak (data-asn)'] },
  },
  {
    what: 'a list becomes its first entry',
    edit: bentType('schema/keluarga.graphql', 'Asn', '  anak: [Anak!]!', '  anak: Anak'),
    met: { 'setneg-siapp': ['breaking FIELD_TYPE_CHANGED Asn.anak (data-asn)'] },
  },
  {
    what: 'an enum that one partner receives and two others name has another value',
    edit: bentType(asn, 'StatusRekaman', '  DITOLAK\n', '  DITOLAK\n  "It was taken back."\n  DITARIK\n'),
    met: {
      'bkn-verifikator': ['dangerous ENUM_VALUE_ADDED StatusRekaman.DITARIK'],
      'bp-tapera': ['dangerous ENUM_VALUE_ADDED StatusRekaman.DITARIK (kiriman)'],
      lan: ['dangerous ENUM_VALUE_ADDED StatusRekaman.DITARIK (rekaman-menunggu)'],
    },
  },
  {
    what: 'an enum that is received has a value less, which nobody names',
    edit: bentType(
      asn,
      'StatusPemadanan',
      '  "It could not be done; nothing came of it, and it does not count as a list of the quarter."\n  GAGAL\n',
      '',
    ),
    met: { 'taspen-life': ['dangerous ENUM_VALUE_REMOVED StatusPemadanan.GAGAL (pemadanan)'] },
  },
  {
    what: 'an enum that is only sent has another value',
    edit: bentType(asn, 'DimensiAsn', '  INSTANSI_KERJA\n', '  INSTANSI_KERJA\n  "By eselon."\n  ESELON\n'),
    met: { bkn: ['safe ENUM_VALUE_ADDED DimensiAsn.ESELON'] },
  },
  {
    what: 'an enum that is only sent has a value less, which an operation names',
    edit: bentType(asn, 'DimensiAsn', '  INSTANSI_KERJA\n', '  INSTANSI_TEMPAT_KERJA\n'),
    met: {
      bkn: [
        'breaking ENUM_VALUE_REMOVED DimensiAsn.INSTANSI_KERJA (ringkasan-asn)',
        'safe ENUM_VALUE_ADDED DimensiAsn.INSTANSI_TEMPAT_KERJA',
      ],
    },
  },
  {
    what: 'an enum that is sent and received has a value less, which no operation names',
    edit: bentType(asn, 'BentukDaftar', '  "One JSON object a line."\n  NDJSON\n', ''),
    met: { 'taspen-life': ['breaking ENUM_VALUE_REMOVED BentukDaftar.NDJSON'] },
  },
  {
    what: 'a field is deprecated',
    edit: bentType(
      riwayat,
      'Pensiun',
      '  nomorPertek: String',
      '  nomorPertek: String @deprecated(reason: "See pertek.")',
    ),
    met: {
      'bp-tapera': ['safe FIELD_DEPRECATION_ADDED Pensiun.nomorPertek'],
      lan: ['safe FIELD_DEPRECATION_ADDED Pensiun.nomorPertek'],
    },
  },
  {
    what: 'a field is described in other words',
    edit: bentType(riwayat, 'Pensiun', '"Who retires."', '"The person who retires."'),
    met: {
      'bp-tapera': ['safe FIELD_DESCRIPTION_CHANGED Pensiun.asn'],
      lan: ['safe FIELD_DESCRIPTION_CHANGED Pensiun.asn'],
    },
  },
  {
    what: 'a scalar is specified by another paper',
    edit: bent('schema/shared.graphql', 'scalar Nip\n', 'scalar Nip @specifiedBy(url: "https://contoh.example/nip")\n'),
    met: {
      bkn: ['dangerous SCALAR_SPECIFICATION_CHANGED Nip (dasbor-simpanan)'],
      'bkn-verifikator': ['dangerous SCALAR_SPECIFICATION_CHANGED Nip'],
      'bp-tapera': [
        'dangerous SCALAR_SPECIFICATION_CHANGED Nip (daftar-asn-aktif, daftar-casn, daftar-pemberhentian, daftar-pensiun, daftar-pindah-instansi, data-asn)',
      ],
      lan: ['dangerous SCALAR_SPECIFICATION_CHANGED Nip (daftar-pensiun, profil-pns, riwayat-jabatan)'],
      'setneg-siapp': ['dangerous SCALAR_SPECIFICATION_CHANGED Nip (daftar-asn, data-asn, dokumen-asn)'],
      'taspen-life': ['dangerous SCALAR_SPECIFICATION_CHANGED Nip (verifikasi-asn)'],
    },
  },
  {
    what: 'comments and empty lines of the schema change',
    edit: bent(riwayat, 'type Pensiun {', '# Kept as the papers name it.\n\n\ntype Pensiun {'),
    met: {},
  },
];
