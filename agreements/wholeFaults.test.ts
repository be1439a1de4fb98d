// What services open together is judged together: each fault is told once, at the place that names it.
import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Service } from './agreement.ts';
import { version } from './test/document.ts';
import { wholeFaults } from './wholeFaults.ts';

const schema = buildSchema(`
  type Query { asn(nip: ID, saring: FilterAsn, isi: Isi): Asn, siapa: Siapa, perjanjian: Int }
  type Mutation { kirim(isi: Isi): Hasil }
  type Asn { id: ID, nama: String, unit(isi: Isi): Unit, unitId: ID, agama: Agama, siapa: Siapa, atasan: Asn }
  type Unit { id: ID, nama: String }
  type Agama { id: ID, nama: String }
  type Lepas { id: ID, asn: Asn }
  type Hasil { ok: Boolean }
  type FilterHasil { ok: Boolean }
  union Siapa = Asn | Unit
  input Isi { nama: String!, hari: String! = "a", dalam: Dalam }
  input Dalam { nama: String }
  input FilterAsn { nama: String, agamaId: ID, gajiId: ID, IdUnit: ID, unitId: ID }
  input SaringAsn { agamaId: ID }
`);
const { agreement } = version();
const [profil] = agreement.services;

function service(operation: string, fields: Service['fields'], args: Service['arguments'] = {}): Service {
  if (!profil) throw new Error('There is a service.');
  return { ...profil, operation, fields, arguments: args, rows: {} };
}
const faults = (...services: Service[]) =>
  wholeFaults({ ...agreement, services }, schema).map(([path, what]) => `${path.join('.')}: ${what}`);

const whole = { Asn: { id: 'I', nama: 'N' } };

test('what ends, can be reached and tells nothing hidden has no fault', () => {
  expect(faults(service('Query.asn', whole))).toEqual([]);
  expect(
    faults(
      service('Query.asn', { ...whole, Asn: { id: 'I', unit: 'U' }, Unit: { id: 'I' } }),
      service(
        'Mutation.kirim',
        { Hasil: { ok: 'O' }, Isi: { nama: 'N', dalam: 'D' }, Dalam: { nama: 'N' } },
        { isi: 'required' },
      ),
    ),
  ).toEqual([]);
});

describe('a dead end', () => {
  test('is an object or an input of which nothing is opened, told where it is named', () => {
    expect(
      faults(service('Query.asn', whole), service('Query.asn', { Asn: { id: 'I', unit: 'U', nama: 'N' } })),
    ).toEqual(['services.1.fields.Asn.unit: Asn.unit opens nothing: name the fields of Unit']);
    expect(faults(service('Mutation.kirim', {}, { isi: 'optional' }))).toEqual([
      'services.0.operation: Mutation.kirim opens nothing: name the fields of Hasil',
      'services.0.arguments.isi: argument isi opens nothing: name the fields of Isi',
    ]);
    expect(faults(service('Mutation.kirim', { Hasil: { ok: 'O' } }, { isi: 'optional' }))).toEqual([
      'services.0.arguments.isi: argument isi opens nothing: name the fields of Isi',
    ]);
  });

  test('is a type that could be another, told alone', () => {
    expect(faults(service('Query.asn', { Asn: { id: 'I', siapa: 'S' } }))).toEqual([
      'services.0.fields.Asn.siapa: Asn.siapa is abstract: a hidden type could come out',
    ]);
    expect(faults(service('Query.siapa', {}))).toEqual([
      'services.0.operation: Query.siapa is abstract: a hidden type could come out',
    ]);
  });

  test('is not a type whose name begins like one that is opened', () => {
    expect(faults(service('Query.asn', { AsnLain: { id: 'I' } }))).toContain(
      'services.0.operation: Query.asn opens nothing: name the fields of Asn',
    );
  });
});

test('an input lacks what the schema demands, unless that has a default', () => {
  expect(
    faults(
      service('Mutation.kirim', { Hasil: { ok: 'O' }, Isi: { dalam: 'D' }, Dalam: { nama: 'N' } }, { isi: 'required' }),
    ),
  ).toEqual(['services.0.fields.Isi: Isi needs its field nama']);
});

test('a key that subgraphs are joined by is named with the type', () => {
  expect(faults(service('Query.asn', { Asn: { nama: 'N' } }))).toEqual([
    'services.0.fields.Asn: Asn is joined by Asn.id: name it, or nothing of Asn',
  ]);
});

describe('out of reach', () => {
  test('is what no operation leads to, and what only that leads to', () => {
    expect(faults(service('Query.asn', { ...whole, Lepas: { id: 'L' }, Agama: { id: 'A' } }))).toEqual([
      'services.0.fields.Lepas.id: Lepas.id cannot be reached by any operation',
      'services.0.fields.Agama.id: Agama.id cannot be reached by any operation',
    ]);
  });

  test('is an input of an argument that is not opened', () => {
    expect(faults(service('Query.asn', { ...whole, Isi: { nama: 'N' } }))).toEqual([
      'services.0.fields.Isi.nama: Isi.nama cannot be reached by any operation',
    ]);
  });

  test('is not a type that leads back to itself', () => {
    expect(faults(service('Query.asn', { Asn: { id: 'I', atasan: 'A' } }))).toEqual([]);
  });
});

describe('a filter', () => {
  const filter = (FilterAsn: Record<string, string>, Asn: Record<string, string>, more: Service['fields'] = {}) =>
    faults(service('Query.asn', { FilterAsn, Asn: { id: 'I', ...Asn }, ...more }, { saring: 'optional' }));

  test('over what is opened is none to hide', () => {
    expect(filter({ nama: 'N' }, { nama: 'N' })).toEqual([]);
    expect(filter({ agamaId: 'A' }, { agama: 'A' }, { Agama: { id: 'I' } })).toEqual([]);
  });

  test('over what is not opened is told, with each thing that it would tell', () => {
    const at = 'services.0.fields.FilterAsn';
    expect(filter({ nama: 'N' }, {})).toEqual([
      `${at}.nama: FilterAsn.nama would search Asn.nama, which is not opened`,
    ]);
    expect(filter({ agamaId: 'A' }, {})).toEqual([
      `${at}.agamaId: FilterAsn.agamaId would search Asn.agama, which is not opened`,
      `${at}.agamaId: FilterAsn.agamaId would search Agama.id, which is not opened`,
    ]);
    expect(filter({ agamaId: 'A' }, { agama: 'A' }, { Agama: { nama: 'N' } })).toEqual([
      `${at}.agamaId: FilterAsn.agamaId would search Agama.id, which is not opened`,
    ]);
    expect(filter({ unitId: 'U' }, { unit: 'U' }, { Unit: { id: 'I' } })).toEqual([
      `${at}.unitId: FilterAsn.unitId would search Asn.unitId, which is not opened`,
    ]);
    expect(filter({ gajiId: 'G', IdUnit: 'U' }, {})).toEqual([
      `${at}.gajiId: FilterAsn.gajiId would search Asn.gaji, which is not opened`,
      `${at}.IdUnit: FilterAsn.IdUnit would search Asn.IdUnit, which is not opened`,
    ]);
  });

  test('is an input by that name: an object, or an input of another name, searches nothing', () => {
    expect(faults(service('Query.asn', { ...whole, FilterHasil: { ok: 'O' }, SaringAsn: { agamaId: 'A' } }))).toEqual([
      'services.0.fields.FilterHasil.ok: FilterHasil.ok cannot be reached by any operation',
      'services.0.fields.SaringAsn.agamaId: SaringAsn.agamaId cannot be reached by any operation',
    ]);
  });
});

test('a place is never in a service that is not served, and at the services where none names it', () => {
  const notYet = { ...service('Query.asn', whole), notYetServed: true as const };
  expect(faults(notYet, service('Query.asn', { Asn: { nama: 'N' } }))).toEqual([
    'services.1.fields.Asn: Asn is joined by Asn.id: name it, or nothing of Asn',
  ]);
  const own = buildSchema(
    'type Query { perjanjian: Perjanjian } type Perjanjian { mitra: Mitra } type Mitra { a: Int }',
  );
  expect(wholeFaults({ ...agreement, services: [notYet] }, own)).toEqual([
    [['services'], 'Perjanjian.mitra opens nothing: name the fields of Mitra'],
  ]);
});

test('services that contradict each other are told beside everything else', () => {
  const [one, other] = [
    service('Query.asn', { Asn: { nama: 'N' } }, { nip: 'required' }),
    service('Query.asn', {}, { nip: 'optional' }),
  ];
  expect(faults(one, other)).toEqual([
    'services.0.fields.Asn: Asn is joined by Asn.id: name it, or nothing of Asn',
    'services.1.arguments: another service asks other arguments of Query.asn',
  ]);
});
