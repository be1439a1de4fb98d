// A subgraph believes an assertion about exactly this call, of the router, for seconds; every other one it refuses.
import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { type Call, digestOf, routerAssertion } from './routerAssertion.ts';
import { forged, unsigned } from './test/forged.ts';
import { verifyAssertion } from './verifyAssertion.ts';

const newKey = () => generateKeyPairSync('ed25519');
const exported = (key: ReturnType<typeof newKey>['publicKey']): JsonWebKey => key.export({ format: 'jwk' });
const { privateKey, publicKey } = newKey();
const key = exported(privateKey);

const start = Date.parse('2026-03-02T08:00:00.900Z');
const iat = Math.floor(start / 1000);
const times = { iat, exp: iat + 15 };
const call: Call = {
  subgraph: 'asn',
  partner: 'lan',
  agreement: '2022-08-23',
  requestId: 'r1',
  body: Buffer.from('{"query":"{ asn { nama } }"}'),
};

const at = (laterSeconds = 0) => verifyAssertion(exported(publicKey), 'asn', () => start + laterSeconds * 1000);
const refused = (header: string, laterSeconds = 0) => expect(at(laterSeconds)(header)).rejects.toBeInstanceOf(Error);

it('the router asserts the call as it is, for fifteen seconds, under a name of its own', async () => {
  const made = await routerAssertion(key, () => start)(call);
  expect(decodeProtectedHeader(made)).toEqual({ alg: 'EdDSA', typ: 'router+jwt' });
  expect(decodeJwt(made)).toEqual({
    iss: 'bagi-pakai-router',
    aud: 'asn',
    partner: 'lan',
    agreement: '2022-08-23',
    requestId: 'r1',
    bytes: 28,
    sha256: 'DJyMmyBi0cLf1bl4s1YsXRQKat_Y9Cb1BWLux_kkxs0',
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ...times,
  });
  expect(digestOf(call.body)).toBe(decodeJwt(made)['sha256']);
});

it('no two assertions are one', async () => {
  const assertCall = routerAssertion(key, () => start);
  const [one, other] = await Promise.all([assertCall(call), assertCall(call)]);
  expect(decodeJwt(one).jti).not.toBe(decodeJwt(other).jti);
});

it('a subgraph is told what was asserted, and until when it could be used again', async () => {
  const made = await routerAssertion(key, () => start)(call);
  expect(await at()(made)).toEqual({
    partner: 'lan',
    agreement: '2022-08-23',
    requestId: 'r1',
    bytes: 28,
    sha256: digestOf(call.body),
    jti: decodeJwt(made).jti,
    expiresAt: (iat + 20) * 1000,
  });
});

it('router and subgraph go by the clock when they are given none', async () => {
  const verify = verifyAssertion(exported(publicKey), 'asn');
  expect(await verify(await routerAssertion(key)(call))).toMatchObject({ partner: 'lan' });
});

describe('refused', () => {
  it('is what is none, and what is longer than any', async () => {
    for (const none of ['', 'undefined', 'a.b.c']) await refused(none);
    const ofLength = async (length: number) => {
      for (let padding = 900; ; padding++) {
        const made = await forged(key, call, { ...times, padding: 'x'.repeat(padding) });
        if (made.length >= length) return made;
      }
    };
    const longest = await ofLength(2_048);
    expect(longest).toHaveLength(2_048);
    await expect(at()(longest)).resolves.toMatchObject({ partner: 'lan' });
    await expect(at()(await ofLength(2_049))).rejects.toThrow('The assertion is too long.');
  });

  it('is what another signed, what nobody signed, and what is signed with what everybody knows', async () => {
    await refused(await forged(exported(newKey().privateKey), call, times));
    await refused(unsigned(call));
    await refused(await forged(exported(publicKey), call, times, { alg: 'HS256' }));
  });

  it('is a token of another kind, of another maker or for another subgraph', async () => {
    await refused(await forged(key, call, times, { typ: 'at+jwt' }));
    await refused(await forged(key, call, { ...times, iss: 'lain' }));
    await refused(await forged(key, call, { ...times, aud: 'keluarga' }));
    await refused(await forged(key, call, { ...times, aud: ['asn', 'keluarga'] }));
  });

  it('is one from the future, and one that is too old, by more than clocks may differ', async () => {
    const made = await forged(key, call, times);
    await expect(at(-5)(made)).resolves.toBeDefined();
    await refused(made, -6);
    await expect(at(19)(made)).resolves.toBeDefined();
    await refused(made, 20);
  });

  it('is one that would live longer than fifteen seconds', async () => {
    await expect(at()(await forged(key, call, { iat, exp: iat + 16 }))).rejects.toThrow(
      'The assertion lives too long.',
    );
  });

  it.each(['partner', 'agreement', 'requestId', 'sha256', 'jti'])('is one whose %s is no short text', async (claim) => {
    const with200 = await forged(key, call, { ...times, [claim]: 'x'.repeat(200) });
    await expect(at()(with200)).resolves.toMatchObject({ [claim]: 'x'.repeat(200) });
    for (const value of ['', 'x'.repeat(201), 7, undefined])
      await refused(await forged(key, call, { ...times, [claim]: value }));
  });

  it('is one whose length is no count of bytes', async () => {
    await expect(at()(await forged(key, call, { ...times, bytes: 0 }))).resolves.toMatchObject({ bytes: 0 });
    for (const bytes of [-1, 1.5, '28', undefined]) await refused(await forged(key, call, { ...times, bytes }));
  });
});
