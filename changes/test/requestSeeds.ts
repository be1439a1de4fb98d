// Changes of what may be given, arguments and what is sent, with what each partner meets.
import { all, bent, bentType, documents, type Edit } from './editing.ts';
import type { Seed } from './seeds.ts';

const asn = 'schema/asn.graphql';
const withArgument = (argument: string): Edit =>
  bentType('schema/keluarga.graphql', 'Asn', '  anak: [Anak!]!', `  anak(${argument}): [Anak!]!`);

/** What Taspen Life's document lets be given beside the cube. */
const agregatTakes = (given: string): Edit =>
  bent(
    documents.taspen,
    'arguments: { kubus: required, tanggal: optional }',
    `arguments: { kubus: required${given && `, ${given}`} }`,
  );

export const requestSeeds: readonly Seed[] = [
  {
    what: 'an argument that may be left out is added, and no agreement opens it',
    edit: withArgument('hidup: Boolean'),
    met: {},
  },
  {
    what: 'an argument that may be left out is added and opened',
    edit: all(
      bentType(
        asn,
        'Query',
        '    tanggal: Tanggal\n  ): KubusAsn',
        '    tanggal: Tanggal\n    versi: Int\n  ): KubusAsn',
      ),
      agregatTakes('tanggal: optional, versi: optional'),
    ),
    met: { 'taspen-life': ['safe FIELD_ARGUMENT_ADDED Query.agregatAsn(versi)'] },
  },
  {
    what: 'an argument with a default is added and opened',
    edit: all(
      bentType(
        asn,
        'Query',
        '    tanggal: Tanggal\n  ): KubusAsn',
        '    tanggal: Tanggal\n    versi: Int = 1\n  ): KubusAsn',
      ),
      agregatTakes('tanggal: optional, versi: optional'),
    ),
    met: { 'taspen-life': ['dangerous FIELD_ARGUMENT_ADDED Query.agregatAsn(versi) (agregat-asn)'] },
  },
  {
    what: 'an argument that must be given is added',
    edit: all(
      bentType(
        asn,
        'Query',
        '    tanggal: Tanggal\n  ): KubusAsn',
        '    tanggal: Tanggal\n    versi: Int!\n  ): KubusAsn',
      ),
      agregatTakes('tanggal: optional, versi: required'),
    ),
    met: { 'taspen-life': ['breaking FIELD_ARGUMENT_ADDED Query.agregatAsn(versi) (agregat-asn)'] },
  },
  {
    what: 'an argument is removed that no operation gives',
    edit: all(
      bentType(
        asn,
        'Query',
        '    "The fixed day of which it is; the last one when none is named."\n    tanggal: Tanggal\n',
        '',
      ),
      agregatTakes(''),
    ),
    met: { 'taspen-life': ['breaking FIELD_ARGUMENT_REMOVED Query.agregatAsn(tanggal)'] },
  },
  {
    what: 'an argument must be given that the agreement demands already',
    edit: bentType(
      asn,
      'Query',
      '    filter: FilterAsn\n  ): [JumlahAsn!]!',
      '    filter: FilterAsn!\n  ): [JumlahAsn!]!',
    ),
    before: bent(
      documents.bkn,
      'arguments: { menurut: required, filter: optional }',
      'arguments: { menurut: required, filter: required }',
    ),
    met: {},
  },
  {
    what: 'an argument that had to be given may be left out in the schema, and the document still demands it',
    edit: bentType(
      asn,
      'Query',
      'daftarAsnAktif("The instansi worked at." instansiId: ID!,',
      'daftarAsnAktif("The instansi worked at." instansiId: ID,',
    ),
    met: {},
  },
  {
    what: 'an argument takes another leaf type',
    edit: bentType(asn, 'Query', '    tahun: Int!\n', '    tahun: String!\n'),
    met: { 'bp-tapera': ['breaking FIELD_ARGUMENT_TYPE_CHANGED Query.daftarCasn(tahun) (daftar-casn)'] },
  },
  {
    what: 'the default of an argument is another, which no operation leaves to it',
    before: bentType(asn, 'Query', '    kubus: NamaKubus!\n', '    kubus: NamaKubus! = ASN_PROVINSI_UMUR\n'),
    edit: bentType(asn, 'Query', ' = ASN_PROVINSI_UMUR\n', ' = ASN_KOTA_UMUR\n'),
    met: { 'taspen-life': ['dangerous FIELD_ARGUMENT_DEFAULT_CHANGED Query.agregatAsn(kubus)'] },
  },
  {
    what: 'the default of an argument is another, which operations leave to it',
    before: all(
      bentType(asn, 'Query', '  ): KubusAsn', '    bulat: Int = 10\n  ): KubusAsn'),
      agregatTakes('tanggal: optional, bulat: optional'),
    ),
    edit: bentType(asn, 'Query', ' = 10\n', ' = 5\n'),
    met: { 'taspen-life': ['dangerous FIELD_ARGUMENT_DEFAULT_CHANGED Query.agregatAsn(bulat) (agregat-asn)'] },
  },
  {
    what: 'a default that made an argument possible to leave out is gone',
    before: all(
      bentType(asn, 'Query', '  ): KubusAsn', '    bulat: Int! = 10\n  ): KubusAsn'),
      agregatTakes('tanggal: optional, bulat: optional'),
    ),
    edit: bentType(asn, 'Query', '    bulat: Int! = 10\n', '    bulat: Int!\n'),
    met: { 'taspen-life': ['breaking FIELD_ARGUMENT_DEFAULT_CHANGED Query.agregatAsn(bulat) (agregat-asn)'] },
  },
  {
    what: 'a field that may be left out is added to what is sent, and opened',
    edit: all(
      bentType(
        'schema/usulan.graphql',
        'UsulanMasukan',
        '  "Period it belongs to."\n',
        '  "Any remark."\n  catatan: String\n  "Period it belongs to."\n',
      ),
      bent(documents.setneg, '        periode: Periode\n', '        periode: Periode\n        catatan: Catatan\n'),
    ),
    met: { 'setneg-siapp': ['safe INPUT_FIELD_ADDED UsulanMasukan.catatan'] },
  },
  {
    what: 'a field that must be given is added to what is sent',
    edit: all(
      bentType(
        'schema/usulan.graphql',
        'UsulanMasukan',
        '  "Period it belongs to."\n',
        '  "Any remark."\n  catatan: String!\n  "Period it belongs to."\n',
      ),
      bent(documents.setneg, '        periode: Periode\n', '        periode: Periode\n        catatan: Catatan\n'),
    ),
    met: { 'setneg-siapp': ['breaking INPUT_FIELD_ADDED UsulanMasukan.catatan (kirim-usulan)'] },
  },
  {
    what: 'a field of what is sent is removed, which only variables give',
    edit: all(
      bentType('schema/usulan.graphql', 'HasilBiroAppMasukan', '  keterangan: String\n', '  alasan: String\n'),
      bent(
        documents.setneg,
        '        tanggalVerifikasi: Tanggal verifikasi\n        keterangan: Keterangan\n',
        '        tanggalVerifikasi: Tanggal verifikasi\n        alasan: Keterangan\n',
      ),
    ),
    met: {
      'setneg-siapp': [
        'breaking INPUT_FIELD_REMOVED HasilBiroAppMasukan.keterangan (hasil-biro-app)',
        'safe INPUT_FIELD_ADDED HasilBiroAppMasukan.alasan',
      ],
    },
  },
  {
    what: 'a field of what is sent must be given from now on',
    edit: bentType('schema/usulan.graphql', 'DokumenUsulanMasukan', '  usulanId: ID\n', '  usulanId: ID!\n'),
    met: {
      'setneg-siapp': ['breaking INPUT_FIELD_TYPE_CHANGED DokumenUsulanMasukan.usulanId (unggah-dokumen-usulan)'],
    },
  },
  {
    what: 'a field that had to be given may be left out',
    edit: bentType('schema/shared.graphql', 'PeriodeMasukan', '  sampai: Tanggal!', '  sampai: Tanggal'),
    met: {
      'bkn-pengelola': ['safe INPUT_FIELD_TYPE_CHANGED PeriodeMasukan.sampai'],
      'bp-tapera': ['safe INPUT_FIELD_TYPE_CHANGED PeriodeMasukan.sampai'],
      lan: ['safe INPUT_FIELD_TYPE_CHANGED PeriodeMasukan.sampai'],
    },
  },
];
