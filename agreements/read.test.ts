// Every fault of form is said with its place and its key, so that whoever wrote it finds it at once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from './read.ts';
import { bent, faultsOf, file, placeOf, text } from './test/document.ts';

/** What is wrong: the part of the document, how it is written instead, where the fault stands, what it says. */
const faults: readonly [what: string, part: string, otherwise: string, at: string, says: string][] = [
  ['an unknown key', 'title:', 'heading: a\ntitle:', 'heading:', 'heading is not a key of a document'],
  ['a missing key', 'signed: 2024-02-01\n', '', 'partner:', 'signed is missing'],
  ['a missing key inside', '    clause: Pasal 1\n', '', 'name: Profil', 'services.0.clause is missing'],
  ['a code that YAML reads as a number', "['44', '45']", "['44', 45]", '45]', 'services.1.rows.golonganRuang.1: '],
  ['a word that YAML reads as a number', 'nip: 2 NIP', 'nip: 2', 'nip: 2,', 'services.0.fields.Asn.nip: '],
  ['a word that is not there', 'id: 1 ID', 'id: ', 'id: ,', 'services.0.fields.Asn.id: '],
  ['a word that is a list', 'id: 1 ID', 'id: [a]', 'id: [a]', 'services.0.fields.Asn.id: '],
  ['a word that a comma splits', 'id: 1 ID', 'id: 1, ID', 'ID,', 'services.0.fields.Asn.ID: '],
  ['a duplicated key', 'title:', 'title: a\ntitle:', 'title: Per', 'Map keys must be unique: title: Per'],
  ['broken YAML', '[PNS] }', '[PNS }', '}\nlimits', 'Flow sequence'],
  ['an anchor', '[PNS]', '&a [PNS]', '[PNS]', 'An agreement writes everything out'],
  ['an alias', 'text: Pengujian.', 'text: *a', '*a', ''],
  ['a merge', 'rows: { jenisAsn', 'rows: { <<: {}, jenisAsn', '<<', 'rows.<< is not a key'],
  ['a wildcard for fields', 'id: 1 ID', "'*': all", "'*'", 'services.0.fields.Asn.*: is not a name of GraphQL'],
  ['a wildcard for rows', '[PNS]', "['*']", "'*'", 'rows.jenisAsn.0: is not a code of the register'],
  ['an empty list', '[PNS]', '[]', 'jenisAsn', 'rows.jenisAsn: '],
  ['rows that narrow nothing', '{ jenisAsn: [PNS] }', '{}', 'rows', 'rows: names no rows'],
  ['an unknown fact', 'jenisAsn: [PNS]', 'jenisAns: [PNS]', 'jenisAns', 'rows.jenisAns is not a key'],
  [
    'everyone and some at once',
    'jenisAsn: [PNS]',
    'everyone: a, jenisAsn: [PNS]',
    'rows: {',
    'rows: Unrecognized key: "jenisAsn"; or',
  ],
  ['an impossible day', 'signed: 2024-02-01', 'signed: 2026-02-30', 'signed', 'signed: is not a day'],
  ['a day in another format', 'until: 2024-02-29', 'until: 29-02-2024', 'until', 'term.until: is not a day'],
  ['an unknown mode', 'mode: view', 'mode: look', 'mode: look', 'services.0.mode: '],
  [
    'an operation that is no coordinate',
    'Query.asn',
    'asn',
    'operation: asn',
    'services.0.operation: is not a coordin',
  ],
  ['rows bound to no argument', '$instansiId', 'instansiId', 'instansiKerja:', 'services.0.rows.instansiKerja: '],
  ['a page without an end', 'pageMax: 10', 'pageMax: 1001', 'pageMax', 'limits.pageMax: '],
  [
    'notYetServed that is not true',
    'mode: view',
    'mode: view\n    notYetServed: false',
    'notYetServed',
    'services.0.notY',
  ],
];

describe('a document with a fault is refused, with file, line, column and key', () => {
  test.for(faults)('%s', ([, part, otherwise, at, says]) => {
    const written = bent(part, otherwise);
    expect(faultsOf(() => read(written, file)).join('\n')).toContain(`${placeOf(at, written)} ${says}`);
  });

  test.for(['', '- a', 'a', 'null'])('a text that is no document: %j', (written) => {
    expect(faultsOf(() => read(written, file))[0]).toMatch(/^uji\.yaml:1:1 the document: /);
  });

  test('two documents in one file', () => {
    expect(faultsOf(() => read(`${text}---\na: b\n`, file))[0]).toContain('multiple documents');
  });

  test.for<[text: string, faults: string[]]>([
    ['partner: a\ntitle: one\ntitle: two\nx: 1\n', ['3:1 Map keys must be unique: title: two']],
    ['a: &x b\nc: d\n', ['1:7 An agreement writes everything out: no anchor, no alias: a: &x b']],
    ['a:\n  b: &x c \r\n', ['2:9 An agreement writes everything out: no anchor, no alias: b: &x c']],
    ['a: {b: 1\n', ['2:1 Flow map in block collection must be sufficiently indented and end with a }: ']],
    ['a: [b\n c: d]\n', ['1:5 Implicit keys of flow sequence pairs need to be on a single line: a: [b']],
    [
      `${'\n'.repeat(11)}aaaaaaaaaaaa: b\n            a: c\nd: e`,
      [
        '12:15 Nested mappings are not allowed in compact mappings: aaaaaaaaaaaa: b',
        '12:15 Implicit keys need to be on a single line: aaaaaaaaaaaa: b',
      ],
    ],
  ])('the line stands behind what is wrong with it, and nothing else of the text: %j', ([written, says]) => {
    expect(faultsOf(() => read(written, file))).toEqual(says.map((one) => `${file}:${one}`));
  });

  test('its message is all of its faults, a line each', () => {
    expect(() => read('title: a\n', file)).toThrow(/^uji\.yaml:1:1 partner is missing\nuji\.yaml:1:1 /);
  });

  test('all faults of one document are told at once', () => {
    const written = bent('signed: 2024-02-01\n', '', bent('mode: view', 'mode: look'));
    expect(faultsOf(() => read(written, file))).toHaveLength(2);
  });
});

test('a document reads as it is written: days and codes are texts, words keep their numbers', () => {
  const { document } = read(text, file);
  expect(document).toMatchObject({ kind: 'whole', signed: '2024-02-01', rows: { jenisAsn: ['PNS'] } });
  expect(document.services?.[0]).toMatchObject({
    rows: { instansiKerja: '$instansiId' },
    fields: { Asn: { id: '1 ID', nip: '2 NIP' } },
  });
});

test('a document that says what it amends is an addendum, and what it leaves out is not said', () => {
  const written = `partner: mitra-uji\namends: 2024-02-01\nnumbers: { bkn: UJI/3 }\nsigned: 2024-02-20\nterm: { from: 2024-03-01, until: open }\n`;
  expect(read(written, file).document).toEqual({
    kind: 'addendum',
    partner: 'mitra-uji',
    amends: '2024-02-01',
    numbers: { bkn: 'UJI/3' },
    signed: '2024-02-20',
    term: { from: '2024-03-01', until: 'open' },
  });
});

test('the place of a missing key is that of the nearest thing above it', () => {
  const commented = `# A comment.\n${text}`;
  const { at } = read(commented, file);
  expect(at(['services', 1, 'fields', 'Pensiun', 'nomorSk'])).toBe(placeOf('Pensiun: {', commented));
  expect(at(['services', 7])).toBe(placeOf('services:', commented));
  expect(at(['nothing'])).toBe(placeOf('partner:', commented));
});

test('whatever text it is given, it answers with a document or with faults that begin with a place', () => {
  const lines = fc.shuffledSubarray(text.split('\n')).map((some) => some.join('\n'));
  fc.assert(
    fc.property(fc.oneof(fc.string(), lines), (written) => {
      for (const fault of faultsOf(() => read(written, file))) expect(fault).toMatch(/^uji\.yaml:\d+:\d+ \S/);
    }),
  );
});
