// Assertions as the router does not make them: for another audience, time or content, signed in another way, or not at all.
import { createPrivateKey, type JsonWebKey, randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { assertionIssuer, assertionSeconds, assertionType, type Call, digestOf } from '../routerAssertion.ts';

/** An assertion about a call with these claims in place of its own; `undefined` leaves a claim out. */
export function forged(
  key: JsonWebKey,
  call: Call,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  const all = { ...claimsOf(call), ...claims };
  const signing = new SignJWT(all).setProtectedHeader({ alg: 'EdDSA', typ: assertionType, ...header });
  // With a symmetric algorithm, what everybody knows of the key would be the secret.
  if (header['alg'] === 'HS256') return signing.sign(Buffer.from(JSON.stringify(key)));
  return signing.sign(createPrivateKey({ key, format: 'jwk' }));
}

export function unsigned(call: Call): string {
  return new UnsecuredJWT(claimsOf(call)).encode();
}

/** The times of an assertion that was made so many seconds ago. */
export function secondsAgo(seconds: number): { iat: number; exp: number } {
  const iat = Math.floor(Date.now() / 1000) - seconds;
  return { iat, exp: iat + assertionSeconds };
}

function claimsOf({ subgraph, partner, agreement, requestId, body }: Call): JWTPayload {
  const call = { partner, agreement, requestId, bytes: body.length, sha256: digestOf(body) };
  return { iss: assertionIssuer, aud: subgraph, jti: randomUUID(), ...secondsAgo(0), ...call };
}
