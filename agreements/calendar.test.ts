// The calendar is what the papers say: each quarter, each year, the five years, the last day on which an extension can be asked for.
import { expect, it, test } from 'vitest';
import type { Agreement } from './agreement.ts';
import { addMonths, dueBetween, obligationsOf } from './calendar.ts';
import { exampleDocuments, readLibrary, signedDocuments } from './library.ts';

const library = readLibrary([signedDocuments, exampleDocuments]);
const dueOf = (partner: string, from: string, until: string) => {
  const agreement = library.get(partner)?.at(-1)?.agreement;
  if (!agreement) throw new Error(`No agreement of ${partner}`);
  return dueBetween(obligationsOf(agreement), from, until).map(({ jatuhTempo, jenis, periode, pasal }) =>
    [jatuhTempo, jenis, periode, pasal].join(' '),
  );
};

it('Taspen Life reports and reconciles each quarter, fourteen days after it, until its agreement ends', () => {
  expect(dueOf('taspen-life', '2026-07-01', '2026-12-31')).toEqual([
    '2026-07-14 LAPORAN 2026-T2 Pasal 4 ayat (2) huruf c',
    '2026-07-14 REKONSILIASI 2026-T2 Pasal 9 ayat (1)',
    '2026-10-14 LAPORAN 2026-T3 Pasal 4 ayat (2) huruf c',
    '2026-10-14 REKONSILIASI 2026-T3 Pasal 9 ayat (1)',
  ]);
  const last = dueOf('taspen-life', '2027-05-01', '2029-12-31');
  expect(last.findLast((line) => line.includes('LAPORAN'))).toContain('2027-10-14 LAPORAN 2027-T3');
  expect(last.filter((line) => /PERPANJANGAN|BERAKHIR/.test(line)).map((line) => line.slice(0, 23))).toEqual([
    '2027-05-02 PERPANJANGAN',
    '2027-08-02 BERAKHIR  By',
  ]);
});

it('LAN is evaluated each year, Setneg once in its five', () => {
  expect(dueOf('lan', '2024-01-01', '2025-12-31')).toEqual([
    '2024-12-31 EVALUASI 2024 Pasal 7',
    '2025-12-31 EVALUASI 2025 Pasal 7',
  ]);
  expect(dueOf('setneg-siapp', '2022-08-23', '2027-08-23').filter((line) => line.includes('EVALUASI'))).toEqual([
    '2027-08-22 EVALUASI 2022-2027 Pasal 13',
  ]);
});

it('an extension is asked for as long before the end as the paper says', () => {
  const [asked] = dueOf('setneg-siapp', '2027-07-01', '2027-08-01');
  expect(asked).toMatch(/^2027-07-23 PERPANJANGAN/);
});

/** An agreement of which only what the calendar looks at is said. */
const paper = (term: Partial<Agreement['term']>, duties: readonly object[] = []) =>
  ({ root: '2022-05-10', term: { from: '2022-05-10', until: 'open', ...term }, duties }) as unknown as Agreement;
const duty = (every: string, withinDays = 0) => ({
  of: 'bkn',
  clause: 'Pasal 1',
  due: { kind: 'LAPORAN', name: 'Laporan', every, withinDays },
});
const periodsOf = (every: string, until: Agreement['term']['until'], from: string, to: string, withinDays = 0) =>
  dueBetween(obligationsOf(paper({ until }, [duty(every, withinDays)])), from, to)
    .filter(({ jenis }) => jenis === 'LAPORAN')
    .map(({ periode, jatuhTempo }) => `${periode} ${jatuhTempo}`);

it('what happens once stands in it with its clause, or with that the paper names none', () => {
  const once = (term: Partial<Agreement['term']>) => dueBetween(obligationsOf(paper(term)), '2000-01-01', '2099-12-31');
  const unnamed = 'Tidak disebut dalam dokumen';
  expect(once({})).toEqual([]);
  const line = { periode: null, pasal: unnamed };
  const review = {
    ...line,
    jenis: 'PENINJAUAN',
    nama: 'Peninjauan perjanjian',
    pihak: 'BKN',
    jatuhTempo: '2030-01-01',
  };
  const asked = {
    ...line,
    jenis: 'PERPANJANGAN',
    nama: 'Batas permintaan perpanjangan',
    pihak: 'BERSAMA',
    jatuhTempo: '2026-12-10',
  };
  const end = {
    ...line,
    jenis: 'BERAKHIR',
    nama: 'Hari terakhir perjanjian',
    pihak: 'BERSAMA',
    jatuhTempo: '2027-01-09',
  };
  const spans = { review: '2030-01-01', extensionBefore: { days: 30 } };
  // An agreement without an end has nothing to be extended.
  expect(once(spans)).toEqual([review]);
  expect(once({ until: '2027-01-09' })).toEqual([end]);
  expect(once({ until: '2027-01-09', ...spans })).toEqual([asked, end, review]);
  const clauses = { extension: 'Pasal 8', ending: 'Pasal 9' };
  expect(once({ until: '2027-01-09', ...spans, ...clauses })).toEqual([
    { ...asked, pasal: 'Pasal 8' },
    { ...end, pasal: 'Pasal 9' },
    { ...review, pasal: 'Pasal 9' },
  ]);
});

it("a duty that names no time is in no calendar; one that does, is its party's", () => {
  const lines = ['partner', 'bkn', 'both'].map((of) => ({ ...duty('tahun'), of }));
  const found = dueBetween(
    obligationsOf(paper({}, [...lines, { of: 'bkn', clause: 'x' }])),
    '2022-01-01',
    '2022-12-31',
  );
  expect(found).toEqual(
    ['MITRA', 'BKN', 'BERSAMA'].map((pihak) => ({
      jenis: 'LAPORAN',
      nama: 'Laporan',
      pasal: 'Pasal 1',
      pihak,
      periode: '2022',
      jatuhTempo: '2022-12-31',
    })),
  );
});

it('what it is computed from is each duty that names a time and each day of the term, and nothing else', () => {
  expect(obligationsOf(paper({}, [{ of: 'bkn', clause: 'x' }]))).toEqual([]);
  const always = { dari: '2022-05-10', sampai: '2027-01-09' };
  expect(obligationsOf(paper({ until: '2027-01-09' }, [duty('tahun', 3)]))).toEqual([
    {
      ...always,
      jenis: 'LAPORAN',
      nama: 'Laporan',
      pasal: 'Pasal 1',
      pihak: 'BKN',
      setiap: 'tahun',
      dalamHari: 3,
      hari: null,
    },
    {
      ...always,
      jenis: 'BERAKHIR',
      nama: 'Hari terakhir perjanjian',
      pasal: 'Tidak disebut dalam dokumen',
      pihak: 'BERSAMA',
      setiap: null,
      dalamHari: 0,
      hari: '2027-01-09',
    },
  ]);
});

it('quarters are those of the calendar, from the one in which it begins to the one in which it ends', () => {
  expect(periodsOf('triwulan', '2023-04-01', '2022-01-01', '2024-12-31', 10)).toEqual([
    '2022-T2 2022-07-10',
    '2022-T3 2022-10-10',
    '2022-T4 2023-01-10',
    '2023-T1 2023-04-10',
  ]);
  expect(periodsOf('triwulan', '2023-04-02', '2023-05-01', '2024-12-31')).toEqual(['2023-T2 2023-06-30']);
});

it('a year that begins on its last day is none of its years', () => {
  expect(periodsOf('tahun', '2024-01-01', '2000-01-01', '2030-12-31')).toEqual(['2022 2022-12-31', '2023 2023-12-31']);
  expect(periodsOf('tahun', '2024-01-02', '2024-01-01', '2030-12-31')).toEqual(['2024 2024-12-31']);
});

it('five years are counted from its first day, and the last of them end with it', () => {
  expect(periodsOf('lima tahun', 'open', '2022-01-01', '2033-12-31')).toEqual([
    '2022-2027 2027-05-09',
    '2027-2032 2032-05-09',
  ]);
  expect(periodsOf('lima tahun', '2030-03-01', '2022-01-01', '2033-12-31', 1)).toEqual([
    '2022-2027 2027-05-10',
    '2027-2032 2030-03-02',
  ]);
  // Of the others, the period is that of the calendar, whenever the agreement ends.
  expect(periodsOf('tahun', '2023-03-01', '2023-01-01', '2033-12-31')).toEqual(['2023 2023-12-31']);
});

it('what falls due on the first and on the last day that are asked for is in it, in the order of days and names', () => {
  expect(periodsOf('triwulan', 'open', '2023-03-31', '2023-06-30')).toEqual([
    '2023-T1 2023-03-31',
    '2023-T2 2023-06-30',
  ]);
  expect(periodsOf('triwulan', 'open', '2023-04-01', '2023-06-29')).toEqual([]);
  const named = ['b', 'a'].map((name) => ({ ...duty('tahun'), due: { ...duty('tahun').due, name } }));
  const found = dueBetween(obligationsOf(paper({ until: '2022-06-01' }, named)), '2022-01-01', '2022-12-31');
  expect(found.map(({ nama }) => nama)).toEqual(['Hari terakhir perjanjian', 'a', 'b']);
});

test.for([
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2027-08-02', -3, '2027-05-02'],
  ['2026-11-30', 3, '2027-02-28'],
] as const)('%s and %i months are %s', ([day, months, then]) => {
  expect(addMonths(day, months)).toBe(then);
});
