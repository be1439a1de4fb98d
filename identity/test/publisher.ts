// For tests: an issuer reduced to what a verifier sees of one, namely keys published over HTTP and tokens signed with them.
import { createServer } from 'node:http';

import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTHeaderParameters } from 'jose';

export type Signer = { readonly privateKey: CryptoKey; readonly jwk: JWK; readonly alg: string };

export const audience = 'https://bagi.example/graphql';

export async function signer(kid: string, alg = 'ES256'): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  return { privateKey, alg, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

export async function publisher(...signers: Signer[]) {
  let published = signers;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: published.map(({ jwk }) => jwk) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    jwksUrl: `${issuer}/jwks`,
    requests,
    publish: (...now: Signer[]) => void (published = now),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export type Claims = Record<string, unknown>;

/** A token as it should be; a claim given as undefined is left out. */
export async function token(
  by: Signer,
  issuer: string,
  nowMs: number,
  claims: Claims = {},
  header: Partial<JWTHeaderParameters> = {},
) {
  const iat = Math.floor(nowMs / 1000);
  const payload = {
    iss: issuer,
    aud: audience,
    sub: 'siapp',
    client_id: 'siapp',
    jti: 'a1',
    iat,
    exp: iat + 300,
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: by.alg, typ: 'at+jwt', ...(by.jwk.kid !== undefined && { kid: by.jwk.kid }), ...header })
    .sign(by.privateKey);
}
