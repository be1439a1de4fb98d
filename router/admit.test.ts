// What may be asked at all is told from the contract alone: by its inputs, by reserved names, by what stands beside what.
import { buildSchema, type GraphQLSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { admit } from './admit.ts';

const contract = buildSchema(`
  type Query { asn(nip: String, jenis: Jenis, saring: Saring): Asn }
  type Asn { nama: String, unit: Unit }
  type Unit { id: ID }
  enum Jenis { PNS }
  input Saring { unitId: ID! }
`);
const ask = (query: string, variables: Record<string, unknown> = {}, operationName?: string | null) =>
  admit(contract, parse(query), variables, operationName);
const refused = (code: string, message: string) => expect.objectContaining({ code, message });

describe('the operation', () => {
  it('is the one that is named, or the only one', () => {
    const two = 'query A { asn { nama } } query B { asn { unit { id } } }';
    expect(ask(two, {}, 'B').operation.name?.value).toBe('B');
    expect(ask('{ asn { nama } }', {}, null).operation.name).toBeUndefined();
  });

  it.each<[string, string | null | undefined]>([
    ['query A { asn { nama } } query B { asn { nama } }', undefined],
    ['query A { asn { nama } }', 'B'],
    ['fragment F on Asn { nama }', null],
  ])('that cannot be told is refused: %s', (query, name) => {
    expect(() => ask(query, {}, name)).toThrow(
      refused(
        'BAD_REQUEST',
        'The document holds no operation of that name, or several and none is named. Send a POST with a JSON body that holds a query, as GraphQL over HTTP describes.',
      ),
    );
  });
});

describe('variables', () => {
  const query =
    'query ($jenis: Jenis = PNS, $saring: Saring, $nip: String) { asn(jenis: $jenis, saring: $saring, nip: $nip) { nama } }';

  it('are what the contract makes of them: defaults filled in, strangers left out', () => {
    expect(ask(query, { saring: { unitId: 7 }, lain: 1 }).variables).toEqual({ jenis: 'PNS', saring: { unitId: '7' } });
    expect(ask('{ asn { nama } }', { lain: 1 }).variables).toEqual({});
  });

  it('that hold what the contract does not are refused, each with its fault', () => {
    expect(() => ask(query, { jenis: 'CPNS', saring: { unitId: '7', gaji: 1 } })).toThrow(
      refused(
        'BAD_USER_INPUT',
        'Variable "$jenis" got invalid value "CPNS"; Value "CPNS" does not exist in "Jenis" enum. ' +
          'Variable "$saring" got invalid value { unitId: "7", gaji: 1 }; Field "gaji" is not defined by type "Saring". ' +
          'Correct the value named.',
      ),
    );
  });
});

describe('reserved names', () => {
  it.each(['__typename', '__a', '__', 'constructor', 'prototype'])('are no aliases: %s', (name) => {
    for (const query of [
      `{ ${name}: asn { nama } }`,
      `{ asn { unit { ${name}: id } } }`,
      `{ asn { ...F } } fragment F on Asn { ${name}: nama }`,
    ])
      expect(() => ask(query)).toThrow(
        refused('BAD_REQUEST', expect.stringMatching(new RegExp(`^The alias ${name} is reserved\\. `))),
      );
  });

  it.each(['__a', 'constructor', 'prototype'])('are no variables: %s', (name) => {
    expect(() => ask(`query ($${name}: String) { asn(nip: $${name}) { nama } }`)).toThrow(
      refused('BAD_REQUEST', expect.stringMatching(new RegExp(`^The variable \\$${name} is reserved\\. `))),
    );
  });

  it('are these alone, and not what only holds one', () => {
    const query =
      'query ($prototypeNip: String, $a__: String) { _a: asn(nip: $prototypeNip) { a__: nama } constructors: asn(nip: $a__) { myprototype: nama } }';
    expect(() => ask(query)).not.toThrow();
  });
});

describe('what an operation asks of the schema itself', () => {
  it.each<[string, boolean]>([
    ['{ __schema { types { name } } __type(name: "Asn") { name } __typename }', true],
    ['{ ...F } fragment F on Query { ... { __schema { types { name } } } }', true],
    ['{ __typename }', true],
    ['{ asn { nama } }', false],
    ['{ __typename asn { __typename } }', false],
  ])('is told: %s', (query, introspects) => {
    expect(ask(query).introspects).toBe(introspects);
  });

  it.each([
    '{ __schema { types { name } } asn { nama } }',
    '{ asn { nama } __type(name: "Asn") { name } }',
    '{ asn { nama } ...F } fragment F on Query { a: __type(name: "Asn") { name } }',
  ])('does not stand beside data: %s', (query) => {
    expect(() => ask(query)).toThrow(
      refused('BAD_REQUEST', expect.stringMatching(/^An operation asks for the schema or for data, not for both\. /)),
    );
  });
});

describe('a mutation', () => {
  const sending = buildSchema('type Query { a: Int } type Mutation { kirim: Int, lain: Int }');
  const admitted = (schema: GraphQLSchema, query: string) => admit(schema, parse(query), {});

  it('is refused like a name that never was, where nothing is sent at all', () => {
    for (const query of ['mutation { kirim }', 'mutation { __typename }'])
      expect(() => admitted(buildSchema('type Query { a: Int }'), query)).toThrow(
        refused('GRAPHQL_VALIDATION_FAILED', expect.stringMatching(/^Your schema has no mutation\. /)),
      );
  });

  it('is one, whichever way a second is written', () => {
    for (const query of [
      'mutation { kirim lain }',
      'mutation { a: kirim b: kirim }',
      'mutation { kirim ...F } fragment F on Mutation { lain }',
    ])
      expect(() => admitted(sending, query)).toThrow(
        refused('BAD_REQUEST', expect.stringMatching(/^An operation sends once/)),
      );
    for (const query of ['mutation { kirim }', 'mutation { __typename kirim }', 'query { a b: a }'])
      expect(() => admitted(sending, query)).not.toThrow();
  });
});
