// Of what a caller takes, the JSON that it likes best is given; who takes nothing of that kind is given it all the same.
import { expect, it } from 'vitest';
import { accepted } from './accepted.ts';

const ours = 'application/graphql-response+json';

it.each([
  ['application/json', 'application/json'],
  ['Application/JSON', 'application/json'],
  ['application/json; charset=utf-8', 'application/json'],
  ['application/graphql-response+json; charset=utf-8', ours],
  ['application/graphql-response+json, application/json;q=0.9', ours],
  ['application/graphql-response+json;q=0.8, application/json', 'application/json'],
  ['application/json;q=0.8, application/graphql-response+json;q=0.9', ours],
  ['application/json, application/graphql-response+json', 'application/json'],
  ['application/json; q=0, application/graphql-response+json; q=0.1', ours],
  ['application/json;charset=utf-8;Q=0.1, application/graphql-response+json;q=0.2', ours],
  ['text/html, application/json;q=0.9, */*;q=0.8', 'application/json'],
  ['text/event-stream, application/json', 'application/json'],
  ['application/*', 'application/json'],
  ['*/*', 'application/json'],
  ['*/*;q=0.1, application/graphql-response+json;q=0.2', ours],
  ['application/json;q=0', ours],
  ['application/json;q=., application/graphql-response+json;q=0.1', ours],
  ['application/json;qx=0.1, application/graphql-response+json;q=0.2', 'application/json'],
  ['application/graphql-response+json;q=0.3, application/json;q=0.2', ours],
  [undefined, ours],
  ['', ours],
  ['!', ours],
  ['text/html', ours],
  ['text/event-stream', ours],
  ['multipart/mixed; deferSpec=20220824', ours],
  ['application/jsonp', ours],
  ['x application/json', ours],
  ['application/json x', ours],
])('%s', (header, type) => {
  expect(accepted(header)).toBe(type);
  // The same header is known by then.
  expect(accepted(header)).toBe(type);
});

it('more headers than are remembered are answered as rightly', () => {
  for (let index = 0; index < 300; index++)
    expect(accepted(`text/x${index}, application/json`)).toBe('application/json');
});
