// Each limit of form holds to the last one that is allowed, and no way of writing hides what is counted.
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { bounds } from './bounds.ts';
import { tooLarge } from './shape.ts';

const repeated = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const verdict = (query: string) => tooLarge(parse(query))?.message.replace(/ Ask for fewer .*/, '') ?? null;
const refused = (count: number, what: string, most: number) =>
  `The operation has ${count} ${what}; the limit is ${most}.`;
const nested = (levels: number, name = 'a') => `${`${name} { `.repeat(levels - 1)}${name}${' }'.repeat(levels - 1)}`;

it('the refusal says what to do', () => {
  expect(tooLarge(parse(`{ ${nested(13)} }`))).toMatchObject({
    code: 'QUERY_TOO_EXPENSIVE',
    message: `${refused(13, 'levels of fields', 12)} Ask for fewer fields or smaller pages.`,
  });
});

describe('levels of fields', () => {
  it.each([
    [`{ ${nested(12)} }`, null],
    [`{ ${nested(13)} }`, refused(13, 'levels of fields', 12)],
    [`{ a ${nested(13)} b }`, refused(13, 'levels of fields', 12)],
    [`{ a { ... { ...F } } } fragment F on A { ${nested(11)} }`, null],
    [`{ a { ... { ...F } } } fragment F on A { ${nested(12)} }`, refused(13, 'levels of fields', 12)],
    [`{ ${nested(13, '__schema')} }`, null],
    [`{ ${nested(16, '__schema')} }`, null],
    [`{ ${nested(17, '__schema')} }`, refused(17, 'levels of fields', 16)],
    [`{ a ${nested(13, '__schema')} }`, refused(13, 'levels of fields', 12)],
    [`{ ${nested(13, '__schema')} a }`, refused(13, 'levels of fields', 12)],
    [`{ ${nested(13, 'a__')} }`, refused(13, 'levels of fields', 12)],
    [`{ __schema { ${nested(12)} } }`, null],
  ])('of %s: %s', (query, expected) => {
    expect(verdict(query)).toBe(expected);
  });
});

describe('root fields', () => {
  it.each([
    [`{ ${repeated(20, () => 'a')} }`, null],
    [`{ ${repeated(21, () => 'a')} }`, refused(21, 'root fields', 20)],
    [`{ a { ${repeated(21, () => 'a')} } }`, null],
    [`{ ...F ... { ...F } a } fragment F on Query { ${repeated(10, () => 'a')} }`, refused(21, 'root fields', 20)],
  ])('of %s: %s', (query, expected) => {
    expect(verdict(query)).toBe(expected);
  });
});

describe('aliases', () => {
  const aliased = (count: number) => repeated(count, (index) => `x${index}: a`);
  it.each([
    [`{ a { ${aliased(30)} b } }`, null],
    [`{ a { ${aliased(31)} } }`, refused(31, 'aliases', 30)],
    [`{ x: a { ${aliased(15)} } y: a { ...F } } fragment F on A { ${aliased(14)} }`, refused(31, 'aliases', 30)],
  ])('of %s: %s', (query, expected) => {
    expect(verdict(query)).toBe(expected);
  });
});

describe('fields', () => {
  const doubling = (count: number) =>
    `${repeated(count, (index) => `fragment F${index} on A { ...F${index + 1} ...F${index + 1} }`)} fragment F${count} on A { a }`;
  it.each([
    [`{ a { ${repeated(1_999, () => 'a')} } }`, null],
    [`{ a { ${repeated(2_000, () => 'a')} } }`, refused(2_001, 'fields', 2_000)],
    [`{ a { ...F0 } } ${doubling(11)}`, refused(2_049, 'fields', 2_000)],
    [`{ a { ...F0 } } ${doubling(60)}`, refused(2 ** 60 + 1, 'fields', 2_000)],
  ])('of a large operation (%#)', (query, expected) => {
    expect(verdict(query)).toBe(expected);
  });
});

describe('directives in one place', () => {
  const directives = (count: number) => '@include(if: true) '.repeat(count);
  it.each([
    [`{ a ${directives(4)} { b ${directives(4)} } }`, null],
    [`{ a { b ${directives(5)} } c ${directives(1)} }`, refused(5, 'directives in one place', 4)],
    [`query ${directives(5)} { a }`, refused(5, 'directives in one place', 4)],
    [`{ a { ...F ${directives(5)} } } fragment F on A { b }`, refused(5, 'directives in one place', 4)],
  ])('of %s: %s', (query, expected) => {
    expect(verdict(query)).toBe(expected);
  });
});

it('every operation of a document is measured, and the first that is too large is told', () => {
  const query = `query A { a } query B { ${nested(13)} } query C { ${nested(14)} }`;
  expect(verdict(query)).toBe(refused(13, 'levels of fields', 12));
});

it('of several limits the one that costs least to keep is told first', () => {
  const all = `{ ${nested(13)} ${repeated(21, (index) => `x${index}: a`)} }`;
  expect(verdict(all)).toBe(refused(13, 'levels of fields', bounds.depthMax));
});

it('a fragment that leads back to itself, or nowhere, or that nobody uses, counts for nothing', () => {
  expect(verdict('{ a { ...F } } fragment F on A { a ...G } fragment G on A { b ...F }')).toBeNull();
  expect(verdict('{ ...Absent a }')).toBeNull();
  expect(verdict(`{ a } fragment F on A { ${nested(20)} }`)).toBeNull();
});

it('a fragment that leads back to itself is measured as far as it goes', () => {
  const query = `{ ...F ...F ...F } fragment F on Query { ${repeated(7, () => 'a')} ...F }`;
  expect(verdict(query)).toBe(refused(21, 'root fields', 20));
});
