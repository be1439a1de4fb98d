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

it('fragments that multiply are decided once each', () => {
  const levels = Array.from(
    { length: 40 },
    (_, level) => `fragment F${level} on A { ...F${level + 1} ...F${level + 1} }`,
  );
  const query = `{ a { ...F0 } } ${levels.join(' ')} fragment F40 on A { b @skip(if: true) c }`;
  expect(left(query)).toContain('fragment F40 on A{c}');
});

it('a fragment that is nowhere is told, and what is neither operation nor fragment stays', () => {
  expect(() => left('{ a @skip(if: false) { ...F } }')).toThrow(
    'A document that is valid names only fragments that it holds.',
  );
  expect(left('{ a @skip(if: true) b } type A { b: Int }')).toBe('{b}type A{b:Int}');
});
