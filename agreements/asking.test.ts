// Whom an answer tells something about, by what is known of them.
import { expect, it } from 'vitest';
import { byFile, byNip, persons } from './asking.ts';

it('whoever is known by a NIP alone is the same however the NIP is written', () => {
  expect(byNip('19880412 201403 1 999')).toBe('nip:198804122014031999');
  expect(byNip('198804122014031999')).toBe('nip:198804122014031999');
});

it('persons of whom rows were read are told from those who are known by a NIP or a file alone', () => {
  const subjects = new Set(['A1', byNip('198804122014031999'), byFile('ab12'), 'B2']);
  expect([...subjects].slice(1, 3)).toEqual(['nip:198804122014031999', 'berkas:ab12']);
  expect([...persons(subjects)]).toEqual(['A1', 'B2']);
});
