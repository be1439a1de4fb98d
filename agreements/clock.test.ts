// What a document says of time, and what holds where it says nothing.
import { expect, it } from 'vitest';
import { byLaw, due, life } from './clock.ts';

it('names and clauses are words, without the blanks around them', () => {
  const duty = { name: ' Laporan ', kind: 'LAPORAN', every: 'tahun', withinDays: 0 };
  expect(due.parse(duty).name).toBe('Laporan');
  expect(due.safeParse({ ...duty, name: ' ' }).success).toBe(false);
  const ending = (clause: string) => ({ suspension: [], ending: [{ kind: 'HUKUM', clause }] });
  expect(life.safeParse(ending('Pasal 9')).success).toBe(true);
  expect(life.safeParse(ending('')).success).toBe(false);
});

it('where a document says nothing, the law holds an agreement back, and both sides may end it together', () => {
  expect(life.parse(byLaw)).toEqual(byLaw);
  expect(byLaw.suspension.map(({ kind, clause }) => `${kind} ${clause}`)).toEqual([
    'HUKUM UU 27/2022 Pasal 35 dan Pasal 39',
  ]);
  expect(byLaw.ending.map(({ kind, clause }) => `${kind} ${clause}`)).toEqual(['KESEPAKATAN KUH Perdata Pasal 1338']);
});
