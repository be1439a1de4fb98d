// Whether a call to a subgraph comes from the router: the assertion's signature, its subgraph, its age, its form.
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import { assertionIssuer, assertionSeconds, assertionType } from './routerAssertion.ts';

/** What the router asserts about a call; whether the call is as asserted is for its receiver to see. */
export interface Asserted {
  readonly partner: string;
  readonly agreement: string;
  readonly requestId: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly jti: string;
  /** Milliseconds since 1970, after which the assertion is refused for its age. */
  readonly expiresAt: number;
}

/** Reads the header; throws, whatever is wrong with it. */
export type VerifyAssertion = (header: string) => Promise<Asserted>;

const clockToleranceSeconds = 5;
const headerLengthMax = 2_048;

const text = z.string().min(1).max(200);

/** Verifies assertions about calls to one subgraph with the router's public key. */
export function verifyAssertion(
  publicKey: JsonWebKey,
  subgraph: string,
  now: () => number = Date.now,
): VerifyAssertion {
  const key = createPublicKey({ key: publicKey, format: 'jwk' });
  const claims = z.object({
    // A list of audiences would be good for more than one subgraph.
    aud: z.literal(subgraph),
    partner: text,
    agreement: text,
    requestId: text,
    bytes: z.int().min(0),
    sha256: text,
    jti: text,
    iat: z.int(),
    exp: z.int(),
  });
  return async (header) => {
    if (header.length > headerLengthMax) throw new Error('The assertion is too long.');
    const { payload } = await jwtVerify(header, key, {
      algorithms: ['EdDSA'],
      typ: assertionType,
      issuer: assertionIssuer,
      audience: subgraph,
      maxTokenAge: assertionSeconds,
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(now()),
    });
    const { aud: _, iat, exp, ...asserted } = claims.parse(payload);
    if (exp - iat > assertionSeconds) throw new Error('The assertion lives too long.');
    return { ...asserted, expiresAt: (exp + clockToleranceSeconds) * 1000 };
  };
}
