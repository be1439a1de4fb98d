// The calendar is what the papers say: each quarter, each year, the five years, the last day on which an extension can be asked for.
import { expect, it, test } from 'vitest';
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

test.for([
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2027-08-02', -3, '2027-05-02'],
  ['2026-11-30', 3, '2027-02-28'],
] as const)('%s and %i months are %s', ([day, months, then]) => {
  expect(addMonths(day, months)).toBe(then);
});
