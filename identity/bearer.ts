// Who is calling: takes the Authorization header, checks the access token in it (RFC 9068), and names the caller or refuses.
import { jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

import { callerOf, lifetimeMaxSeconds, type Caller } from './caller.ts';
import { IdentityError } from './identityError.ts';
import { issuerKeys } from './issuerKeys.ts';
import { malformed, refusal } from './refusal.ts';
import { rememberedCallers } from './rememberedCallers.ts';

export type { Caller } from './caller.ts';
export { IdentityError, type IdentityCode } from './identityError.ts';

export type BearerSettings = {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** The claim that names the partner; where the token has none, its client_id does. */
  readonly partnerClaim?: string;
  readonly officerClaim?: string;
  readonly now?: () => number;
};

export type VerifyBearer = (authorizationHeader: string | null) => Promise<Caller>;

const clockToleranceSeconds = 5;
const rememberedMax = 10_000;
const tokenLengthMax = 8_192;

export function verifyBearer(settings: BearerSettings): VerifyBearer {
  const { partnerClaim = 'mitra', officerClaim = 'petugas', now = Date.now } = settings;
  const keys = issuerKeys(settings.jwksUrl, now);
  const remembered = rememberedCallers(rememberedMax, now);

  return async (authorizationHeader) => {
    const token = tokenIn(authorizationHeader);
    const known = remembered.recall(token);
    if (known !== undefined) return known;
    const payload = await verifiedPayload(token, keys, settings, now);
    const caller = callerOf(payload, token, { partner: partnerClaim, officer: officerClaim });
    remembered.remember(caller);
    return caller;
  };
}

function tokenIn(header: string | null): string {
  if (header === null || header.trim() === '') {
    throw unauthenticated('The request names no caller. Send the header "Authorization: Bearer <access token>".');
  }
  const said = header.trim();
  if (!/^bearer( |$)/i.test(said)) {
    throw unauthenticated('The Authorization header is not of the scheme Bearer. Send "Bearer <access token>".');
  }
  const token = said.slice('bearer'.length).trim();
  // Checked before anything is computed from it: this is the one value a stranger may make as long as they like.
  if (token.length > tokenLengthMax || !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) {
    throw unauthenticated(malformed);
  }
  return token;
}

async function verifiedPayload(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, audience }: BearerSettings,
  now: () => number,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      // Named here, never taken from the token: "none", or HS256 with our public key as its secret, must not be a choice.
      algorithms: ['ES256', 'EdDSA'],
      typ: 'at+jwt',
      issuer,
      audience,
      requiredClaims: ['iss', 'aud', 'exp', 'iat', 'sub', 'client_id', 'jti'],
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: lifetimeMaxSeconds,
      currentDate: new Date(now()),
    });
    return payload;
  } catch (error) {
    throw refusal(error);
  }
}

function unauthenticated(sentence: string): IdentityError {
  return new IdentityError('UNAUTHENTICATED', sentence);
}
