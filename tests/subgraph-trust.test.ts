// A subgraph of its own process answers only what the router sent for a partner with a token; everything else hears one refusal.
import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { contracts } from '@bagi/agreements/contracts.ts';
import { type Call, routerAssertion } from '@bagi/identity/routerAssertion.ts';
import { forged, secondsAgo, unsigned } from '@bagi/identity/test/forged.ts';
import { verifyAssertion } from '@bagi/identity/verifyAssertion.ts';
import { keluarga } from '@bagi/keluarga/index.ts';
import { subgraphListener } from '@bagi/kit/serve.ts';
import { compose } from '@bagi/schema/compose.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { vouchedBy } from '../start/issuers.ts';
import { openLibrary } from '../start/library.ts';
import { openReaders, type Readers } from '../start/readers.ts';
import { publicPartOf } from '../start/secrets.ts';
import { setneg } from './people.ts';
import { post, sharedKeys, startTestSystem, type TestSystem } from './system.ts';

const newKey = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const routerKey = newKey();
const assertCall = routerAssertion(routerKey);
const SEAL_KEY = randomBytes(32).toString('hex');
const ROLE_PREFIX = `t${randomBytes(6).toString('hex')}`;
const version = '2022-08-23';
const { schema } = compose();
const library = openLibrary(schema, false);

let system: TestSystem;
let readers: Readers;
let address: string;
const servers: Server[] = [];
const statements: string[] = [];
const misfits: string[] = [];
const tokens: Record<string, string> = {};

/** A subgraph on a port of its own, that knows the router by this key. */
async function serveKeluarga(key: JsonWebKey, agreements = library): Promise<string> {
  const listener = await subgraphListener(keluarga, {
    tools: { runAs: (agreement) => readers.runAs(agreement), sealKey: Buffer.from(SEAL_KEY, 'hex'), now: Date.now },
    verifyAssertion: verifyAssertion(publicPartOf(key), 'keluarga'),
    verify: (header) =>
      vouchedBy(
        { partnerClaim: 'mitra' },
        `${system.url}/issuer`,
        `${system.url}/issuer/jwks`,
        `${system.url}/graphql`,
      ).verify(header),
    contractOf: contracts(agreements, schema),
    publicUrl: 'http://127.0.0.1',
    onFailure: (_, error) => {
      throw error;
    },
    onDistrust: (misfit) => misfits.push(misfit),
  });
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

beforeAll(async () => {
  system = await startTestSystem({ SEAL_KEY, ROLE_PREFIX, ...sharedKeys() });
  readers = openReaders(
    {
      databaseUrl: system.databaseUrl,
      rolePrefix: ROLE_PREFIX,
      secret: Buffer.from(SEAL_KEY, 'hex'),
      connections: 2,
      connectionsMax: 40,
      name: 'tests',
      asRole: true,
    },
    (statement) => void statements.push(statement),
  );
  for (const partner of ['setneg-siapp', 'lan']) tokens[partner] = await system.token(partner);
  address = await serveKeluarga(routerKey);
});
afterAll(async () => {
  for (const server of servers) server.close();
  await readers.close();
  await system.stop();
});

const question = {
  query: `query Anak($ids: [_Any!]!) { _entities(representations: $ids) { ... on Asn { anak { nama } } } }`,
  variables: { ids: [{ __typename: 'Asn', id: setneg.id }] },
  operationName: 'Anak',
};
const body = JSON.stringify(question);

const callOf = (changes: Partial<Call> = {}): Call => ({
  subgraph: 'keluarga',
  partner: 'setneg-siapp',
  agreement: version,
  requestId: 'test',
  body: Buffer.from(body),
  ...changes,
});

interface Sent {
  readonly assertion?: string | string[] | undefined;
  readonly token?: string | undefined;
  readonly body?: string;
  readonly chunked?: boolean;
  readonly to?: string;
}

interface Heard {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

/** Sends a call as it is, and hears the whole reply but its date. */
function send({ assertion, token = tokens['setneg-siapp'], body: sent = body, chunked = false, to = address }: Sent) {
  return new Promise<Heard>((resolve, reject) => {
    const call = request(to, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': Buffer.byteLength(sent) }),
        ...(token === undefined || token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(assertion === undefined ? {} : { 'x-router-assertion': [assertion].flat() }),
      },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      const { date: _, ...headers } = response.headers;
      text(response).then((heard) => resolve({ status: response.statusCode, headers, text: heard }), reject);
    });
    call.end(sent);
  });
}

/** What is said to whom nobody knows: no token, no assertion, nothing. */
const toStrangers = () => send({ token: '', body: '' });

/** With other claims than the router's, but signed with its key. */
const claiming = async (claims: Record<string, unknown>, header = {}): Promise<Sent> => ({
  assertion: await forged(routerKey, callOf(), claims, header),
});

it('what the router sent for a partner with a token is answered, as far as the agreement goes', async () => {
  statements.length = 0;
  const answered = await send({ assertion: await assertCall(callOf()) });
  expect(answered.status).toBe(200);
  expect(JSON.parse(answered.text).data._entities[0].anak.length).toBeGreaterThan(0);
  expect(statements).toHaveLength(1);
  const beyond = JSON.stringify({
    query: question.query.replace('nama', 'tanggalLahir'),
    variables: question.variables,
  });
  const refused = await send({ body: beyond, assertion: await assertCall(callOf({ body: Buffer.from(beyond) })) });
  expect(JSON.parse(refused.text)).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  expect(JSON.parse(refused.text).data ?? null).toBeNull();
  expect(statements).toHaveLength(1);
  expect(await send(await claiming({}))).toMatchObject({ status: 200 });
});

it.each([
  ['a document that does not parse', '{', 'GRAPHQL_PARSE_FAILED'],
  ['a field that there is not', '{ tidakAda }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a question about the schema', '{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['an operation that cannot be told', 'query A { __typename } query B { __typename }', 'BAD_REQUEST'],
  ['a variable that is missing', 'query ($x: Boolean!) { __typename @include(if: $x) }', 'BAD_USER_INPUT'],
  [
    'a representation of what is no entity',
    '{ _entities(representations: [{ __typename: "Anak", id: "x" }]) { __typename } }',
    'BAD_USER_INPUT',
  ],
  ['a representation of nothing', '{ _entities(representations: [{ id: "x" }]) { __typename } }', 'BAD_USER_INPUT'],
])('%s is refused with its code, and is no failure', async (_, query, code) => {
  const sent = JSON.stringify({ query });
  const { text } = await send({ body: sent, assertion: await assertCall(callOf({ body: Buffer.from(sent) })) });
  const { errors } = JSON.parse(text) as { errors: { extensions: object }[] };
  expect(errors.map(({ extensions }) => extensions)).toEqual([{ code }]);
});

const withBody = (changed: object) => async (): Promise<Sent> => ({
  assertion: await assertCall(callOf()),
  body: JSON.stringify({ ...question, ...changed }),
});
const inAnHour = Math.floor(Date.now() / 1000) + 3_600;

const misfitting: [what: string, misfit: string, sent: () => Sent | Promise<Sent>][] = [
  ['nothing but a good token', 'assertion', () => ({})],
  ['an assertion that is none', 'assertion', () => ({ assertion: 'x' })],
  ['an endless assertion', 'assertion', () => claiming({ more: 'x'.repeat(3_000) })],
  ['an assertion of another key', 'assertion', async () => ({ assertion: await routerAssertion(newKey())(callOf()) })],
  ['an unsigned assertion', 'assertion', () => ({ assertion: unsigned(callOf()) })],
  [
    'one with the public key as its secret',
    'assertion',
    async () => ({ assertion: await forged(publicPartOf(routerKey), callOf(), {}, { alg: 'HS256' }) }),
  ],
  ['a token of another kind by the same key', 'assertion', () => claiming({}, { typ: 'at+jwt' })],
  ["the partner's token in place of an assertion", 'assertion', () => ({ assertion: tokens['setneg-siapp'] })],
  ['an assertion of another issuer', 'assertion', () => claiming({ iss: 'somebody' })],
  [
    'an assertion for another subgraph',
    'assertion',
    async () => ({ assertion: await assertCall(callOf({ subgraph: 'asn' })) }),
  ],
  ['an assertion for several subgraphs', 'assertion', () => claiming({ aud: ['keluarga', 'asn'] })],
  ['an assertion that has expired', 'assertion', () => claiming(secondsAgo(21))],
  ['an assertion from the future', 'assertion', () => claiming(secondsAgo(-30))],
  ['an assertion that lives for an hour', 'assertion', () => claiming({ exp: inAnHour })],
  ['an assertion that never ends', 'assertion', () => claiming({ exp: undefined })],
  ['an assertion without an id', 'assertion', () => claiming({ jti: undefined })],
  [
    'two assertions',
    'assertion',
    async () => ({ assertion: [await assertCall(callOf()), await assertCall(callOf())] }),
  ],
  ['another query', 'body', withBody({ query: question.query.replace('anak', 'pasangan') })],
  ['other variables', 'body', withBody({ variables: { ids: [{ __typename: 'Asn', id: 'another' }] } })],
  ['another operation name', 'body', withBody({ operationName: 'Anka' })],
  ['another query of the same length', 'body', withBody({ query: question.query.replace('nama', 'nema') })],
  ['a body longer by a space', 'body', async () => ({ assertion: await assertCall(callOf()), body: `${body} ` })],
  ['no body', 'body', async () => ({ assertion: await assertCall(callOf()), body: '' })],
  ['a body of no announced length', 'body', async () => ({ assertion: await assertCall(callOf()), chunked: true })],
  ['no token', 'token', async () => ({ assertion: await assertCall(callOf()), token: '' })],
  ['a token that is none', 'token', async () => ({ assertion: await assertCall(callOf()), token: 'not.a.token' })],
  ["another partner's token", 'partner', async () => ({ assertion: await assertCall(callOf()), token: tokens['lan'] })],
  ['another partner', 'partner', async () => ({ assertion: await assertCall(callOf({ partner: 'bkn' })) })],
  [
    'a version that there never was',
    'agreement',
    async () => ({ assertion: await assertCall(callOf({ agreement: '2022-08-24' })) }),
  ],
  [
    'a version that has been replaced',
    'agreement',
    async () => ({
      assertion: await assertCall(callOf({ partner: 'lan', agreement: '2019-10-22' })),
      token: tokens['lan'],
    }),
  ],
  [
    'a partner without an agreement here',
    'agreement',
    async () => ({ assertion: await assertCall(callOf()), to: await serveKeluarga(routerKey, new Map()) }),
  ],
];

it.each(misfitting)('%s: refused like any stranger, and no statement is run', async (_, misfit, sent) => {
  const stranger = await toStrangers();
  expect(stranger.status).toBe(401);
  expect(JSON.parse(stranger.text).errors[0].extensions).toEqual({ code: 'UNAUTHENTICATED' });
  statements.length = 0;
  misfits.length = 0;
  expect(await send(await sent())).toEqual(stranger);
  expect(misfits).toEqual([misfit]);
  expect(statements).toEqual([]);
});

it('an assertion is good once: replayed it is refused, and of twenty at once one is answered', async () => {
  const stranger = await toStrangers();
  const assertion = await assertCall(callOf());
  expect((await send({ assertion })).status).toBe(200);
  statements.length = 0;
  misfits.length = 0;
  expect(await send({ assertion })).toEqual(stranger);
  expect([misfits, statements]).toEqual([['replay'], []]);
  const another = await assertCall(callOf());
  const replies = await Promise.all(Array.from({ length: 20 }, () => send({ assertion: another })));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(statements).toHaveLength(1);
});

it('a call that was tampered with does not use up the true one', async () => {
  const assertion = await assertCall(callOf());
  expect((await send({ assertion, body: `${body} ` })).status).toBe(401);
  expect((await send({ assertion, token: tokens['lan'] })).status).toBe(401);
  expect((await send({ assertion })).status).toBe(200);
});

it(
  'a router and a subgraph elsewhere know each other by configured keys; with another key a part is missing, and the log says which',
  { timeout: 180_000 },
  async () => {
    const ask = async (ROUTER_PRIVATE_KEY: JsonWebKey) => {
      const elsewhere = await startTestSystem({
        SUBGRAPHS: 'http',
        SUBGRAPH_KELUARGA_URL: address,
        ROUTER_PRIVATE_KEY: JSON.stringify(ROUTER_PRIVATE_KEY),
        SEAL_KEY,
        ROLE_PREFIX,
        ...sharedKeys(),
        DATABASE_URL: system.databaseUrl,
        ISSUER_URL: `${system.url}/issuer`,
        ISSUER_JWKS_URL: `${system.url}/issuer/jwks`,
        AUDIENCE: `${system.url}/graphql`,
      });
      const query = JSON.stringify({ query: `{ asn(nip: "${setneg.nip}") { id anak { nama } } }` });
      const reply = await post(`${elsewhere.url}/graphql`, tokens['setneg-siapp'] ?? '', query);
      await elsewhere.stop();
      return { ...reply, logged: elsewhere.logged };
    };
    const answered = await ask(routerKey);
    expect(answered.body.data.asn.anak.length).toBeGreaterThan(0);
    misfits.length = 0;
    const refused = await ask(newKey());
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({
      errors: [{ message: expect.stringContaining('The part keluarga does not answer') }],
    });
    expect(refused.logged.join()).toContain('"subgraph":"keluarga"');
    expect(misfits).toEqual(['assertion']);
  },
);
