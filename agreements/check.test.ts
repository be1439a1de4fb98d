// A document that names what is not there, or could be turned against itself, is never served.
import { compose } from '@bagi/schema/compose.ts';
import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Service } from './agreement.ts';
import { check } from './check.ts';
import { exampleDocuments, readLibrary, signedDocuments } from './library.ts';
import { bent, placeOf, text, version } from './test/document.ts';

const { schema } = compose();
const found = (written: string, against = schema) => check(version(written), against);

test('every document at hand may be served', () => {
  const all = [...readLibrary([signedDocuments, exampleDocuments]).values()].flat();
  expect(all.flatMap((one) => check(one, schema))).toEqual([]);
  expect(found(text)).toEqual([]);
});

const later = (line: string) => `  - name: Lagi\n    clause: Pasal 9\n    mode: view\n${line}duties:`;
const detail = "golonganRuang: ['44', '45']";

describe('a document with a fault is refused, with the line and column of what is wrong', () => {
  test.for<[what: string, part: string, otherwise: string, at: string, says: string]>([
    ['a field that does not exist', 'agama: 3 Agama', 'agma: 3 Agama', 'agma', 'Asn has no field agma'],
    [
      'a field named like a part of the machinery',
      'nip: 2 NIP',
      'toString: Two',
      'toString',
      'Asn has no field toString',
    ],
    ['a type that does not exist', 'Agama: {', 'Agma: {', 'Agma', 'there is no type Agma with fields'],
    ['a type without fields', 'Agama: {', 'JenisAsn: {', 'JenisAsn', 'there is no type JenisAsn with fields'],
    ['an operation as a field', 'Agama: {', 'Query: {', 'Query: {', 'Query is opened by services'],
    ['an input field that does not exist', 'dari: P', 'darii: P', 'darii', 'PeriodeMasukan has no field darii'],
    ['an argument that does not exist', 'nip: required', 'nik: required', 'nik', 'Query.asn has no argument nik'],
    [
      'a required argument that is not listed',
      'duties:',
      later('    operation: Query.daftarAsnAktif\n'),
      'operation: Query.daftarAsnAktif',
      'Query.daftarAsnAktif needs its argument instansiId',
    ],
    ['an object without its fields', '      Agama: { id: 3 Agama }\n', '', 'agama', 'Asn.agama opens nothing'],
    [
      'an input without its fields',
      '      PeriodeMasukan: { dari: Periode, sampai: Periode }\n',
      '',
      'periode: req',
      'argument periode opens nothing',
    ],
    ['an input without a field it needs', ', sampai: Periode', '', 'PeriodeMasukan', 'PeriodeMasukan needs its field'],
    ['fields out of reach', 'Agama: {', 'Eselon: { id: E }\n      Agama: {', 'id: E', 'Eselon.id cannot be reached'],
    ['no key to join by', 'id: 1 ID, ', '', 'Asn: {', 'Asn is joined by Asn.id: name it'],
    [
      'rows bound to an optional argument',
      'instansiId: required',
      'instansiId: optional',
      'instansiKerja: $',
      '$instansiId binds the rows',
    ],
    ['rows bound to no argument', '$instansiId', '$instansi', 'instansiKerja: $', '$instansi binds the rows'],
    [
      'services that narrow one type differently',
      'duties:',
      later(
        "    operation: Asn.riwayatPensiun\n    fields: { RiwayatPensiun: { id: ID } }\n  - name: Lain\n    clause: Pasal 9\n    mode: view\n    operation: Query.daftarAsn\n    rows: { golonganRuang: ['44'] }\n",
      ),
      "rows: { golonganRuang: ['44'] }",
      'other services narrow the rows of Asn differently',
    ],
    [
      'services that bind one operation differently',
      'duties:',
      later('    operation: Query.asn\n    arguments: { nip: required, instansiId: required }\n'),
      'name: Lagi',
      'another service binds the rows of Query.asn differently',
    ],
    [
      'services that ask other arguments of one operation',
      'duties:',
      later(`    operation: Query.daftarPensiun\n    arguments: { periode: optional }\n    rows: { ${detail} }\n`),
      'arguments: { periode: opt',
      'another service asks other arguments of Query.daftarPensiun',
    ],
    [
      'an operation that is served said not to be',
      'duties:',
      later('    operation: Query.usulan\n    notYetServed: true\n'),
      'notYetServed',
      'Query.usulan is in the schema',
    ],
    ['an operation that does not exist', 'Query.asn', 'Query.pegawai', 'operation: Query.p', 'Query.pegawai is not in'],
    ['an insert that is no mutation', 'mode: view', 'mode: insert', 'mode: insert', 'Query.asn takes nothing in'],
    [
      'a view that is a mutation',
      'duties:',
      later('    operation: Mutation.ubah\n    notYetServed: true\n'),
      'mode: view\n    operation: Mutation.ubah',
      'Mutation.ubah is a mutation',
    ],
    [
      'a filter over a field that is not granted',
      'duties:',
      later(
        '    operation: Query.daftarAsn\n    arguments: { filter: optional }\n    fields: { FilterAsn: { golonganRuangId: ID } }\n',
      ),
      'golonganRuangId',
      'FilterAsn.golonganRuangId would search Asn.golonganRuang, which is not opened',
    ],
    [
      'a filter over an id of which only the name is granted',
      'duties:',
      later(
        '    operation: Query.daftarAsn\n    arguments: { filter: optional }\n    fields: { FilterAsn: { unitKerjaId: ID }, Asn: { unitKerja: U }, UnitKerja: { nama: N } }\n',
      ),
      'unitKerjaId',
      'FilterAsn.unitKerjaId would search UnitKerja.id, which is not opened',
    ],
  ])('%s', ([, part, otherwise, at, says]) => {
    const written = bent(part, otherwise);
    const faults = found(written).join('\n');
    expect(faults).toContain(says);
    expect(faults).toContain(`${placeOf(at, written)} `);
    const fault = found(written).find((one) => one.includes(says));
    expect(fault?.startsWith(`${placeOf(at, written)} `)).toBe(true);
  });

  test('an operation on a type that no service reaches', () => {
    const written = text.replace(
      /services:[^]*duties:/,
      `services:\n${later('    operation: Asn.anak\n    fields: { Asn: { id: I }, Anak: { nama: N } }\n')}`,
    );
    const faults = found(written);
    expect(faults).toContain(`${placeOf('operation: Asn.anak', written)} Asn.anak cannot be reached by any operation`);
    expect(faults).toHaveLength(3);
  });

  test('a place is right also behind services that are not served yet, whatever those name', () => {
    const notYet =
      'services:\n  - { name: A, clause: B, mode: view, operation: Query.belumAda, notYetServed: true, fields: { Asn: { agama: C } } }';
    const written = bent('      Agama: { id: 3 Agama }\n', '', bent('services:', notYet));
    expect(found(written)).toEqual([
      `${placeOf('agama: 3', written)} Asn.agama opens nothing: name the fields of Agama`,
    ]);
  });

  test('a field behind which a hidden type could come out', () => {
    const abstract = buildSchema(
      'type Query { asn(nip: ID, instansiId: ID): Asn, daftarPensiun(periode: PeriodeMasukan): Pensiun } union Any = Agama | Asn type Asn { id: ID nip: ID agama: Any } type Agama { id: ID } type Pensiun { asn: Asn, tmtPensiun: ID } input PeriodeMasukan { dari: ID, sampai: ID }',
    );
    expect(found(text, abstract)).toContain(
      `${placeOf('agama', text)} Asn.agama is abstract: a hidden type could come out`,
    );
  });
});

test('what is agreed but not built may be named, and opens nothing', () => {
  const notYet = 'services:\n  - { name: A, clause: B, mode: insert, operation: Mutation.kirim, notYetServed: true }';
  expect(found(bent('services:', notYet))).toEqual([]);
});

test('rows in another order are not another narrowing', () => {
  const twice = later(
    `    operation: Query.daftarPensiun\n    arguments: { periode: required }\n    rows: { golonganRuang: ['45', '44'] }\n`,
  );
  expect(found(bent('duties:', twice))).toEqual([]);
});

test('an input inside an input is reached, and both are judged', () => {
  const nested = buildSchema(
    'type Query { asn(nip: ID, instansiId: ID): Asn, daftarPensiun(periode: PeriodeMasukan): Pensiun } type Asn { id: ID nip: ID agama: Agama } type Agama { id: ID } type Pensiun { asn: Asn, tmtPensiun: ID } input PeriodeMasukan { dari: Hari, sampai: ID } input Hari { hari: ID }',
  );
  expect(found(bent('      Pensiun:', '      Hari: { hari: H }\n      Pensiun:'), nested)).toEqual([]);
});

test('the fault of an operation that is nowhere says what may be meant', () => {
  const written = bent('Query.asn', 'Query.pegawai');
  expect(found(written)).toEqual([
    `${placeOf('operation: Query.p', written)} Query.pegawai is not in the schema; if it is agreed but not built, say notYetServed: true`,
  ]);
});

describe('of what changes the register', () => {
  const changing = buildSchema(
    'type Query { perjanjian: Int } type Mutation { kirim(isi: ID): Hasil } type Hasil { ok: ID }',
  );
  const { agreement, at } = version();
  const [profil] = agreement.services;
  const faults = (changes: Partial<Service>) => {
    if (!profil) throw new Error('There is a service.');
    const hasil = { Hasil: { ok: 'O' } };
    const service = { ...profil, operation: 'Mutation.kirim', arguments: {}, rows: {}, fields: hasil, ...changes };
    return check({ agreement: { ...agreement, services: [service] }, at, file: 'uji.yaml' }, changing);
  };

  test.for(['insert', 'verify'] as const)('mode %s may be a mutation', (mode) => {
    expect(faults({ mode })).toEqual([]);
  });

  test.for(['view', 'aggregate'] as const)('mode %s may not', (mode) => {
    expect(faults({ mode })).toEqual([
      expect.stringMatching(`Mutation.kirim is a mutation: mode ${mode} changes nothing`),
    ]);
  });

  test('its fields are opened by services alone', () => {
    const fields = { Mutation: { kirim: 'K' }, Hasil: { ok: 'O' } };
    expect(faults({ mode: 'insert', fields })).toEqual([
      expect.stringMatching('Mutation is opened by services, one operation each'),
    ]);
  });
});
