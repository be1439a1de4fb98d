// A document is read as far as its limit of words and signs, and what is wrong within is said by the parser.
import { GraphQLError, print, Source } from 'graphql';
import { expect, it } from 'vitest';
import { bounds } from './bounds.ts';
import { parseWithin } from './tokens.ts';

/** A document of that many tokens: two braces, and fields. */
const ofTokens = (count: number) => `{ ${'a '.repeat(count - 2)}}`;

it('a document as long as the limit is read, as a text or as a source', () => {
  const text = ofTokens(bounds.tokensMax);
  expect(print(parseWithin(text)).match(/a/g)).toHaveLength(bounds.tokensMax - 2);
  const source = new Source('{ a }', 'uji.graphql');
  expect(parseWithin(source).loc?.source).toBe(source);
});

it('one token more is refused, with the limit', () => {
  expect(() => parseWithin(ofTokens(bounds.tokensMax + 1))).toThrow(
    expect.objectContaining({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(/^The document has more than 2000 tokens\. /),
    }),
  );
});

it('what stands after the limit is not looked at', () => {
  expect(() => parseWithin(`${ofTokens(bounds.tokensMax + 1)} "never ends`)).toThrow('more than 2000 tokens');
});

it('what is no GraphQL within the limit is said with its place', () => {
  for (const text of ['{ a "never ends', '{ a', '']) expect(() => parseWithin(text)).toThrow(GraphQLError);
  expect(() => parseWithin('{ a ? }')).toThrow(expect.objectContaining({ locations: [{ line: 1, column: 5 }] }));
});

it('how it is parsed is said by who asks', () => {
  expect(parseWithin('{ a }', { noLocation: true }).loc).toBeUndefined();
});
