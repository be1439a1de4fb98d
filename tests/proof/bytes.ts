// Requests as nobody writes them: bytes of chance, and requests that were good until something happened to them.
import fc from 'fast-check';
import type { RawRequest } from './raw.ts';

/** A body that is answered as it stands. */
export type Good = string;

const short = fc.uint8Array({ maxLength: 300 });

const types = [
  'application/json',
  'application/json; charset=utf-16',
  'application/json;charset="utf-8"',
  'application/graphql',
  'application/graphql-response+json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  '',
];

const headerValue = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCodePoint(code)),
  maxLength: 80,
});

/** Headers that mean something to somebody on the way, and some that mean nothing. */
const headers = fc.array(
  fc.oneof(
    fc.tuple(
      fc.constantFrom(
        'accept',
        'accept-encoding',
        'origin',
        'cookie',
        'range',
        'x-forwarded-for',
        'x-http-method-override',
      ),
      headerValue,
    ),
    fc.tuple(fc.constant('content-type'), fc.constantFrom(...types)),
    fc.tuple(fc.constantFrom('content-encoding'), fc.constantFrom('gzip', 'br', 'x')),
    fc.tuple(fc.constant('expect'), fc.constantFrom('100-continue', 'x')),
    fc.tuple(fc.constant('transfer-encoding'), fc.constantFrom('chunked', 'gzip', 'x')),
    fc.tuple(fc.constant('upgrade'), fc.constantFrom('websocket', 'h2c')),
    fc.tuple(fc.constant('content-length'), fc.constantFrom('0', '-1', '5', '99999999999999999999')),
    fc.tuple(fc.constant('authorization'), headerValue),
    fc.tuple(fc.stringMatching(/^[a-z-]{1,12}$/), headerValue),
  ),
  { maxLength: 4 },
);

const method = fc.constantFrom(
  'POST',
  'POST',
  'POST',
  'GET',
  'PUT',
  'DELETE',
  'OPTIONS',
  'HEAD',
  'PATCH',
  'TRACE',
  'QUERY',
  'BREW',
);

/** What is not even a request, or hardly one. */
export const noise: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 2_000 }),
  fc
    .tuple(
      fc.constantFrom('POST /graphql HTTP/1.1\r\n', 'GET / HTTP/9.9\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      short,
    )
    .map(([head, rest]) => Buffer.concat([Buffer.from(head), rest])),
);

/** Any method, path, headers and body. */
export function requests(paths: readonly string[], bodies: fc.Arbitrary<Uint8Array>): fc.Arbitrary<RawRequest> {
  return fc.record({ method, path: fc.constantFrom(...paths), headers, body: bodies });
}

type Happening = (body: Buffer, next: () => number) => Buffer;

const between = (body: Buffer, at: number, put: Uint8Array, cut = 0) =>
  Buffer.concat([body.subarray(0, at), put, body.subarray(at + cut)]);
const place = (body: Buffer, next: () => number) => (body.length === 0 ? 0 : next() % body.length);

/** Texts that mean something to a parser somewhere. */
const splinters = [
  '"',
  '\\',
  '\\u0000',
  '\\ud800',
  '\\udfff\\ud800',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '$',
  '@',
  '#',
  '"""',
  '...',
  '\n',
  '\u0000',
  '\ufeff',
  '\u202e',
  '1e999',
  '-0',
  '99999999999999999999999999',
  'null',
  'true',
  '__proto__',
  'constructor',
  'prototype',
  '__schema{types{name}}',
  '@include(if:$x)',
  "' or 1=1 --",
  '; drop table asn.asn',
  '%00',
  '💥',
  'fragment F on Asn{...F}',
];

const happenings: readonly Happening[] = [
  (body) => Buffer.from(body.toString('utf8').replaceAll('{ id }', '{ ...{ id  id,__typename } }')),
  (body, next) => Buffer.from(body.toString('utf8').replaceAll(/ (?=\w+ \{)/g, () => ` lain${next() % 9_999}: `)),
  (body, next) => {
    const at = place(body, next);
    return body.length === 0 ? body : between(body, at, Uint8Array.of((body[at] ?? 0) ^ (1 << (next() % 8))), 1);
  },
  (body, next) => body.subarray(0, place(body, next)),
  (body, next) => between(body, place(body, next), Buffer.from(splinters[next() % splinters.length] ?? '')),
  (body, next) => between(body, place(body, next), Uint8Array.of(next() % 256, next() % 256)),
  (body, next) => between(body, place(body, next), new Uint8Array(), 1 + (next() % 12)),
  (body, next) => between(body, place(body, next), body.subarray(place(body, next))),
  (body) => Buffer.from(`[${body.toString('utf8')}]`),
  // The last of two equal keys counts; what stood before it must not.
  (body) => Buffer.from(body.toString('utf8').replace('{', '{"query":"{ __typename }","query":')),
  (body) =>
    Buffer.from(
      body
        .toString('utf8')
        .replace('"variables":{', '"variables":{"__proto__":{"nip":"x"},"constructor":{"prototype":{"x":1}},'),
    ),
  (body) =>
    Buffer.from(
      body
        .toString('utf8')
        .replace(
          '{',
          `{"__proto__":{"query":"{ __typename }"},"extensions":${'{"a":'.repeat(900)}1${'}'.repeat(900)},`,
        ),
    ),
  (body) =>
    Buffer.from(
      body
        .toString('utf8')
        .replace(/"variables":.*$/s, `"variables":{"nip":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`),
    ),
  (body) => Buffer.from(body.toString('utf8').replace('(', `(x: ${'['.repeat(900)}${']'.repeat(900)} `)),
  (body, next) =>
    Buffer.from(body.toString('utf8').replaceAll(/"(\w{3,})"/g, (text) => (next() % 3 === 0 ? '7' : text))),
  (body) => Buffer.from(body.toString('utf8').replace(/\{ (\w+)/, `{ ${'... { '.repeat(300)}$1`)),
];

/** A good body to which one to four things happened. */
export function damaged(good: readonly Good[]): fc.Arbitrary<Buffer> {
  return fc
    .tuple(fc.constantFrom(...good), fc.array(fc.nat(1 << 20), { minLength: 12, maxLength: 40 }))
    .map(([body, row]) => {
      let at = 0;
      const next = () => row[at++ % row.length] ?? 0;
      const count = [1, 1, 1, 2, 4][next() % 5] ?? 1;
      const chosen = Array.from({ length: count }, () => happenings[next() % happenings.length] ?? happenings[0]);
      return chosen.reduce<Buffer>((now, happen) => (happen ? happen(now, next) : now), Buffer.from(body));
    });
}

/** A body of the right form with anything in it. */
export const formed: fc.Arbitrary<Buffer> = fc
  .record(
    {
      query: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.constantFrom('{ __typename }', '', '{'),
        fc.anything(),
      ),
      variables: fc.anything({ withNullPrototype: true }),
      operationName: fc.anything(),
      extensions: fc.anything(),
      __proto__: fc.anything(),
    },
    { requiredKeys: ['query'] },
  )
  .map((value) =>
    Buffer.from(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))),
  );

/** Bodies of every kind. */
export function bodies(good: readonly Good[]): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { arbitrary: damaged(good), weight: 5 },
    { arbitrary: formed, weight: 2 },
    { arbitrary: short, weight: 1 },
  );
}
