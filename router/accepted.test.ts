// Of what a caller takes, JSON is kept; who takes nothing of that kind is given it all the same.
import { expect, it } from 'vitest';
import { accepted } from './accepted.ts';

const byDefault = 'application/graphql-response+json, application/json;q=0.9';

it.each([
  ['application/json', 'application/json'],
  ['application/graphql-response+json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'],
  ['text/html, application/json;q=0.9, */*;q=0.8', ' application/json;q=0.9, */*;q=0.8'],
  ['text/event-stream, Application/JSON', ' Application/JSON'],
  ['application/*', 'application/*'],
  [undefined, byDefault],
  ['', byDefault],
  ['!', byDefault],
  ['text/html', byDefault],
  ['text/event-stream', byDefault],
  ['multipart/mixed; deferSpec=20220824', byDefault],
  ['application/jsonp', byDefault],
  ['x application/json', byDefault],
])('%s', (header, left) => {
  expect(accepted(header)).toBe(left);
});
