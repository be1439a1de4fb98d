// How the router proves to a subgraph that a call is its own: an assertion about exactly this call, good once and for seconds.
import { createPrivateKey, hash, type JsonWebKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

/** A call to a subgraph, as far as it must not be changed by anyone on the way. */
export interface Call {
  /** The subgraph that is asked; another one refuses. */
  readonly subgraph: string;
  readonly partner: string;
  /** Version of the agreement that the router judged the operation by. */
  readonly agreement: string;
  readonly requestId: string;
  /** The body to the byte: document, variables and operation name. */
  readonly body: Uint8Array;
}

/** Makes the value of the header for a call. */
export type AssertCall = (call: Call) => Promise<string>;

export const assertionHeader = 'x-router-assertion';
export const assertionType = 'router+jwt';
export const assertionIssuer = 'bagi-pakai-router';

/** Long enough for a call to arrive and for clocks that differ by some seconds. */
export const assertionSeconds = 15;

/** Asserts calls with the router's private key, Ed25519. */
export function routerAssertion(privateKey: JsonWebKey, now: () => number = Date.now): AssertCall {
  const key = createPrivateKey({ key: privateKey, format: 'jwk' });
  return ({ subgraph, partner, agreement, requestId, body }) => {
    const issuedAt = Math.floor(now() / 1000);
    return new SignJWT({ partner, agreement, requestId, bytes: body.length, sha256: digestOf(body) })
      .setProtectedHeader({ alg: 'EdDSA', typ: assertionType })
      .setIssuer(assertionIssuer)
      .setAudience(subgraph)
      .setJti(randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + assertionSeconds)
      .sign(key);
  };
}

export function digestOf(body: Uint8Array): string {
  return hash('sha256', body, 'base64url');
}
