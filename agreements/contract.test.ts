// Every agreement against every coordinate of the whole schema: a contract holds what its document lists, and nothing else.
import { compose } from '@bagi/schema/compose.ts';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputField,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Agreement, Service } from './agreement.ts';
import { contract, contractSdl } from './contract.ts';
import { exampleDocuments, readLibrary, signedDocuments } from './library.ts';
import { text, version } from './test/document.ts';

const { schema } = compose();
const whole = printSchema(schema);
const versions = [...readLibrary([signedDocuments, exampleDocuments]).values()].flat();
const named = versions.map(({ agreement }) => [`${agreement.partner} of ${agreement.version}`, agreement] as const);

type Field = GraphQLField<unknown, unknown> | GraphQLInputField;

/** Coordinate → field, of every object and input of a schema. */
function fields(of: GraphQLSchema): Map<string, Field> {
  const types = Object.values(of.getTypeMap()).filter((type) => !type.name.startsWith('__'));
  return new Map(
    types.flatMap((type): [string, Field][] =>
      isObjectType(type) || isInputObjectType(type)
        ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field])
        : [],
    ),
  );
}

const everything = fields(schema);
const argumentsOf = (field: Field | undefined) => (field && 'args' in field ? field.args : []);

/** What a document lists, word for word: written here again, apart from the code that is tested. */
function listed({ services }: Agreement): Set<string> {
  const open = services.filter((service) => service.notYetServed === undefined);
  const names = open.flatMap(({ operation, fields: of }) => [
    operation,
    ...Object.entries(of).flatMap(([type, words]) => Object.keys(words).map((field) => `${type}.${field}`)),
  ]);
  return new Set(['Query.perjanjian', 'Query.pemakaian', ...names]);
}

function isPaging(coordinate: string, of: ReadonlySet<string>): boolean {
  const [type = ''] = coordinate.split('.');
  const lists = [...of].map((one) => getNamedType(everything.get(one)?.type)?.name ?? '');
  const connections = lists.filter((name) => name.endsWith('Connection'));
  if (type === 'PageInfo') return connections.length > 0;
  if (coordinate === 'Snapshot.takenAt') return connections.some((name) => everything.has(`${name}.snapshot`));
  const edges = connections.map((name) => name.replace(/Connection$/, 'Edge'));
  return connections.includes(type) || edges.includes(type);
}

const isOwnAgreement = (coordinate: string) =>
  /^(Perjanjian|LayananPerjanjian|WebhookPerjanjian|PeristiwaWebhook|KunciWebhook|KewajibanPerjanjian|Pemakaian|Kuota|PerubahanPerjanjian)\./.test(
    coordinate,
  );

describe.for(named)('%s', ([, agreement]) => {
  const of = listed(agreement);
  const held = fields(contract(agreement, schema).schema);

  test('has a field if and only if the document lists it, or it is paging of a listed connection or the agreement itself', () => {
    const wanted = [...everything.keys()].filter((one) => of.has(one) || isPaging(one, of) || isOwnAgreement(one));
    expect([...held.keys()].toSorted()).toEqual(wanted.toSorted());
  });

  test('has an argument if and only if the document lists it, or it only writes or pages; required ones are demanded', () => {
    const plain = new Set(['first', 'after', 'format']);
    for (const [coordinate, field] of held) {
      const service = agreement.services.find(({ operation }) => operation === coordinate);
      const given: Record<string, string> = service?.arguments ?? {};
      const wanted = argumentsOf(everything.get(coordinate))
        .map(({ name }) => name)
        .filter((name) => name in given || plain.has(name));
      expect([coordinate, argumentsOf(field).map(({ name }) => name)]).toEqual([coordinate, wanted.toSorted()]);
      for (const argument of argumentsOf(field)) {
        const before = argumentsOf(everything.get(coordinate)).find(({ name }) => name === argument.name);
        const demanded = given[argument.name] === 'required' || isNonNullType(before?.type);
        expect([`${coordinate}(${argument.name})`, isNonNullType(argument.type)]).toEqual([
          `${coordinate}(${argument.name})`,
          demanded,
        ]);
      }
    }
  });

  test('says of every field the type that the whole schema says', () => {
    for (const [coordinate, field] of held)
      expect([coordinate, String(field.type)]).toEqual([coordinate, String(everything.get(coordinate)?.type)]);
  });

  test('has no type without a use, no interface, no union', () => {
    const { schema: own } = contract(agreement, schema);
    const types = Object.values(own.getTypeMap()).filter(
      (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
    );
    expect(types.filter(isAbstractType)).toEqual([]);
    const used = [...held.values()].flatMap((field) => [
      getNamedType(field.type).name,
      ...argumentsOf(field).map((argument) => getNamedType(argument.type).name),
    ]);
    expect(types.map((type) => type.name).filter((name) => !['Query', 'Mutation', ...used].includes(name))).toEqual([]);
  });

  test("names no other partner's paper, neither by number nor by name", () => {
    // BKN is itself a party to every agreement.
    if (agreement.partner.startsWith('bkn')) return;
    const own = contractSdl(contract(agreement, schema));
    for (const { agreement: other } of versions) {
      if (other.partner === agreement.partner) continue;
      const words = [other.numbers.partner, other.numbers.bkn, other.title];
      expect(words.filter((word) => word !== undefined && own.includes(word))).toEqual([]);
    }
    for (const [partner, word] of [
      ['setneg-siapp', /setneg|sekretariat negara|siapp/i],
      ['bp-tapera', /tapera|perumahan/i],
      ['lan', /\bLAN\b|lembaga administrasi/],
      ['taspen-life', /taspen life|asuransi/i],
    ] as const) {
      if (partner !== agreement.partner) expect(own).not.toMatch(word);
    }
  });

  test('the words of the annex at a field are those of its own document', () => {
    const words = new Set(
      agreement.services.flatMap((service) => [
        `${service.clause}, ${service.name}`,
        ...Object.values(service.fields).flatMap((some) =>
          Object.values(some).map((word) => `${service.clause}, ${word}`),
        ),
      ]),
    );
    for (const [coordinate, { description }] of held) {
      const said = /Annex: ([^]*)\.$/.exec(description ?? '')?.[1]?.split('; ') ?? [];
      expect([coordinate, said.filter((one) => !words.has(one))]).toEqual([coordinate, []]);
    }
  });
});

test("Taspen Life's contract has no type that says anything of a person", () => {
  const persons = new Set<string>();
  const waiting = ['Asn', 'Usulan', 'Pensiun', 'PindahInstansi', 'Pemberhentian'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = schema.getType(name);
    if (persons.has(name) || !isObjectType(type)) continue;
    persons.add(name);
    waiting.push(...Object.values(type.getFields()).map((field) => getNamedType(field.type).name));
  }
  expect(persons.size).toBeGreaterThan(40);
  const agreements = named.filter(([, { partner }]) => partner === 'taspen-life');
  expect(agreements.length).toBeGreaterThan(0);
  for (const [, agreement] of agreements) {
    const types = Object.keys(contract(agreement, schema).schema.getTypeMap());
    expect(types.filter((type) => persons.has(type))).toEqual([]);
  }
});

test('two services that open one field both have their words at it', () => {
  const again =
    '  - { name: Lagi, clause: Pasal 9, mode: view, operation: Query.daftarAsn, fields: { Asn: { id: Lain } } }\n';
  const { agreement } = version(text.replace('duties:', `${again}duties:`));
  const { description } = contract(agreement, schema).schema.getType('Asn')?.toConfig() ?? {};
  expect(description).toBe('A civil servant: PNS, CPNS or PPPK.\nAnnex: Pasal 1; Pasal 9.');
  expect(contractSdl(contract(agreement, schema))).toContain('Annex: Pasal 1, 1 ID; Pasal 9, Lain.');
});

test('a field that the schema has as another type than objects and inputs would not be built', () => {
  const { agreement } = version();
  const bare = { ...agreement, services: agreement.services.map((service) => ({ ...service, fields: {} })) };
  expect(() => contract(bare, schema)).toThrow(/Unknown type/);
});

test('deriving contracts leaves the whole schema as it was, and each contract has a schema object of its own', () => {
  const { agreement } = version();
  expect(contract(agreement, schema).schema === contract(agreement, schema).schema).toBe(false);
  expect(printSchema(schema)).toBe(whole);
});

describe('of a small schema', () => {
  const words = `
    """Hari dalam kalender."""
    scalar Tanggal
    type Query {
      "One."
      asn(nip: String, id: ID!, format: String): Asn
      perjanjian: Perjanjian
      lain: Lain
      siapa: Siapa
    }
    type Mutation { kirim(isi: Isi, dari: Dari): Asn, hapus: Asn }
    type Asn { nama: String, "Lahir." lahir(format: String, zona: String): Tanggal, jenis: Jenis, siapa: Siapa, gaji: Int, kosong: Kosong }
    type Kosong { a: Int }
    type Lain { a: Int }
    type Perjanjian { judul: String, mitra: String }
    union Siapa = Asn | Lain
    enum Jenis { PNS CPNS }
    input Isi { nama: String, dalam: Dalam, gaji: Int }
    input Dalam { hari: Tanggal, gaji: Int }
    input Dari { a: Int }
    directive @uji on FIELD_DEFINITION
  `;
  const small = buildSchema(words);
  const [profil] = version().agreement.services;
  const service = (changes: Partial<Service>): Service => {
    if (!profil) throw new Error('There is a service.');
    return { ...profil, rows: {}, arguments: {}, fields: {}, ...changes };
  };
  const sdl = (...services: Service[]) => contractSdl(contract({ ...version().agreement, services }, small));

  test('is held what is named, what it takes to read it, and nothing beside it, with the words of the annex', () => {
    const asn = service({
      arguments: { nip: 'required', id: 'required' },
      fields: { Asn: { nama: '1 Nama', lahir: '2 Lahir', jenis: '3 Jenis' } },
    });
    const kirim = service({
      operation: 'Mutation.kirim',
      clause: 'Pasal 2',
      name: 'Kirim',
      arguments: { isi: 'optional' },
      fields: { Isi: { nama: '4 Nama', dalam: '5' }, Dalam: { hari: '6' } },
    });
    expect(sdl(asn, kirim)).toBe(`# Perjanjian untuk pengujian
# UJI/1 and UJI/2, version of 2024-02-01. Generated from the agreement document; reviewed, never edited.

"""Annex: Pasal 1."""
type Asn {
  """Annex: Pasal 1, 3 Jenis."""
  jenis: Jenis

  """
  Lahir.
  Annex: Pasal 1, 2 Lahir.
  """
  lahir(
    """How the date is written."""
    format: String
  ): Tanggal

  """Annex: Pasal 1, 1 Nama."""
  nama: String
}

"""Annex: Pasal 2."""
input Dalam {
  """Annex: Pasal 2, 6."""
  hari: Tanggal
}

"""Annex: Pasal 2."""
input Isi {
  """Annex: Pasal 2, 5."""
  dalam: Dalam

  """Annex: Pasal 2, 4 Nama."""
  nama: String
}

enum Jenis {
  CPNS
  PNS
}

type Mutation {
  """Annex: Pasal 2, Kirim."""
  kirim(isi: Isi): Asn
}

type Perjanjian {
  judul: String
  mitra: String
}

type Query {
  """
  One.
  Annex: Pasal 1, Profil.
  """
  asn(
    """How the date is written."""
    format: String
    id: ID!
    nip: String!
  ): Asn
  perjanjian: Perjanjian
}

"""Hari dalam kalender."""
scalar Tanggal
`);
  });

  test('an agreement that has no number of its partner is told by that of BKN', () => {
    const { agreement } = version();
    const numbered = {
      ...agreement,
      numbers: { bkn: 'UJI/2' },
      services: [service({ fields: { Asn: { nama: 'N' } } })],
    };
    expect(contractSdl(contract(numbered, small))).toContain('\n# UJI/2, version of 2024-02-01. ');
  });

  test.for<[what: string, changes: Partial<Service>, type: string]>([
    ['an object without fields', { fields: {} }, 'Asn'],
    ['an object in an object without fields', { fields: { Asn: { nama: 'N', kosong: 'K' } } }, 'Kosong'],
    ['a union', { fields: { Asn: { siapa: 'S' }, Lain: { a: 'A' } } }, 'Siapa'],
    [
      'an input without fields',
      { operation: 'Mutation.kirim', arguments: { isi: 'optional' }, fields: { Asn: { nama: 'N' } } },
      'Isi',
    ],
  ])('%s is not built', ([, changes, type]) => {
    expect(() => sdl(service(changes))).toThrow(`Unknown type "${type}".`);
  });
});
