// The development issuer gives a token to the client that proves itself, for our API, for five minutes, and to nobody else.
import { clientAssertion, fetchToken } from '@bagi/identity/assertion.ts';
import { verifyBearer } from '@bagi/identity/bearer.ts';
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { afterAll, describe, expect, test, vi } from 'vitest';

import { createIssuer } from './issuer.ts';
import { audience, running } from './test/running.ts';

const printed: unknown[] = [];
for (const level of ['info', 'warn', 'error', 'log'] as const) {
  vi.spyOn(console, level).mockImplementation((...words) => void printed.push(words));
}
const system = await running(['lan', 'bkn']);
const { issuer, tokenEndpoint, jwksUrl, discoveryUrl, keys } = system;
afterAll(system.close);

const { lan, bkn } = keys.clients;
if (lan === undefined || bkn === undefined) throw new Error('The keys of the two partners were not made.');
const verify = verifyBearer({ issuer, audience, jwksUrl });
const lanSettings = {
  tokenEndpoint,
  audience: issuer,
  clientId: lan.clientId,
  key: lan.privateJwk,
  resource: audience,
};

async function post(assertion: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    resource: audience,
    ...form,
  });
  return fetch(tokenEndpoint, { method: 'POST', body, headers });
}

async function signed(key: JWK, claims: Record<string, unknown> = {}): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const { clientId } = lanSettings;
  return new SignJWT({
    iss: clientId,
    sub: clientId,
    aud: issuer,
    jti: crypto.randomUUID(),
    iat,
    exp: iat + 60,
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(await importJWK(key, 'ES256'));
}

describe('a token of the issuer', () => {
  test('is accepted as the partner whose client asked for it', async () => {
    const { accessToken, expiresIn } = await fetchToken(lanSettings);
    expect(expiresIn).toBe(300);
    const caller = await verify(`Bearer ${accessToken}`);
    expect(caller).toMatchObject({ partner: 'lan', client: 'lan-development', token: accessToken });
  });

  test('is an ES256 access token (RFC 9068) of exactly 300 seconds for the API, and carries nothing of an agreement', async () => {
    const { accessToken } = await fetchToken(lanSettings);
    const { iat = 0, exp, jti, ...rest } = decodeJwt(accessToken);
    expect(decodeProtectedHeader(accessToken)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: keys.signing.keys[0]?.kid });
    expect(exp).toBe(iat + 300);
    expect(jti).toMatch(/^[\w-]{16,}$/);
    expect(rest).toEqual({ iss: issuer, aud: audience, sub: lan.clientId, client_id: lan.clientId, mitra: 'lan' });
  });

  test('is for the API even if no resource is named, and for no other resource', async () => {
    const unnamed = await post(await clientAssertion(lanSettings), { resource: '' });
    expect(decodeJwt(String(Object(await unnamed.json()).access_token)).aud).toBe(audience);
    const other = await post(await clientAssertion(lanSettings), { resource: 'https://other.example' });
    expect(await other.json()).toMatchObject({ error: 'invalid_target' });
  });

  test('is refused once expired, though the issuer’s own key signed it', async () => {
    const [key] = keys.signing.keys;
    const { accessToken } = await fetchToken(lanSettings);
    const { iat = 0, ...claims } = decodeJwt(accessToken);
    const expired = new SignJWT({ ...claims, iat: iat - 400, exp: iat - 100 });
    expired.setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key?.kid ?? '' });
    const header = `Bearer ${await expired.sign(await importJWK(key ?? {}, 'ES256'))}`;
    await expect(verify(header)).rejects.toMatchObject({ message: expect.stringMatching(/has expired/) });
  });
});

describe('no token is given', () => {
  const refused = { status: 401, error: 'invalid_client' };

  async function outcome(assertion: string) {
    const response = await post(assertion);
    return { status: response.status, ...Object(await response.json()) };
  }

  test('for an assertion that was used before', async () => {
    const assertion = await clientAssertion(lanSettings);
    expect((await post(assertion)).status).toBe(200);
    expect(await outcome(assertion)).toMatchObject(refused);
  });

  test('more than once for an assertion that is sent many times at once', async () => {
    const assertion = await clientAssertion(lanSettings);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(assertion)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array(19).fill(401)]);
  });

  test('for an assertion used before a thousand others were', async () => {
    const assertion = await clientAssertion(lanSettings);
    expect((await post(assertion)).status).toBe(200);
    for (let batch = 0; batch < 21; batch += 1) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, async () => post(await clientAssertion(lanSettings))),
      );
      expect(answers.every(({ status }) => status === 200)).toBe(true);
    }
    expect(await outcome(assertion)).toMatchObject(refused);
  }, 60_000);

  test('to a client that signs with the key of another', async () => {
    expect(await outcome(await signed(bkn.privateJwk))).toMatchObject(refused);
    const asking = fetchToken({ ...lanSettings, key: bkn.privateJwk });
    await expect(asking).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringMatching(/invalid_client/),
    });
  });

  test.each([
    ['meant for somebody else', { aud: 'https://other.example' }],
    ['meant for the token endpoint instead of the issuer', { aud: tokenEndpoint }],
    ['meant for several', { aud: [issuer, 'https://other.example'] }],
    ['that lives an hour', { exp: Math.floor(Date.now() / 1000) + 3600 }],
    ['that has expired', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['without an expiry', { exp: undefined }],
    ['without an identifier', { jti: undefined }],
    ['of an unknown client', { iss: 'nobody', sub: 'nobody' }],
    ['of another client', { iss: bkn.clientId }],
  ])('for an assertion %s', async (_name, claims) => {
    expect(await outcome(await signed(lan.privateJwk, claims))).toMatchObject(refused);
  });

  test('for a client id alone, for a secret, or by another grant', async () => {
    const form = { grant_type: 'client_credentials', client_id: lan.clientId };
    const bare = await fetch(tokenEndpoint, { method: 'POST', body: new URLSearchParams(form) });
    expect(bare.status).toBe(401);
    const authorization = `Basic ${Buffer.from(`${lan.clientId}:secret`).toString('base64')}`;
    const secret = await fetch(tokenEndpoint, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(form),
    });
    expect(secret.status).toBe(401);
    const grant = await post(await clientAssertion(lanSettings), { grant_type: 'authorization_code', code: 'x' });
    expect(grant.status).toBe(400);
  });
});

describe('mounted under a path', () => {
  test('discovery names the addresses at which the issuer really answers', async () => {
    const discovery: unknown = await (await fetch(discoveryUrl)).json();
    expect(discovery).toMatchObject({
      issuer,
      token_endpoint: tokenEndpoint,
      jwks_uri: jwksUrl,
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['ES256', 'EdDSA'],
    });
  });

  test('the published keys are public', async () => {
    const { keys: published } = Object(await (await fetch(jwksUrl)).json());
    expect(published).toHaveLength(1);
    expect(published[0]).toMatchObject({ kty: 'EC', crv: 'P-256', kid: keys.signing.keys[0]?.kid });
    expect(published[0]).not.toHaveProperty('d');
  });

  test.each(['auth', 'me', 'reg', 'session/end', 'request', 'interaction/x', '', 'token/../auth'])(
    'there is nothing at /%s',
    async (path) => {
      expect((await fetch(`${issuer}/${path}`)).status).toBe(404);
    },
  );

  test('the rest of the server stays as it was', async () => {
    expect(await (await fetch(`${system.origin}/healthz`)).text()).toBe('the rest of the server');
  });
});

test('a client with an Ed25519 key is served as well', async () => {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const clients = { lan: { clientId: 'edwards', publicJwk: await exportJWK(publicKey) } };
  const other = await running([], clients);
  const key = await exportJWK(privateKey);
  const resource = audience;
  const { tokenEndpoint: endpoint, issuer: name } = other;
  const { accessToken } = await fetchToken({
    tokenEndpoint: endpoint,
    audience: name,
    clientId: 'edwards',
    key,
    resource,
  });
  expect(decodeJwt(accessToken)).toMatchObject({ mitra: 'lan', client_id: 'edwards' });
  await other.close();
});

test('in production there is no built-in issuer', () => {
  const settings = { url: issuer, audience, clients: keys.clients, keys: keys.signing };
  expect(() => createIssuer({ ...settings, production: true })).toThrow(/configure the address of an OIDC issuer/);
});

test('an issuer that does not answer is told apart from one that refuses', async () => {
  const gone = await running([]);
  await gone.close();
  const asking = fetchToken({ ...lanSettings, tokenEndpoint: gone.tokenEndpoint });
  await expect(asking).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(/does not answer/),
  });
  const elsewhere = fetchToken({ ...lanSettings, tokenEndpoint: `${system.origin}/healthz` });
  await expect(elsewhere).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(/not with a token/),
  });
});

test('a fault of the issuer is told to whoever runs it; the client only hears that there was one', async () => {
  const [key] = keys.signing.keys;
  const broken = await running(['lan'], undefined, { keys: [{ ...key, d: 'AAAA' }] });
  const faults: Error[] = [];
  broken.onFault((fault) => faults.push(fault));
  const { privateJwk, clientId } = broken.keys.clients.lan ?? lan;
  const { tokenEndpoint: endpoint, issuer: name } = broken;
  const asking = fetchToken({ tokenEndpoint: endpoint, audience: name, clientId, key: privateJwk, resource: audience });
  await expect(asking).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/server_error/) });
  expect(faults).toHaveLength(1);
  await broken.close();
});

test('it says nothing on the console, whoever asks and however', async () => {
  const browser = { accept: 'text/html', origin: 'https://other.example' };
  expect((await post('not an assertion', {}, browser)).status).toBe(400);
  expect((await post(await clientAssertion(lanSettings), {}, browser)).status).toBe(400);
  expect(printed).toEqual([]);
});
