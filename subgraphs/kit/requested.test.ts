// What an operation asks for is told by its fields, wherever they stand and whatever they are called in the answer.
import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { requestedIn } from './requested.ts';

const schema = buildSchema(`
  type Query { asn: Asn, siapa: Siapa }
  type Asn { nama: String, unit: Unit }
  type Unit { nama: String }
  union Siapa = Asn | Unit
`);
const requested = (query: string) => [...requestedIn(schema)(parse(query))].toSorted();

it('aliases and fragments make no difference', () => {
  const query =
    '{ a: asn { ...F ... { n: nama } } siapa { ... on Unit { nama } } } fragment F on Asn { unit { nama } }';
  expect(requested(query)).toEqual(['Asn.nama', 'Asn.unit', 'Query.asn', 'Query.siapa', 'Unit.nama']);
});

it('what is asked of the schema itself is read of no table', () => {
  expect(requested('{ __typename __schema { types { name } } asn { __typename } siapa { __typename } }')).toEqual([
    'Query.asn',
    'Query.siapa',
    '__Schema.types',
    '__Type.name',
  ]);
});

it('a name that no type has, and a field of no object, are asked of nothing', () => {
  expect(requested('{ siapa { nama } ... on Siapa { nama } } fragment F on Tiada { nama }')).toEqual(['Query.siapa']);
});

it('a document is read once', () => {
  const requestedOf = requestedIn(schema);
  const document = parse('{ asn { nama } }');
  expect(requestedOf(document)).toBe(requestedOf(document));
});
