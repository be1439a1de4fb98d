// A caller is named only by a token that the issuer signed, for us, now; every other token meets its sentence.
import { createHmac } from 'node:crypto';

import { afterAll, describe, expect, test } from 'vitest';

import { IdentityError, verifyBearer, type BearerSettings } from './bearer.ts';
import { audience, publisher, signer, token } from './test/publisher.ts';

const known = await signer('known');
const edwards = await signer('edwards', 'EdDSA');
const stranger = await signer('stranger');
const published = await publisher(known, edwards);
const { issuer } = published;
afterAll(published.close);

const start = Date.parse('2026-03-02T08:00:00Z');
const seconds = start / 1000;

function verifier(settings: Partial<BearerSettings> = {}) {
  return verifyBearer({ issuer, audience, jwksUrl: published.jwksUrl, now: () => start, ...settings });
}

async function refusalOf(header: string | null): Promise<IdentityError> {
  const error: unknown = await verifier()(header).catch((thrown: unknown) => thrown);
  if (!(error instanceof IdentityError)) throw new Error('It was not refused with an IdentityError.', { cause: error });
  return error;
}

function unsigned(header: object, payload: object): string {
  return [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}

describe('a token of the issuer names its caller', () => {
  test('the partner is the claim mitra, the client is client_id, the officer is the claim petugas', async () => {
    const accepted = await token(known, issuer, start, { mitra: 'setneg-siapp', petugas: 'p-17' });
    expect(await verifier()(`Bearer ${accepted}`)).toEqual({
      partner: 'setneg-siapp',
      client: 'siapp',
      officer: 'p-17',
      expiresAt: start + 300_000,
      token: accepted,
    });
  });

  test('without the claim the client stands for the partner, and no officer is invented', async () => {
    const caller = await verifier()(`bearer ${await token(known, issuer, start)}`);
    expect(caller.partner).toBe('siapp');
    expect('officer' in caller).toBe(false);
  });

  test('the claims that name partner and officer can be configured', async () => {
    const verify = verifier({ partnerClaim: 'organisation', officerClaim: 'act' });
    const sent = await token(known, issuer, start, { organisation: 'lan', mitra: 'bkn', act: 'p-3' });
    expect(await verify(`Bearer ${sent}`)).toMatchObject({ partner: 'lan', officer: 'p-3' });
  });

  test('EdDSA is accepted beside ES256', async () => {
    expect(await verifier()(`Bearer ${await token(edwards, issuer, start)}`)).toMatchObject({ client: 'siapp' });
  });

  test('a clock that differs by five seconds is forgiven', async () => {
    expect(await verifier()(`Bearer ${await token(known, issuer, start + 5_000)}`)).toMatchObject({ client: 'siapp' });
    expect(await verifier()(`Bearer ${await token(known, issuer, start - 304_000)}`)).toMatchObject({
      client: 'siapp',
    });
  });
});

const good = await token(known, issuer, start);
const [goodHeader, goodPayload, goodSignature] = good.split('.');
const hsInput = unsigned({ alg: 'HS256', typ: 'at+jwt', kid: 'known' }, { iss: issuer, aud: audience, sub: 's' });
const hsSignature = createHmac('sha256', JSON.stringify(known.jwk)).update(hsInput).digest('base64url');

const refusals: Record<string, [string | null, RegExp]> = {
  'no header at all': [null, /names no caller.*Bearer/],
  'an empty header': ['', /names no caller/],
  'another scheme': ['Basic c2VjcmV0OnNlY3JldA==', /not of the scheme Bearer/],
  'a scheme that only begins like Bearer': [`Bearer${good}`, /not of the scheme Bearer/],
  'Bearer without a token': ['Bearer', /malformed/],
  'words instead of a token': ['Bearer let-me-in', /malformed/],
  'two tokens in one header': [`Bearer ${good}, Bearer ${good}`, /malformed/],
  'a token of ten thousand characters': [`Bearer ${good}${'A'.repeat(10_000)}`, /malformed/],
  'a header that is not JSON': [`Bearer AAAA.${goodPayload}.${goodSignature}`, /malformed/],
  'a changed payload': [
    `Bearer ${goodHeader}.${unsigned({ mitra: 'bkn' }, {}).split('.')[0]}.${goodSignature}`,
    /signature/,
  ],
  'a cut signature': [`Bearer ${good.slice(0, -8)}`, /signature/],
  'an expired token': [`Bearer ${await token(known, issuer, start - 306_000)}`, /has expired/],
  'a token from the future': [`Bearer ${await token(known, issuer, start + 10_000)}`, /in the future/],
  'a token not valid yet': [`Bearer ${await token(known, issuer, start, { nbf: seconds + 60 })}`, /not valid yet/],
  'a lifetime of an hour': [`Bearer ${await token(known, issuer, start, { exp: seconds + 3600 })}`, /longer than 300/],
  'a lifetime of 301 seconds': [
    `Bearer ${await token(known, issuer, start, { exp: seconds + 301 })}`,
    /longer than 300/,
  ],
  'an hour of life, half of it gone': [
    `Bearer ${await token(known, issuer, start - 1_800_000, { exp: seconds + 1800 })}`,
    /longer than 300/,
  ],
  'another audience': [
    `Bearer ${await token(known, issuer, start, { aud: 'https://other.example' })}`,
    /another audience/,
  ],
  'another issuer': [`Bearer ${await token(known, issuer, start, { iss: 'https://evil.example' })}`, /another issuer/],
  'an ID token': [`Bearer ${await token(known, issuer, start, {}, { typ: 'JWT' })}`, /not an access token/],
  'no algorithm': [`Bearer ${unsigned({ alg: 'none', typ: 'at+jwt' }, { iss: issuer })}.`, /algorithm/],
  'HS256 with the public key as secret': [`Bearer ${hsInput}.${hsSignature}`, /algorithm/],
  'a partner that is a list': [`Bearer ${await token(known, issuer, start, { mitra: ['bkn'] })}`, /"mitra"/],
  'an empty partner': [`Bearer ${await token(known, issuer, start, { mitra: '' })}`, /"mitra"/],
  'a client that is a number': [`Bearer ${await token(known, issuer, start, { client_id: 7 })}`, /"client_id"/],
  'a key that is not published': [`Bearer ${await token(stranger, issuer, start)}`, /does not publish/],
  'the name of a published key on another': [
    `Bearer ${await token(stranger, issuer, start, {}, { kid: 'known' })}`,
    /signature/,
  ],
};

for (const claim of ['iss', 'aud', 'exp', 'iat', 'sub', 'client_id', 'jti']) {
  const header = `Bearer ${await token(known, issuer, start, { [claim]: undefined })}`;
  refusals[`a token without ${claim}`] = [header, new RegExp(`lacks the claim "${claim}"`)];
}

describe('refused, with a sentence that helps and repeats nothing of the token', () => {
  test.each(Object.entries(refusals))('%s', async (_name, [header, sentence]) => {
    const error = await refusalOf(header);
    expect(error.code).toBe('UNAUTHENTICATED');
    expect(error.message).toMatch(sentence);
    expect(error.cause).toBeUndefined();
    const parts = (header ?? '').split(/[ .,]+/).filter((part) => part.length > 8);
    for (const part of parts) expect(`${error.message} ${error.stack}`).not.toContain(part);
  });
});

test('a token cannot bring its own key: jwk is ignored, and nobody asks the address in jku', async () => {
  const lair = await publisher(stranger);
  const header = { jwk: stranger.jwk, jku: lair.jwksUrl };
  expect((await refusalOf(`Bearer ${await token(stranger, issuer, start, {}, header)}`)).message).toMatch(
    /does not publish/,
  );
  const named = await token(stranger, issuer, start, {}, { ...header, kid: 'known' });
  expect((await refusalOf(`Bearer ${named}`)).message).toMatch(/signature/);
  expect(lair.requests).toEqual([]);
  await lair.close();
});
