// The answer holds what was asked for, in the order in which it was asked, and nothing that only the plan needed.
import { buildSchema, execute, parse } from 'graphql';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decided } from '../decided.ts';
import { projectionOf } from './projection.ts';

const schema = buildSchema(`
  type Query { asn: Asn daftar: [Asn!]! tetap: Asn! }
  type Asn { id: ID! nama: String anak: [Anak!]! pasangan: [Anak] atasan: Asn }
  type Anak { nama: String! lahir: String }
`);
const projected = (query: string, data: Record<string, unknown>) => projectionOf(schema, parse(query))(data);

it('keys of the plan are left behind, and names stand in the order of the question', () => {
  const data = { asn: { __typename: 'Asn', id: 'A', x: 'X', nama: 'N', anak: [{ nama: 'B', lahir: 'L' }] } };
  const answer = projected('{ asn { x: nama anak { nama } } }', data);
  expect(JSON.stringify(answer)).toBe('{"asn":{"x":"X","anak":[{"nama":"B"}]}}');
});

it('what is asked for in several places under one name is one thing', () => {
  const data = { asn: { id: 'A', nama: 'N', anak: [{ nama: 'B', lahir: 'L' }] } };
  const query =
    '{ asn { anak { nama } ...a } ... { asn { id } } } fragment a on Asn { anak { lahir } ... on Asn { nama } }';
  expect(projected(query, data)).toEqual({ asn: { anak: [{ nama: 'B', lahir: 'L' }], nama: 'N', id: 'A' } });
});

it('__typename is told where it is asked for, whether the plan needed it or not', () => {
  expect(projected('{ __typename asn { k: __typename } }', { asn: {} })).toEqual({
    __typename: 'Query',
    asn: { k: 'Asn' },
  });
});

it('an object of which nothing is left is there, and empty', () => {
  const left = decided(parse('{ asn { id @skip(if: true) } daftar { ... @include(if: false) { id } } }'), {});
  expect(projectionOf(schema, left)({ asn: {}, daftar: [{}] })).toEqual({ asn: {}, daftar: [{}] });
});

it('an answer that misses what must be there is none', () => {
  expect(projected('{ tetap { id } }', { tetap: { nama: 'N' } })).toBeNull();
  expect(projected('{ tetap { id } }', {})).toBeNull();
  expect(projected('{ daftar { id } }', { daftar: [{ id: 'A' }, null] })).toBeNull();
});

/** Values of any form under the names of the schema, some missing, some null. */
const values = fc.letrec((tie) => ({
  text: fc.option(fc.constantFrom('a', 'b'), { nil: null }),
  anak: fc.option(fc.record({ nama: tie('text'), lahir: tie('text') }, { requiredKeys: [] }), { nil: null }),
  daftarAnak: fc.option(fc.array(tie('anak'), { maxLength: 2 }), { nil: null }),
  asn: fc.option(
    fc.record(
      { id: tie('text'), nama: tie('text'), anak: tie('daftarAnak'), pasangan: tie('daftarAnak'), atasan: tie('asn') },
      { requiredKeys: [] },
    ),
    { nil: null, depthSize: 'small' },
  ),
  root: fc.record(
    { asn: tie('asn'), daftar: fc.option(fc.array(tie('asn'), { maxLength: 3 }), { nil: null }), tetap: tie('asn') },
    { requiredKeys: [] },
  ),
}));

it('nulls go as far up as GraphQL lets them, as an execution of the whole over the same data has it', () => {
  const query = `{ asn { ...a } daftar { nama atasan { ...a } } tetap { ...a __typename } }
    fragment a on Asn { id nama anak { nama lahir } p: pasangan { nama } }`;
  // The plan brings values under the names of the answer.
  const named = (data: unknown): unknown =>
    JSON.parse(JSON.stringify(data).replaceAll('"pasangan":', '"p":')) as unknown;
  const document = parse(query);
  fc.assert(
    fc.property(values.root, (data) => {
      const { data: whole } = execute({ schema, document, rootValue: data }) as { data: unknown };
      expect(projected(query, named(data) as Record<string, unknown>)).toEqual(whole);
    }),
    { numRuns: 2_000, seed: 5 },
  );
});
