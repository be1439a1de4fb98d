// A search finds what was meant, however it is typed, and nothing that is typed is anything but words.
import { PgDialect } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { tables } from './test/small.ts';
import { sought, wordsIn, wordsOf } from './words.ts';

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
  const refused = (text: string) =>
    expect.objectContaining({ code: 'BAD_USER_INPUT', message: `${text} Correct the value named.` });
  for (const text of ['', ' . ', 'ж', "'"])
    expect(() => sought(text)).toThrow(refused('kataKunci has no letter a to z and no digit.'));
  expect(() => sought('a '.repeat(33))).toThrow(refused('kataKunci has more than 32 words.'));
  expect(sought('a '.repeat(32))).toMatch(/^('a' & ){31}'a':\*$/);
});

it('PostgreSQL keeps the words of a column by the same rules, which are part of its tables: they change by a migration', () => {
  expect(tables.unit.kata.getSQLType()).toBe('tsvector');
  const plain = `lower(regexp_replace(normalize(nama, NFKD), '[\\u0300-\\u036f]', '', 'g') collate "C")`;
  const joined = `regexp_replace(${plain}, '(?<![a-z0-9])([a-z])\\.(?=[a-z](?:[^a-z0-9]|$))', '\\1', 'g')`;
  expect(new PgDialect().sqlToQuery(wordsOf('nama'))).toMatchObject({
    sql: `array_to_tsvector(array_remove(regexp_split_to_array(${joined}, '[^a-z0-9]+'), ''))`,
    params: [],
  });
});
