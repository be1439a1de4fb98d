// A search finds what was meant, however it is typed, and nothing that is typed is anything but words.
import { expect, it } from 'vitest';
import { sought, wordsIn } from './words.ts';

it.each([
  ['Bidang Keuangan', ['bidang', 'keuangan']],
  ['BIDANG  keuangan,', ['bidang', 'keuangan']],
  ['Évaluasi Kéuangan', ['evaluasi', 'keuangan']],
  ['B.K.N. Regional', ['bkn', 'regional']],
  ['s.d.m', ['sdm']],
  ['Kab.Bandung', ['kab', 'bandung']],
  ['UPTD SD Negeri 1.2/3', ['uptd', 'sd', 'negeri', '1', '2', '3']],
  ['www.bkn.go.id', ['www', 'bkn', 'go', 'id']],
  ['Ｄｉｎａｓ', ['dinas']],
  ['%_\\\'" & | ! <-> :* ()', []],
  ['', []],
])('the words of %j are %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

it('every word must be there, the last as far as it is typed', () => {
  expect(sought('Keuangan Bid')).toBe("'keuangan' & 'bid':*");
  expect(sought('bid')).toBe("'bid':*");
});

it('what has no word, or more than any name, is refused', () => {
  for (const text of ['', ' . ', 'ж', "'"]) expect(() => sought(text)).toThrow('kataKunci has no letter a to z');
  expect(() => sought('a '.repeat(33))).toThrow('kataKunci has more than 32 words');
  expect(sought('a '.repeat(32))).toMatch(/^('a' & ){31}'a':\*$/);
});
