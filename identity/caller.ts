// Who is calling, as a verified access token says it.
import type { JWTPayload } from 'jose';
import { z } from 'zod';

import { IdentityError } from './identityError.ts';
import { tooLong } from './refusal.ts';

export type Caller = {
  readonly partner: string;
  readonly client: string;
  /** The person at the partner on whose behalf the client asks, where the issuer says so. */
  readonly officer?: string;
  /** Milliseconds since 1970, comparable with Date.now(). */
  readonly expiresAt: number;
  readonly token: string;
};

export type ClaimNames = { readonly partner: string; readonly officer: string };

export const lifetimeMaxSeconds = 300;

const name = z.string().min(1).max(200);
const claims = z.object({ exp: z.number(), iat: z.number(), sub: name, client_id: name, jti: name });

export function callerOf(payload: JWTPayload, token: string, names: ClaimNames): Caller {
  const { exp, iat, client_id: client } = parsed(claims, payload);
  if (exp - iat > lifetimeMaxSeconds) throw new IdentityError('UNAUTHENTICATED', tooLong);
  // A claim that is there but is no name is refused; only an absent one lets the client stand for the partner.
  const partner = parsed(name.optional(), payload[names.partner], names.partner) ?? client;
  const officer = parsed(name.optional(), payload[names.officer], names.officer);
  return { partner, client, ...(officer !== undefined && { officer }), expiresAt: exp * 1000, token };
}

function parsed<T>(shape: z.ZodType<T>, value: unknown, claim?: string): T {
  const outcome = shape.safeParse(value);
  if (outcome.success) return outcome.data;
  const wrong = claim ?? outcome.error.issues.flatMap(({ path }) => path).join(', ');
  throw new IdentityError(
    'UNAUTHENTICATED',
    `The claim "${wrong}" of the access token is not in the form expected. Ask the issuer to correct it (RFC 9068).`,
  );
}
