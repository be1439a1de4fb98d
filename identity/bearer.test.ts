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

  test('spaces around the token, and the case of the scheme, make no difference', async () => {
    for (const header of [` BEARER ${good}`, `Bearer   ${good}  `])
      expect(await verifier()(header)).toMatchObject({ client: 'siapp', token: good });
  });

  test('a token of 8192 characters is taken', async () => {
    const longest = await tokenOfLength(8_192);
    expect(await verifier()(`Bearer ${longest}`)).toMatchObject({ client: 'siapp' });
  });

  test('a clock that differs by five seconds is forgiven', async () => {
    expect(await verifier()(`Bearer ${await token(known, issuer, start + 5_000)}`)).toMatchObject({ client: 'siapp' });
    expect(await verifier()(`Bearer ${await token(known, issuer, start - 304_000)}`)).toMatchObject({
      client: 'siapp',
    });
  });
});

/** A good token, made longer by words that mean nothing; in one of its parts alone, not every length can be had. */
async function tokenOfLength(length: number): Promise<string> {
  for (let padding = 0; padding < 4; padding++) {
    const header = { padding: 'x'.repeat(padding) };
    const { length: bare } = await token(known, issuer, start, { padding: '' }, header);
    const fill = Math.floor(((length - bare) * 3) / 4);
    for (const more of [fill - 1, fill, fill + 1]) {
      const made = await token(known, issuer, start, { padding: 'x'.repeat(more) }, header);
      if (made.length === length) return made;
    }
  }
  throw new Error(`No token has ${length} characters.`);
}

const good = await token(known, issuer, start);
const [goodHeader, goodPayload, goodSignature] = good.split('.');
const hsInput = unsigned({ alg: 'HS256', typ: 'at+jwt', kid: 'known' }, { iss: issuer, aud: audience, sub: 's' });
const hsSignature = createHmac('sha256', JSON.stringify(known.jwk)).update(hsInput).digest('base64url');

const refusals: Record<string, [string | null, RegExp]> = {
  'no header at all': [null, /names no caller.*Bearer/],
  'an empty header': ['', /names no caller/],
  'a header of spaces': ['   ', /names no caller/],
  'another scheme': ['Basic c2VjcmV0OnNlY3JldA==', /not of the scheme Bearer/],
  'a scheme that only begins like Bearer': [`Bearer${good}`, /not of the scheme Bearer/],
  'another scheme that says Bearer': [`Basic Bearer ${good}`, /not of the scheme Bearer/],
  'Bearer without a token': ['Bearer', /malformed/],
  'words instead of a token': ['Bearer let-me-in', /malformed/],
  'two tokens in one header': [`Bearer ${good}, Bearer ${good}`, /malformed/],
  'a token of ten thousand characters': [`Bearer ${good}${'A'.repeat(10_000)}`, /malformed/],
  'a token with a sign before it': [`Bearer !${good}`, /malformed/],
  'a token with a sign after it': [`Bearer ${good}!`, /malformed/],
  'a token with a space in its header': [`Bearer ${good.slice(0, 4)} ${good.slice(4)}`, /malformed/],
  'a token with a space in its signature': [`Bearer ${good.slice(0, -4)} ${good.slice(-4)}`, /malformed/],
  'a token of one character more than 8192': [`Bearer ${await tokenOfLength(8_193)}`, /malformed/],
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
  'a day that is a word': [`Bearer ${await token(known, issuer, start, { nbf: 'today' })}`, /malformed/],
  'a partner that is a list': [`Bearer ${await token(known, issuer, start, { mitra: ['bkn'] })}`, /"mitra"/],
  'an empty partner': [`Bearer ${await token(known, issuer, start, { mitra: '' })}`, /"mitra"/],
  'a client that is a number': [`Bearer ${await token(known, issuer, start, { client_id: 7 })}`, /"client_id"/],
  'a client and an id that are numbers': [
    `Bearer ${await token(known, issuer, start, { client_id: 7, jti: 8 })}`,
    /"client_id, jti" of the access token is not in the form/,
  ],
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
    expect([error.name, error.code]).toEqual(['IdentityError', 'UNAUTHENTICATED']);
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

test('a token that does not say which of two keys signed it is refused, and costs the issuer no further request', async () => {
  const twins = await publisher(await signer('one'), await signer('two'));
  const clock = { now: start };
  const verify = verifyBearer({ issuer: twins.issuer, audience, jwksUrl: twins.jwksUrl, now: () => clock.now });
  const { kid: _, ...jwk } = known.jwk;
  for (const laterMs of [0, 31_000]) {
    clock.now += laterMs;
    const nameless = await token({ ...known, jwk }, twins.issuer, clock.now);
    await expect(verify(`Bearer ${nameless}`)).rejects.toThrow(
      'The access token does not say which key signed it. Ask the issuer for one with a "kid" header.',
    );
  }
  expect(twins.requests).toHaveLength(1);
  await twins.close();
});
