// What directives leave of a document is what an executor would have left of it.
import { parse, print, stripIgnoredCharacters } from 'graphql';
import { expect, it } from 'vitest';
import { decided } from './decided.ts';

const left = (query: string, variables = {}) => stripIgnoredCharacters(print(decided(parse(query), variables)));

it.each([
  ['{ a b @skip(if: true) c @include(if: true) }', '{a c}'],
  ['query ($b: Boolean!) { a @include(if: $b) b @skip(if: $b) }', 'query($b:Boolean!){a}'],
  ['{ a { b @skip(if: true) } }', '{a{__typename@skip(if:true)}}'],
  ['{ a { ... @include(if: true) { b @include(if: false) } c } }', '{a{c}}'],
  ['{ a { ...F c } } fragment F on A { b @skip(if: true) }', '{a{c}}'],
  ['{ a { ...F @skip(if: false) ...F @skip(if: true) } } fragment F on A { b }', '{a{...F}}fragment F on A{b}'],
])('of %s is left %s', (query, expected) => {
  expect(left(query, { b: true })).toBe(expected);
});

it('a document without directives stays the document that it is, so that what is remembered of it stays remembered', () => {
  const document = parse('{ a { ...F } } fragment F on A { b }');
  expect(decided(document, {})).toBe(document);
});

it('an operation may be left empty', () => {
  const [operation] = decided(parse('{ ... { ...F } } fragment F on Query { a @skip(if: true) }'), {}).definitions;
  expect(operation).toMatchObject({ selectionSet: { selections: [] } });
});
