// Turns what jose found wrong with an access token into a sentence the caller can act on.
import { errors } from 'jose';

import { IdentityError } from './identityError.ts';

export const malformed = 'The access token is malformed. Send it exactly as the issuer returned it.';

export const tooLong = 'The access token lives longer than 300 seconds. Ask the issuer for one of 300 seconds or less.';

const byCode = new Map([
  [
    'ERR_JOSE_ALG_NOT_ALLOWED',
    'The access token is signed with an algorithm that is not accepted. Ask the issuer for one signed with ES256 or EdDSA.',
  ],
  [
    'ERR_JWKS_NO_MATCHING_KEY',
    'The access token is signed with a key that the issuer does not publish. Ask the issuer for a new token.',
  ],
  [
    'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
    'The access token does not say which key signed it. Ask the issuer for one with a "kid" header.',
  ],
  [
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    'The signature of the access token does not match. Send it exactly as the issuer returned it, or ask for a new one.',
  ],
]);

const byClaim = new Map([
  ['iss', 'The access token comes from another issuer. Ask the issuer named in the agreement for one.'],
  ['aud', 'The access token is meant for another audience. Ask the issuer for one whose audience is this API.'],
  ['typ', 'The token is not an access token (header "typ" is not "at+jwt"). Send the access token, not an ID token.'],
  ['iat', 'The access token was issued in the future. Let the issuer correct its clock.'],
  ['nbf', 'The access token is not valid yet. Wait until it is, or let the issuer correct its clock.'],
]);

/** No cause is kept: jose's errors carry the claims, and whoever logs the error would log those. */
export function refusal(error: unknown): unknown {
  if (!(error instanceof errors.JOSEError)) return error;
  return new IdentityError('UNAUTHENTICATED', sentence(error));
}

function sentence(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return expired(error);
  if (error instanceof errors.JWTClaimValidationFailed) return wrongClaim(error);
  return byCode.get(error.code) ?? malformed;
}

function expired({ claim }: errors.JWTExpired): string {
  // Still before its "exp" and yet older than the longest life we accept.
  if (claim === 'iat') return tooLong;
  return 'The access token has expired. Ask the issuer for a new one.';
}

function wrongClaim({ claim, reason }: errors.JWTClaimValidationFailed): string {
  if (reason === 'missing')
    return `The access token lacks the claim "${claim}". Ask the issuer to include it (RFC 9068).`;
  if (reason === 'invalid') return malformed;
  return byClaim.get(claim) ?? malformed;
}
