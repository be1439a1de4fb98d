// A document is refused at the first thing that costs least to see, is judged on each contract by itself, and is read once.
import { buildSchema, type DocumentNode } from 'graphql';
import { expect, it } from 'vitest';
import { textRemembered } from './perDocument.ts';
import { isRefused, reader } from './reading.ts';

const contract = buildSchema('type Query { a: Query, b: String }');
const other = buildSchema('type Query { a: String }');
const read = reader();
const said = (text: string, schema = contract) => {
  const found = read(text, schema);
  return isRefused(found) ? found.map(({ message, extensions }) => [extensions['code'], message]) : [];
};

it('a document within the bounds is read', () => {
  expect(said('{ a { b } }')).toEqual([]);
});

it('a document of too many tokens is refused before it is parsed', () => {
  expect(said(`{ ${'b '.repeat(2_000)}(`)).toEqual([['BAD_REQUEST', expect.stringContaining('more than 2000 tokens')]]);
});

it('a document that is no GraphQL is refused as the parser says', () => {
  expect(said('{ a(')).toEqual([['GRAPHQL_PARSE_FAILED', expect.stringMatching(/^Syntax Error/)]]);
});

it('a document that is too large is refused as such, before it is validated', () => {
  expect(said(`{ ${'tiada { '.repeat(13)}b${' }'.repeat(13)} }`)).toEqual([
    [
      'QUERY_TOO_EXPENSIVE',
      'The operation has 14 levels of fields; the limit is 12. Ask for fewer fields or smaller pages.',
    ],
  ]);
});

it('a name that the contract does not have is refused, and no other is suggested', () => {
  expect(said('{ aa { b } }')).toEqual([['GRAPHQL_VALIDATION_FAILED', 'Cannot query field "aa" on type "Query".']]);
});

it('what is valid on one contract is not so on another, whichever asks first and however often', () => {
  for (let time = 0; time < 2; time++) {
    expect(said('{ a { b } }', other)).toEqual([['GRAPHQL_VALIDATION_FAILED', expect.stringContaining('"a"')]]);
    expect(said('{ a { b } }', contract)).toEqual([]);
    expect(said('{ a }', contract)).toEqual([['GRAPHQL_VALIDATION_FAILED', expect.stringContaining('"a"')]]);
    expect(said('{ a }', other)).toEqual([]);
  }
});

it('the same text is the same document for everyone, so that what is known of it holds', () => {
  expect(read('{ __typename }', contract)).toBe(read('{ __typename }', other));
});

it('however many documents come, the memory for them is bounded, and the last is still known', () => {
  const half = Math.floor(textRemembered * 0.49);
  const texts = Array.from({ length: 3 }, (_, index) => `{ __typename # ${String(index).repeat(half)}\n}`);
  const [first] = texts.map((text) => read(text, contract));
  expect(read(texts[2] ?? '', contract)).toBe(read(texts[2] ?? '', other));
  expect(read(texts[0] ?? '', contract)).not.toBe(first);
});

it('a document that is remembered knows where its words stand, and not the words themselves', () => {
  const document = read('{ a { b } }', contract) as DocumentNode;
  const [{ loc } = {}] = document.definitions;
  expect([loc?.start, loc?.end, loc?.source.body]).toEqual([0, 11, '{ a { b } }']);
  expect([loc?.startToken.next, loc?.endToken.prev]).toEqual([null, null]);
});
