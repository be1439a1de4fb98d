// A call is believed when everything about it fits; one thing that does not is named, and nothing after it is looked at.
import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { IdentityError } from '@bagi/identity/bearer.ts';
import { once } from '@bagi/identity/once.ts';
import { type Call, routerAssertion } from '@bagi/identity/routerAssertion.ts';
import { verifyAssertion } from '@bagi/identity/verifyAssertion.ts';
import { expect, it } from 'vitest';
import { agreement, contractWith } from './test/small.ts';
import { Distrust, type Trust, vouched } from './vouched.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const assertCall = routerAssertion(privateKey.export({ format: 'jwk' }));
const body = Buffer.from('{"query":"{ asn { nama } }","pasangan":"é"}');
const nowMs = Date.parse('2024-02-10T00:00:00Z');
const contract = contractWith();

const callOf = (changes: Partial<Call> = {}): Call => ({
  subgraph: 'asn',
  partner: agreement.partner,
  agreement: agreement.version,
  requestId: 'r1',
  body,
  ...changes,
});

/** Who knows the router, and one token of the partner; notes what is asked of it. */
function trusting(changes: Partial<Trust> = {}) {
  const asked: unknown[] = [];
  const trust: Trust = {
    verifyAssertion: verifyAssertion(publicKey.export({ format: 'jwk' }), 'asn'),
    async verify(header) {
      asked.push(header);
      if (header === null) throw new IdentityError('UNAUTHENTICATED', 'No token.');
      return { partner: header.replace('Bearer ', ''), client: 'uji', expiresAt: nowMs, token: 'uji' };
    },
    contractOf(partner, now) {
      asked.push([partner, now]);
      return contract;
    },
    once: once(),
    now: () => nowMs,
    ...changes,
  };
  return { trust, asked };
}

interface Sent {
  readonly call?: Partial<Call>;
  readonly body?: Buffer;
  readonly headers?: IncomingMessage['headers'];
}

/** A request as it comes in, and how much of its body was taken. */
async function arriving({ call = {}, body: sent = body, headers = {} }: Sent = {}) {
  const all = {
    'x-router-assertion': await assertCall(callOf(call)),
    authorization: `Bearer ${agreement.partner}`,
    'content-length': String(sent.length),
    ...headers,
  };
  return Object.assign(Readable.from([sent]), { headers: all }) as unknown as IncomingMessage;
}

const misfit = async (sent: Sent, trust = trusting().trust) => {
  const error: unknown = await vouched(trust, await arriving(sent)).catch((thrown: unknown) => thrown);
  if (!(error instanceof Distrust)) throw new Error('It was believed.', { cause: error });
  expect(error.message).toBe(`The ${error.misfit} of a call does not fit.`);
  return error.misfit;
};

it('a call that fits is believed, to the byte and under the contract in force now', async () => {
  const { trust, asked } = trusting();
  expect(await vouched(trust, await arriving())).toEqual({
    contract,
    officer: null,
    requestId: 'r1',
    body: body.toString('utf8'),
  });
  expect(asked).toEqual([`Bearer ${agreement.partner}`, [agreement.partner, nowMs]]);
});

it('the officer who asks is the one of the token', async () => {
  const token = { partner: agreement.partner, client: 'uji', officer: 'p1', expiresAt: nowMs, token: 'uji' };
  const { trust } = trusting({ verify: async () => token });
  expect((await vouched(trust, await arriving())).officer).toBe('p1');
});

it('without the assertion, with an invented one or with one for another subgraph nothing is read and nobody is asked', async () => {
  const { trust, asked } = trusting();
  for (const value of [undefined, 'invented']) {
    const request = await arriving({ headers: { 'x-router-assertion': value } });
    await expect(vouched(trust, request)).rejects.toMatchObject({ misfit: 'assertion' });
    expect((request as unknown as Readable).readableDidRead).toBe(false);
  }
  expect(await misfit({ call: { subgraph: 'keluarga' } }, trust)).toBe('assertion');
  expect(asked).toEqual([]);
});

it('two assertions are none, though the first is true', async () => {
  const two = [await assertCall(callOf()), await assertCall(callOf())];
  expect(await misfit({ headers: { 'x-router-assertion': two } })).toBe('assertion');
});

it('a body of another length is not read', async () => {
  for (const length of [String(body.length + 1), undefined]) {
    const request = await arriving({ headers: { 'content-length': length } });
    await expect(vouched(trusting().trust, request)).rejects.toMatchObject({ misfit: 'body' });
    expect((request as unknown as Readable).readableDidRead).toBe(false);
  }
});

it('a body that breaks off on its way is no body, and nobody is asked about the token', async () => {
  const { trust, asked } = trusting();
  const { headers } = await arriving();
  const broken = new Readable({
    read() {
      this.destroy(new Error('The connection was closed.'));
    },
  });
  await expect(vouched(trust, Object.assign(broken, { headers }) as never)).rejects.toMatchObject({ misfit: 'body' });
  expect(asked).toEqual([]);
});

it('a body of the same length that is another is refused, before anyone is asked about the token', async () => {
  const { trust, asked } = trusting();
  const other = Buffer.from(body.toString('utf8').replace('nama', 'gaji'));
  expect(await misfit({ body: other }, trust)).toBe('body');
  expect(asked).toEqual([]);
});

it('a token that is none, or of another partner, is refused', async () => {
  expect(await misfit({ headers: { authorization: undefined } })).toBe('token');
  const { trust, asked } = trusting();
  expect(await misfit({ headers: { authorization: 'Bearer mitra-lain' } }, trust)).toBe('partner');
  expect(asked).toEqual(['Bearer mitra-lain']);
});

it('an agreement that is not in force, or of another version, is refused', async () => {
  const ended = trusting({
    contractOf() {
      throw new Error('Ended.');
    },
  });
  expect(await misfit({}, ended.trust)).toBe('agreement');
  expect(await misfit({ call: { agreement: '2020-01-01' } })).toBe('agreement');
});

it('a call that comes again is refused, until its assertion has expired and longer', async () => {
  const { trust } = trusting();
  const assertion = await assertCall(callOf());
  const headers = { 'x-router-assertion': assertion };
  await vouched(trust, await arriving({ headers }));
  expect(await misfit({ headers }, trust)).toBe('replay');
});

it('an assertion is remembered by its id until the end of its life', async () => {
  const used: [string, number][] = [];
  const { trust } = trusting({ once: (id, expiresAt) => used.push([id, expiresAt]) === 1 });
  await vouched(trust, await arriving());
  expect(used).toEqual([[expect.stringMatching(/^[0-9a-f-]{36}$/), expect.any(Number)]]);
  expect(used[0]?.[1]).toBeGreaterThan(Date.now());
});
