// What is carried out by functions is what graphql-js makes of the same, for any values, at once or later, whole or failing.
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import {
  buildSchema,
  execute,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { carriedOut } from './carryOut.ts';

const sdl = `
  scalar Tanggal
  enum Jenis { PNS PPPK }
  union Entitas = Asn | Unit
  interface Bernama { nama: String! }
  type Query { sapa(kepada: String): String asn(nip: String, jumlah: Int = 3): Asn daftar: [Asn!] tetap: Asn! entitas: [Entitas] matriks: [[Int!]] }
  type Mutation { kirim(isi: String): String lagi: String }
  type Subscription { datang: String }
  type Asn { id: ID! nama(huruf: String): String lahir: Tanggal jenis: Jenis umur: Int anak: [Unit!]! atasan: Asn }
  type Unit implements Bernama { id: ID! nama: String! }
`;

/** A value that comes now or later, or fails now or later. */
type Coming = { readonly value: unknown; readonly late: boolean; readonly fails: boolean };

type Values = Readonly<Record<string, Coming>>;

/** Every field gives what the tree of its parent holds under its name; to graphql-js at once, for it drops what comes after a failure. */
function schemaOf(): GraphQLSchema {
  const schema = buildSchema(sdl);
  const written: Record<string, unknown> = { never: undefined, nothing: null };
  (schema.getType('Tanggal') as GraphQLScalarType).serialize = (value) =>
    Object.hasOwn(written, String(value)) ? written[String(value)] : value;
  for (const name of ['Query', 'Mutation', 'Asn', 'Unit'])
    for (const field of Object.values((schema.getType(name) as GraphQLObjectType).getFields()))
      field.resolve = (parent: Values | undefined, args, context: { values: Values; now?: true }) => {
        const { value = null, late = false, fails = false } = (parent ?? context.values)[field.name] ?? {};
        const given = typeof value === 'string' && Object.keys(args as object).length > 0;
        const told = given ? `${value} ${JSON.stringify(args)}` : value;
        if (!late || context.now) {
          if (fails) throw new Error(`it failed: ${field.name}`);
          return told;
        }
        if (fails) return Promise.reject(new Error(`it failed: ${field.name}`));
        return Promise.resolve(Array.isArray(told) ? told.map((one: unknown) => Promise.resolve(one)) : told);
      };
  return schema;
}
const schema = schemaOf();

const coming = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Coming> =>
  fc.record({
    value: fc.oneof(
      { weight: 30, arbitrary: value },
      { weight: 1, arbitrary: fc.constantFrom(null, undefined, new Error('it failed: a value')) },
    ),
    late: fc.boolean(),
    fails: fc.integer({ min: 0, max: 200 }).map((one) => one === 0),
  });
const text = fc.constantFrom('a', 'b');
const { query: whole } = fc.letrec<{ unit: unknown; asn: unknown; query: Record<string, Coming> }>((tie) => ({
  unit: fc.record({ __typename: fc.constant('Unit'), id: coming(text), nama: coming(text) }),
  asn: fc.record({
    __typename: fc.constant('Asn'),
    id: coming(text),
    nama: coming(text),
    lahir: coming(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'never', 'nothing')),
    jenis: coming(fc.constantFrom('PNS', 'PPPK')),
    umur: coming(fc.constantFrom(1, '2')),
    anak: coming(fc.array(tie('unit'), { maxLength: 3 })),
    atasan: coming(fc.option(tie('asn'), { nil: null, depthSize: 'small' })),
  }),
  query: fc.record({
    sapa: coming(text),
    asn: coming(tie('asn')),
    daftar: coming(
      fc.oneof({ weight: 20, arbitrary: fc.array(tie('asn'), { maxLength: 3 }) }, { weight: 1, arbitrary: text }),
    ),
    tetap: coming(tie('asn')),
    entitas: coming(
      fc.array(
        fc.oneof(
          tie('asn'),
          tie('unit'),
          tie('unit').map((one) => Promise.resolve(one)),
        ),
        { maxLength: 3 },
      ),
    ),
    matriks: coming(fc.constantFrom([[1, 2], [3]], [null])),
  }) as fc.Arbitrary<Record<string, Coming>>,
}));

const document = parse(`query Semua($huruf: String, $nip: String = "n") {
  sapa(kepada: $huruf)
  asn(nip: $nip) { ...a tiada }
  lain: asn(nip: "x", jumlah: 4) { id }
  daftar { id nama atasan { ...a } }
  tetap { ...a __typename }
  entitas { __typename ... on Asn { id anak { nama } } ... on Unit { sebutan: nama id } ... on Entitas { ... on Unit { di: id } } ... on Bernama { sebut: nama } ... on Query { matriks } }
  matriks
}
fragment a on Asn { id nama(huruf: $huruf) n: nama lahir jenis umur anak { id } anak { nama } ... { atasan { id } } }`);

/** The messages of all that failed, in any order: who fails later is told later. */
const messages = (errors: readonly Error[] | undefined) =>
  errors &&
  [
    ...new Set(
      errors.map(({ message }) => message.replace(/^Expected `Tanggal.*/, 'A value of Tanggal cannot be written.')),
    ),
  ].toSorted();

it('for any values, the answer is that of graphql-js, and where something fails, there is none', async () => {
  const own = carriedOut(schema, document);
  let failed = 0;
  await fc.assert(
    fc.asyncProperty(whole, fc.constantFrom({}, { huruf: 'h' }, { huruf: null, nip: 'm' }), async (values, given) => {
      const told = await execute({ schema, document, contextValue: { values, now: true }, variableValues: given });
      const ours = await own?.(given, { values });
      failed += told.errors ? 1 : 0;
      expect(JSON.stringify(ours?.data)).toBe(JSON.stringify(told.errors ? null : told.data));
      expect(ours?.errors === undefined).toBe(told.errors === undefined);
      // graphql-js lets go of what cannot change the answer any more; what it tells, is told here too.
      expect(messages(ours?.errors) ?? []).toEqual(expect.arrayContaining(messages(told.errors) ?? []));
    }),
    { numRuns: 1_500, seed: 7 },
  );
  expect(failed).toBeGreaterThan(100);
  expect(failed).toBeLessThan(1_400);
});

describe('is left to graphql-js:', () => {
  it.each([
    ['a directive', '{ asn { id @skip(if: false) } }'],
    ['the description of the schema', '{ __schema { types { name } } }'],
    ['a name that is more than a name to JavaScript', '{ asn { __proto__: id } }'],
    ['several things that are sent', 'mutation { kirim lagi }'],
    ['what would come again and again', 'subscription { datang }'],
    ['an operation that is not there', 'query a { asn { id } } query b { asn { id } }'],
  ])('%s', (_, query) => expect(carriedOut(schema, parse(query))).toBeNull());
});

it('what is sent is carried out where it is one thing, and where the schema has it', async () => {
  const sent = parse('mutation ($isi: String) { kirim(isi: $isi) }');
  const values = { kirim: { value: 'a', late: true, fails: false } };
  expect(await carriedOut(schema, sent)?.({ isi: 'x' }, { values })).toEqual({
    data: { kirim: 'a {"isi":"x"}' },
  });
  expect(carriedOut(buildSchema('type Query { a: Int }'), sent)).toBeNull();
});

it.each(['Unit2', undefined])('what is of none of the types that it may be of (%s) is a failure', async (name) => {
  const values = { entitas: { value: [{ __typename: name }], late: false, fails: false } };
  const told = await carriedOut(schema, parse('{ entitas { ... on Asn { id } } }'))?.({}, { values });
  expect(told?.data).toBeNull();
  expect(told?.errors?.map(({ message }) => message)).toEqual(['What Query.entitas gives is of none of its types.']);
});

it('whatever can be waited for is waited for, also a promise that is not of this realm', async () => {
  const values = { sapa: { value: runInNewContext("Promise.resolve('a')") as unknown } };
  expect(await carriedOut(schema, parse('{ sapa }'))?.({}, { values })).toEqual({ data: { sapa: 'a' } });
});

it.each([null, undefined])('what is not there (%s) is null, whatever it would be', async (value) => {
  const empty = schemaOf();
  for (const field of Object.values(empty.getQueryType()?.getFields() ?? {})) field.resolve = () => value;
  const nothing = { sapa: null, asn: null, daftar: null, matriks: null };
  const asked = parse('{ sapa asn { id } daftar { id } matriks }');
  expect(await carriedOut(empty, asked)?.({}, {})).toEqual({ data: nothing });
});

it('a value that its type cannot write is a failure', async () => {
  for (const value of ['never', 'nothing']) {
    const values = { asn: { value: { lahir: { value } } } };
    const told = await carriedOut(schema, parse('{ asn { lahir } }'))?.({}, { values });
    expect(told?.errors?.map(({ message }) => message)).toEqual(['A value of Tanggal cannot be written.']);
  }
});

it('a field stands where it stands', async () => {
  const paths: unknown[] = [];
  const looking = schemaOf();
  const looked = (looking.getType('Asn') as GraphQLObjectType).getFields()['nama'];
  if (looked) looked.resolve = (_parent, _args, _context, { path }) => void paths.push(path);
  const asked = parse('{ x: asn { atasan { n: nama } } }');
  const values = { asn: { value: { atasan: { value: {} } } } };
  await execute({ schema: looking, document: asked, contextValue: { values } });
  await carriedOut(looking, asked)?.({}, { values });
  expect(paths[1]).toEqual(paths[0]);
});

it('a field sees who asks, where it stands, and what it was given, as graphql-js tells it, but no variables', async () => {
  const seen: unknown[] = [];
  const looking = schemaOf();
  const fields = (looking.getType('Asn') as GraphQLObjectType).getFields();
  const looked = fields['nama'];
  if (looked)
    looked.resolve = (_parent, args, context, info) =>
      void seen.push([
        args,
        context,
        Object.keys(info).toSorted(),
        { ...info, path: undefined, cacheControl: undefined, variableValues: undefined },
      ]);
  const asked = parse('query ($h: String) { d: daftar { n: nama(huruf: $h) } }');
  const values = { daftar: { value: [{}, {}], late: true, fails: false } };
  await execute({ schema: looking, document: asked, contextValue: { values }, variableValues: { h: 'x' } });
  await carriedOut(looking, asked)?.({ h: 'x' }, { values });
  expect(seen).toHaveLength(4);
  expect(seen[2]).toEqual(seen[0]);
  expect(seen[3]).toEqual(seen[1]);
});

it('a variable that cannot be what it must be is refused before anything is asked', async () => {
  const asked = parse('query ($n: Int!) { asn(jumlah: $n) { id } }');
  const told = await execute({ schema, document: asked, contextValue: {}, variableValues: { n: 'x' } });
  expect(await carriedOut(schema, asked)?.({ n: 'x' }, {})).toEqual(told);
});

it.each([
  ['its value', (values: object) => (values as Record<string, unknown>)['h']],
  ['whether it is there', (values: object) => 'h' in values],
  ['whether it is there itself', (values: object) => Object.hasOwn(values, 'h')],
  ['which there are', (values: object) => Object.keys(values).length],
])('a field that looks at a variable itself, %s, fails, and is told why', async (_what, look) => {
  const looking = schemaOf();
  const looked = looking.getQueryType()?.getFields()['sapa'];
  if (looked) looked.resolve = (_parent, _args, _context, { variableValues }) => look(variableValues);
  const told = await carriedOut(looking, parse('query ($h: String) { sapa(huruf: $h) }'))?.({ h: 'x' }, {});
  expect(told?.data).toBeNull();
  expect(told?.errors?.map(({ message }) => message)).toEqual([
    'A resolver is given its arguments, and not the variables of the operation.',
  ]);
});
