// Every column has a class, and one column about a person makes a table one about persons.
import { pgSchema, text } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { type Class, type Classified, classify, isPersonal } from './classes.ts';
import { classes } from './own-classes.ts';

const anak = pgSchema('uji').table('anak', { id: text().primaryKey(), tempatLahir: text() });

it('columns have the names and classes that they were given, as PostgreSQL names them', () => {
  expect(classify(anak, { id: 'mesin', tempatLahir: 'khusus' })).toEqual({
    table: 'uji.anak',
    columns: new Map([
      ['id', 'mesin'],
      ['tempat_lahir', 'khusus'],
    ]),
  });
});

it('a column that nobody classified is named', () => {
  const some = { id: 'mesin' } as { id: Class; tempatLahir: Class };
  expect(() => classify(anak, some)).toThrow(
    'The column tempatLahir of uji.anak has no class: say in classes.ts what it holds.',
  );
});

it.each<[Class[], boolean]>([
  [['mesin', 'acuan'], false],
  [['mesin', 'pribadi'], true],
  [['khusus', 'mesin'], true],
  [[], false],
])('a table of %j is about persons: %s', (found, personal) => {
  const columns: Classified['columns'] = new Map(found.map((one, index) => [String(index), one]));
  expect(isPersonal({ table: 'uji.anak', columns })).toBe(personal);
});

it('of the own tables, the facts are about persons and the terms of agreements are not', () => {
  expect(classes.map((one) => [one.table, isPersonal(one)])).toEqual([
    ['cakupan.asn', true],
    ['cakupan.asn_lampau', true],
    ['cakupan.asal', false],
    ['perjanjian.akses', false],
    ['perjanjian.kunci_webhook', false],
    ['perjanjian.perubahan', false],
  ]);
  const [facts, , , terms] = classes.map(({ columns }) => Object.groupBy(columns, ([, found]) => found));
  expect(facts?.mesin?.map(([column]) => column)).toEqual(['asn_id', 'sejak_transaksi']);
  expect(Object.keys(terms ?? {})).toEqual(['mesin']);
});
