// Changes of agreement documents and of what is registered, with what each partner meets.
import { added, all, bent, documents, removed } from './editing.ts';
import type { Seed } from './seeds.ts';

const { auditor, bkn, lan, lanExample, setneg, tapera, taspen } = documents;
const everyOperationOfLan =
  'cari-unit-kerja, daftar-pensiun, kirim-riwayat-angka-kredit, kirim-riwayat-jabatan, kirim-riwayat-kursus, profil-pns, rekaman-menunggu, riwayat-jabatan';
const everyOperationOfTapera =
  'daftar-asn-aktif, daftar-casn, daftar-pemberhentian, daftar-pensiun, daftar-pindah-instansi, data-asn, kirim-kepesertaan, kirim-posisi-simpanan, kiriman';
const addendumWords = ['numbers', 'signed', 'term', 'term.ending', 'term.extension', 'term.extensionBefore'].map(
  (key) => `safe WORDS_CHANGED ${key}`,
);
const eventsAboutPersons = ['asn.diperbaiki', 'asn.pindah_instansi', 'asn.pensiun', 'asn.meninggal'];
const newsOfProposals =
  'webhook: { events: { verifikasi_bkn.selesai: L, pertek.terbit: L, perjanjian.berubah: L, perjanjian.akan_berubah: L, perjanjian.akan_berakhir: L, perjanjian.kewajiban_jatuh_tempo: L, perjanjian.kuota_hampir_habis: L } }\n';
const addendum = (from: string, changes: string) => `partner: setneg-siapp
amends: 2022-08-23
numbers: { partner: CONTOH/SETNEG/1, bkn: CONTOH/BKN/1 }
signed: 2026-12-01
term: { from: ${from}, until: 2027-08-23 }
${changes}`;

export const agreementSeeds: readonly Seed[] = [
  {
    what: 'a field is opened to one partner',
    edit: bent(lan, '        nama: 4 Nama\n', '        nama: 4 Nama\n        alamat: 20 Alamat\n'),
    met: { lan: ['safe FIELD_ADDED Asn.alamat'] },
  },
  {
    what: 'a field is closed that two other partners keep',
    edit: bent(lan, '        nomorKontak: 10 Nomor Kontak\n', ''),
    met: { lan: ['breaking FIELD_REMOVED Asn.nomorKontak (profil-pns)'] },
  },
  {
    what: 'a field with everything behind it is closed',
    edit: all(
      bent(setneg, '        pasangan: Data Keluarga (Pasangan - Suami/Isteri)\n', ''),
      bent(setneg, '      Pasangan: { nama: Nama Suami/Isteri }\n', ''),
    ),
    met: { 'setneg-siapp': ['breaking FIELD_REMOVED Asn.pasangan (data-asn)'] },
  },
  {
    what: 'a service is opened',
    edit: bent(
      auditor,
      'services:\n',
      'services:\n  - { name: Ringkasan usulan, clause: Audit 2, mode: aggregate, operation: Query.ringkasanUsulan, fields: { JumlahUsulan: { jumlah: Jumlah } } }\n',
    ),
    met: { 'bkn-auditor': ['safe FIELD_ADDED Query.ringkasanUsulan'] },
  },
  {
    what: 'a service is closed that no registered operation asks',
    edit: bent(
      lan,
      '  - { name: Daftar kiriman, clause: Lampiran II, mode: view, operation: Query.daftarKiriman }\n',
      '',
    ),
    met: { lan: ['breaking FIELD_REMOVED Query.daftarKiriman'] },
  },
  {
    what: 'an argument that could be left out must be given',
    edit: bent(setneg, 'arguments: { filter: optional }', 'arguments: { filter: required }'),
    met: { 'setneg-siapp': ['breaking FIELD_ARGUMENT_TYPE_CHANGED Query.daftarAsn(filter) (daftar-asn)'] },
  },
  {
    what: 'an argument that had to be given may be left out',
    edit: bent(bkn, 'arguments: { menurut: required, filter: optional }', 'arguments: { menurut: required }'),
    met: { bkn: ['breaking FIELD_ARGUMENT_REMOVED Query.ringkasanAsn(filter) (ringkasan-asn)'] },
  },
  {
    what: 'fewer persons are given',
    edit: bent(setneg, "golonganRuang: ['42', '43', '44', '45']", "golonganRuang: ['43', '44', '45']"),
    met: {
      'setneg-siapp': [
        'breaking ROWS_CLOSED rows (daftar-asn, data-asn, dokumen-asn, hasil-biro-app, kelola-pic, kirim-usulan, referensi, salinan-keppres, selesaikan-unggahan, setujui-usulan, status-usulan, unggah-dokumen-usulan)',
      ],
    },
  },
  {
    what: 'more persons are given',
    edit: bent(setneg, "golonganRuang: ['42', '43', '44', '45']", "golonganRuang: ['41', '42', '43', '44', '45']"),
    met: { 'setneg-siapp': ['safe ROWS_OPENED rows'] },
  },
  {
    what: 'other persons are given',
    edit: bent(lan, 'rows: { jenisAsn: [PNS] }', 'rows: { jenisAsn: [CPNS] }'),
    met: { lan: [`breaking ROWS_CHANGED rows (${everyOperationOfLan})`] },
  },
  {
    what: 'one service gives fewer persons',
    edit: bent(
      lan,
      '    operation: Query.daftarPensiun\n    arguments: { periode: required }\n    rows: {',
      "    operation: Query.daftarPensiun\n    arguments: { periode: required }\n    rows: { golonganRuang: ['45'],",
    ),
    met: { lan: ['breaking ROWS_CLOSED Query.daftarPensiun, rows (daftar-pensiun)'] },
  },
  {
    what: 'a way to send for others is closed, beside one that stays',
    edit: bent(
      lan,
      'rows: { instansiKerja: [A5EB03E23C04F6A0E040640A040252AD] }',
      'rows: { rumpunJabatan: [A5EB03E23DE6F6A0E040640A040252AD] }',
    ),
    met: { lan: ['breaking ROWS_CLOSED Mutation.kirimRiwayatJabatan, rows (kirim-riwayat-jabatan)'] },
  },
  {
    what: 'the order of values and keys is another',
    edit: bent(setneg, "golonganRuang: ['42', '43', '44', '45']", "golonganRuang: ['45', '44', '43', '42']"),
    met: {},
  },
  {
    what: 'the term ends earlier',
    edit: bent(taspen, '  until: 2027-08-02', '  until: 2027-01-31'),
    met: {
      'taspen-life': [
        'safe WORDS_CHANGED term',
        'breaking ACCESS_CLOSED term (agregat-asn, ajukan-pemadanan, pemadanan, verifikasi-asn)',
      ],
    },
  },
  {
    what: 'the term ends later',
    edit: bent(setneg, '  until: 2027-08-23', '  until: 2028-08-23'),
    met: { 'setneg-siapp': ['safe WORDS_CHANGED term', 'safe ACCESS_OPENED term'] },
  },
  {
    what: 'an agreement is suspended from a coming day',
    edit: bent(tapera, 'services:\n', 'suspended: { since: 2026-12-01, reason: Contoh }\nservices:\n'),
    met: { 'bp-tapera': [`breaking ACCESS_CLOSED term (${everyOperationOfTapera})`] },
  },
  {
    what: 'nothing is answered any more but what is registered',
    edit: bent(tapera, 'services:\n', 'operations: { registeredOnly: Contoh }\nservices:\n'),
    met: { 'bp-tapera': ['breaking ACCESS_TO_REGISTERED_ONLY operations.registeredOnly'] },
  },
  {
    what: 'an agreement turns out incomplete',
    edit: bent(lanExample, 'assumptions:', 'incomplete: The annex is missing.\nassumptions:'),
    met: { lan: [`breaking ACCESS_CLOSED term (${everyOperationOfLan})`] },
  },
  {
    what: 'an agreement that had ended is extended by an addendum',
    before: removed(lanExample),
    edit: added(
      lanExample,
      `partner: lan
amends: 2019-10-22
example: true
numbers: { bkn: CONTOH/1 }
signed: 2021-10-22
term: { from: 2021-10-23, until: 2027-10-22 }
`,
    ),
    met: { lan: ['safe ACCESS_OPENED term'] },
  },
  {
    what: 'an addendum gives smaller pages from a coming day',
    edit: (tree) => {
      const [limits = ''] = /^limits:[^]*?(?=^\S)/m.exec(tree.get(setneg) ?? '') ?? [];
      const file = 'agreements/documents/setneg-siapp/2027-01-01.yaml';
      return added(file, addendum('2027-01-01', limits.replace('pageMax: 1000', 'pageMax: 500')))(tree);
    },
    met: { 'setneg-siapp': ['breaking LIMIT_LOWERED limits.pageMax (referensi)', ...addendumWords] },
  },
  {
    what: 'an addendum closes every service but one from a coming day, and all that could be sent',
    edit: (tree) => {
      const [kept = ''] =
        / {2}- name: API Data Pertimbangan[^]*?(?=\n {2}- name: Dokumen ASN)/.exec(tree.get(setneg) ?? '') ?? [];
      const file = 'agreements/documents/setneg-siapp/2027-01-01.yaml';
      return added(file, addendum('2027-01-01', `${newsOfProposals}services:\n${kept}\n`))(tree);
    },
    met: {
      'setneg-siapp': [
        'breaking FIELD_REMOVED Mutation.kelolaPic (kelola-pic)',
        'breaking FIELD_REMOVED Mutation.kirimUsulan (kirim-usulan)',
        'breaking FIELD_REMOVED Mutation.selesaikanUnggahan (selesaikan-unggahan)',
        'breaking FIELD_REMOVED Mutation.setujuiUsulan (setujui-usulan)',
        'breaking FIELD_REMOVED Mutation.terimaHasilBiroApp (hasil-biro-app)',
        'breaking FIELD_REMOVED Mutation.terimaSalinanKeppres (salinan-keppres)',
        'breaking FIELD_REMOVED Mutation.unggahDokumenUsulan (unggah-dokumen-usulan)',
        'breaking FIELD_REMOVED Query.asn (data-asn, dokumen-asn)',
        'breaking FIELD_REMOVED Query.daftarAsn (daftar-asn)',
        'breaking FIELD_REMOVED Query.referensi (referensi)',
        ...eventsAboutPersons.map((kind) => `breaking EVENT_REMOVED webhook.events.${kind}`),
        ...addendumWords,
      ],
    },
  },
  {
    what: 'pages are smaller',
    edit: bent(tapera, 'pageMax: 1000', 'pageMax: 500'),
    met: {
      'bp-tapera': [
        'breaking LIMIT_LOWERED limits.pageMax (daftar-asn-aktif, daftar-casn, daftar-pemberhentian, daftar-pensiun, daftar-pindah-instansi)',
      ],
    },
  },
  {
    what: 'fewer requests are answered in a minute',
    edit: bent(auditor, 'requestsPerMinute: 600000', 'requestsPerMinute: 60'),
    met: { 'bkn-auditor': ['dangerous LIMIT_LOWERED limits.requestsPerMinute (jejak-usulan)'] },
  },
  {
    what: 'a quota of persons a day comes, for everything and for one service',
    edit: all(
      bent(auditor, 'pageMax: 100,', 'pageMax: 100, personsPerDay: 100,'),
      bent(
        auditor,
        '    operation: Query.usulan\n',
        '    operation: Query.usulan\n    limits: { requestsPerDay: 5 }\n',
      ),
    ),
    met: {
      'bkn-auditor': [
        'dangerous LIMIT_LOWERED limits.personsPerDay (jejak-usulan)',
        'dangerous LIMIT_LOWERED Query.usulan, limits.requestsPerDay (jejak-usulan)',
      ],
    },
  },
  {
    what: 'larger pages are given',
    edit: bent(auditor, 'pageMax: 100', 'pageMax: 1000'),
    met: { 'bkn-auditor': ['safe LIMIT_RAISED limits.pageMax'] },
  },
  {
    what: 'a kind of news is not told any more',
    edit: bent(setneg, '    pertek.terbit: Assumed; Lampiran 6, API Data Pertimbangan Teknis\n', ''),
    met: { 'setneg-siapp': ['breaking EVENT_REMOVED webhook.events.pertek.terbit'] },
  },
  {
    what: 'a kind of news is told that was not',
    before: bent(lan, '    asn.meninggal: Assumed; Lampiran I.1\n', ''),
    edit: bent(lan, '    asn.pensiun:', '    asn.meninggal: Assumed; Lampiran I.1\n    asn.pensiun:'),
    met: { lan: ['dangerous EVENT_ADDED webhook.events.asn.meninggal'] },
  },
  {
    what: 'a duty is worded otherwise',
    edit: bent(setneg, 'Pasal 6, text: Bear their own costs.', 'Pasal 6, text: Each bears its own costs.'),
    met: { 'setneg-siapp': ['safe WORDS_CHANGED duties'] },
  },
  {
    what: 'another officer is to be told',
    edit: bent(
      tapera,
      'partner: { name: Badan Pengelola Tabungan Perumahan Rakyat }',
      'partner: { name: Badan Pengelola Tabungan Perumahan Rakyat, unit: Unit Contoh }',
    ),
    met: { 'bp-tapera': ['safe WORDS_CHANGED parties'] },
  },
  {
    what: 'a partner is new',
    edit: added(
      'agreements/documents/mitra-baru/2026-12-01.yaml',
      `partner: mitra-baru
title: Contoh
numbers: { bkn: CONTOH/2 }
parties: { partner: { name: Mitra Baru }, bkn: { name: BKN } }
signed: 2026-11-20
term: { from: 2026-12-01, until: open }
purpose: { code: contoh, text: Contoh. }
legalBasis: [Contoh]
rows: { jenisAsn: [PNS] }
limits: { pageMax: 10, requestsPerMinute: 10 }
services:
  - { name: Contoh, clause: Pasal 1, mode: view, operation: Query.asn, arguments: { id: required }, fields: { Asn: { id: ID, nama: Nama } } }
`,
    ),
    met: { 'mitra-baru': ['safe ACCESS_OPENED term'] },
  },
  {
    what: 'a partner is gone',
    edit: all(removed(auditor), removed('operations/bkn-auditor/jejak-usulan.graphql')),
    met: { 'bkn-auditor': ['breaking ACCESS_CLOSED term (jejak-usulan)'] },
  },
  {
    what: 'comments of a document change',
    edit: bent(setneg, '# Golongan IV/b and above', '# Golongan IV/b and those above'),
    met: {},
  },
  {
    what: 'an operation is registered that the contract does not answer',
    edit: added('operations/lan/alamat.graphql', 'query Alamat($nip: Nip!) { asn(nip: $nip) { alamat } }\n'),
    met: { lan: ['breaking OPERATION_INVALID operations/lan/alamat.graphql (alamat)'] },
  },
  {
    what: 'an operation that a change breaks is taken out together with it',
    edit: all(bent(lan, '        foto: 8 Foto\n', ''), removed('operations/lan/profil-pns.graphql')),
    met: { lan: ['breaking FIELD_REMOVED Asn.foto (profil-pns)'] },
  },
];
