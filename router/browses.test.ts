// A person's browser is told from a program by what it takes, and only where there is something to look at.
import { expect, it } from 'vitest';
import { browses } from './browses.ts';

const firefox = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const asks = (path: string, accept?: string, method = 'GET') =>
  browses(path, { method, headers: accept === undefined ? {} : { accept } });

it.each([
  ['a browser', firefox],
  ['the type alone', 'text/html'],
  ['the type in capitals', 'TEXT/HTML'],
  ['the type after others, with a weight', 'application/json, text/html ;q=0.5'],
  ['the type with a weight that begins with nothing', 'text/html; q=0.05'],
  ['the type with what only ends like a refusal', 'text/html; xq=0'],
])('%s is shown the page', (_, accept) => {
  expect(asks('/graphql', accept)).toBe(true);
  expect(asks('/graphql', accept, 'HEAD')).toBe(true);
});

it.each([
  ['no word on what is taken', undefined],
  ['anything at all', '*/*'],
  ['any text', 'text/*'],
  ['JSON', 'application/graphql-response+json, application/json;q=0.9'],
  ['a type that only ends like it', 'application/text/html'],
  ['a type that only begins like it', 'text/html5'],
  ['a refusal of the type, with more behind', 'text/html; q=0; v=1'],
  ['a refusal of the type', 'application/json, text/html;q=0'],
  ['a refusal of the type, spelled out', 'text/html; q=0.000'],
])('%s is no browser', (_, accept) => {
  expect(asks('/graphql', accept)).toBe(false);
});

it('nothing is shown for a question, or at another door', () => {
  for (const method of ['POST', 'PUT', 'OPTIONS']) {
    expect(asks('/graphql', firefox, method)).toBe(false);
    expect(asks('/explorer/index.js', firefox, method)).toBe(false);
  }
  for (const path of ['/', '/graphql/', '/graphqlx', '/berkas/x', '/metrics', '/explorer', '/a/explorer/index.js'])
    expect(asks(path, firefox)).toBe(false);
});

it('the files of the page are given whatever is taken', () => {
  expect(asks('/explorer/index.js')).toBe(true);
  expect(asks('/explorer/index.js', '*/*', 'HEAD')).toBe(true);
});
