// The documents say what the signed papers say: numbers, days, and every numbered field of every annex.
import { describe, expect, test } from 'vitest';
import type { Agreement } from './agreement.ts';
import { readLibrary, signedDocuments } from './library.ts';

const library = readLibrary([signedDocuments]);

function signed(partner: string): Agreement {
  const first = library.get(partner)?.[0];
  if (!first) throw new Error(`There is no ${partner}.`);
  return first.agreement;
}

test.for([
  ['bp-tapera', '1/PKS/BP-TPR/II/4/2021', '15/HM.05.01/2021', '2021-04-21', 'open'],
  ['lan', '39/S.1/HKM.03.2', '31/A/KS/X/2019', '2019-10-22', '2021-10-22'],
  ['setneg-siapp', 'Perj-01/KSN/D-3/08/2022', '27/HM.04.01/2022', '2022-08-23', '2027-08-23'],
  ['taspen-life', 'PERJ-073/TL/082024', '23/HM.04.01/2024', '2024-08-02', '2027-08-02'],
] as const)('%s has the numbers and days of its paper', ([partner, number, bkn, first, until]) => {
  const { numbers, signed: day, term } = signed(partner);
  expect(numbers).toEqual({ partner: number, bkn });
  expect([day, term.from, term.until]).toEqual([first, first, until]);
});

/** The numbers of the annex at the fields of one service: "13 to 16, Unit Kerja" is four of them. */
function numbered(partner: string, clause: string): number[] {
  const services = signed(partner).services.filter((service) => service.clause === clause);
  const words = services.flatMap(({ fields }) => Object.values(fields).flatMap((names) => Object.values(names)));
  const found = words.flatMap((word) => {
    const [, from = '', next, to] = /^(\d+)(?:, (\d+)| to (\d+))? ?\D/.exec(word) ?? [];
    if (from === '') return [];
    const last = Number(to ?? next ?? from);
    return Array.from({ length: last - Number(from) + 1 }, (_, index) => Number(from) + index);
  });
  return [...new Set(found)].toSorted((a, b) => a - b);
}

test.for([
  ['bp-tapera', 'Lampiran I.1', 25],
  ['lan', 'Lampiran I.1', 19],
  ['lan', 'Lampiran I.2', 8],
  ['lan', 'Lampiran I.4', 8],
] as const)('%s, %s: every numbered field of the annex is granted, from 1 to %i', ([partner, clause, last]) => {
  expect(numbered(partner, clause)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
});

describe('every service of a paper is in its document, in its mode', () => {
  const services = (partner: string) =>
    signed(partner).services.map(({ mode, operation }) => `${mode} ${operation.split('.')[1] ?? ''}`);

  test.for<[partner: string, services: readonly string[]]>([
    [
      'bp-tapera',
      [
        'view asn',
        'view daftarCasn',
        'view daftarAsnAktif',
        'view daftarPindahInstansi',
        'view daftarPensiun',
        'view daftarPemberhentian',
        'insert kirimKepesertaan',
        'insert kirimPosisiSimpanan',
      ],
    ],
    [
      'lan',
      [
        'view asn',
        'view riwayatJabatan',
        'view cariUnitKerja',
        'view daftarPensiun',
        'insert kirimRiwayatKursus',
        'insert kirimRiwayatAngkaKredit',
        'insert kirimRiwayatJabatan',
      ],
    ],
    [
      'setneg-siapp',
      [
        'view asn',
        'view daftarAsn',
        'insert kelolaPic',
        'insert kirimUsulan',
        'insert unggahDokumenUsulan',
        'insert setujuiUsulan',
        'view usulan',
        'insert terimaHasilBiroApp',
        'insert terimaSalinanKeppres',
        'view referensi',
      ],
    ],
    ['taspen-life', ['verify verifikasiAsn', 'verify ajukanPemadanan', 'verify pemadanan', 'aggregate agregatAsn']],
    ['bkn', ['view simpananTapera', 'view statusBiroApp', 'view ambilSalinanKeppres']],
  ])('%s', ([partner, wanted]) => {
    expect(services(partner)).toEqual(expect.arrayContaining([...wanted]));
  });

  test('Taspen Life has nothing to view', () => {
    expect(services('taspen-life').filter((service) => /^(view|insert) /.test(service))).toEqual([]);
  });
});

test('every agreement names duties of the partner and of BKN, and where the paper names them, how to reach both', () => {
  for (const partner of ['lan', 'setneg-siapp', 'taspen-life']) {
    const { duties, parties } = signed(partner);
    expect(new Set(duties.map((duty) => duty.of))).toEqual(new Set(['partner', 'bkn', 'both']));
    for (const party of [parties.partner, parties.bkn])
      expect(Object.keys(party).toSorted()).toEqual(['address', 'email', 'name', 'officer', 'telephone']);
  }
});
