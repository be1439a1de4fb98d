// What is no question of GraphQL over HTTP is refused with what is wrong with it.
import { expect, it } from 'vitest';
import { questionIn } from './question.ts';

const json = 'application/json';
const ask = (body: unknown, contentType: string | undefined = json) =>
  questionIn(contentType, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
const refused = (code: string, what: string) => expect.objectContaining({ code, message: expect.stringMatching(what) });
const query = '{ a }';

it('a question is its document and what goes with it, and nothing else', () => {
  const extensions = { x: 1 };
  expect(ask({ query, variables: { a: 1 }, operationName: 'A', extensions, lain: 1 })).toEqual({
    query,
    variables: { a: 1 },
    operationName: 'A',
    extensions,
  });
  expect(Object.keys(ask({ query }))).toEqual(['query']);
  expect(Object.keys(ask({ query, variables: null, operationName: null, extensions: null }))).toEqual(['query']);
  expect(ask({ query: 'query A { é }', operationName: '' })).toEqual({ query: 'query A { é }', operationName: '' });
});

it.each([
  json,
  'APPLICATION/JSON',
  ' application/json ; charset=utf-8',
  `${json};charset=UTF8`,
  `${json};boundary=latin1`,
])('JSON in UTF-8 is taken, however it is written: %s', (contentType) => {
  expect(ask({ query }, contentType)).toEqual({ query });
});

it.each([
  undefined,
  '',
  'text/json',
  'application/jsonp',
  'application/x-www-form-urlencoded',
  'multipart/form-data; application/json',
])('another content type is refused: %s', (contentType) => {
  expect(() => questionIn(contentType, Buffer.from(JSON.stringify({ query })))).toThrow(
    refused('UNSUPPORTED_MEDIA_TYPE', '^The body is not application/json\\. Send JSON in UTF-8'),
  );
});

it.each([`${json}; charset=latin1`, `${json}; profile=a; charset=utf-16`])(
  'another charset is refused: %s',
  (contentType) => {
    expect(() => ask({ query }, contentType)).toThrow(
      refused('UNSUPPORTED_MEDIA_TYPE', '^The body is not in UTF-8\\.'),
    );
  },
);

it.each<[unknown, string]>([
  ['{', 'The body is not JSON.'],
  ['', 'The body is not JSON.'],
  ['null', 'The body is not one JSON object; batches are not taken.'],
  ['"a"', 'The body is not one JSON object; batches are not taken.'],
  [[{ query }], 'The body is not one JSON object; batches are not taken.'],
  [{}, 'query is missing, or not a text.'],
  [{ query: 1 }, 'query is missing, or not a text.'],
  [{ query: ' \n' }, 'query is missing, or not a text.'],
  [{ query, operationName: 1 }, 'operationName is not a text.'],
  [{ query, variables: 'x' }, 'variables is not a JSON object.'],
  [{ query, variables: [] }, 'variables is not a JSON object.'],
  [{ query, extensions: true }, 'extensions is not a JSON object.'],
  [{ query, extensions: [] }, 'extensions is not a JSON object.'],
])('%j is refused: %s', (body, what) => {
  const message = `${what} Send a POST with a JSON body that holds a query, as GraphQL over HTTP describes.`;
  expect(() => ask(body)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST', message }));
});

it.each([
  ['lists', (inner: unknown) => [1, inner, null]],
  ['objects', (inner: unknown) => ({ a: 'a', b: inner, c: null })],
])('%s in each other are taken to the last level that is allowed', (_, around) => {
  const nested = (levels: number) => {
    let inner: unknown = 'a';
    for (let level = 2; level < levels; level++) inner = around(inner);
    return { query, variables: { nested: inner, empty: null } };
  };
  expect(ask(nested(32))).toMatchObject({ query });
  expect(() => ask(nested(33))).toThrow(
    refused('BAD_REQUEST', '^The body has more than 32 levels of lists and objects\\.'),
  );
});

it('a document may be named in place of being sent, as GraphQL over HTTP and as Apollo do it', () => {
  const persistedQuery = { version: 1, sha256Hash: 'b' };
  expect(ask({ documentId: 'a', variables: { a: 1 } })).toEqual({ documentId: 'a', variables: { a: 1 } });
  expect(ask({ query: null, extensions: { persistedQuery } })).toEqual({
    documentId: 'b',
    extensions: { persistedQuery },
  });
  expect(ask({ documentId: 'a', extensions: { persistedQuery } })).toMatchObject({ documentId: 'a' });
  // Whoever sends a document is answered for what it says.
  expect(ask({ query, documentId: 'a' })).toEqual({ query });
  for (const nothing of [
    { documentId: 1 },
    { documentId: ['a'] },
    { extensions: { persistedQuery: 'b' } },
    { extensions: { persistedQuery: { sha256Hash: 1 } } },
  ])
    expect(() => ask(nothing)).toThrow(refused('BAD_REQUEST', '^query is missing'));
});
