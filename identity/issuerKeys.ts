// Holds the issuer's public keys: fetched anew as they age, trusted for a while when the issuer is silent, and then no longer.
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

import { IdentityError } from './identityError.ts';

const freshMs = 600_000;
const trustedMs = 3_600_000;
// An unknown key id may be an invention, so it buys at most one request to the issuer in this time.
const cooldownMs = 30_000;
const retryMs = 5_000;
const timeoutMs = 3_000;

export function issuerKeys(url: string, now: () => number): JWTVerifyGetKey {
  // jose fetches and chooses; when to fetch is decided here, because jose drops good keys as soon as one refresh fails.
  const keys = createRemoteJWKSet(new URL(url), {
    cacheMaxAge: Infinity,
    cooldownDuration: Infinity,
    timeoutDuration: timeoutMs,
  });
  let fetchedAt = -Infinity;
  let restsUntil = -Infinity;
  let failure: unknown;

  async function refresh(): Promise<void> {
    if (now() < restsUntil) return;
    try {
      // Whoever comes while a fetch is under way shares that one.
      await keys.reload();
      failure = undefined;
      fetchedAt = now();
      restsUntil = fetchedAt + cooldownMs;
    } catch (error) {
      failure = error;
      restsUntil = now() + retryMs;
    }
  }

  return async (header, token) => {
    if (now() - fetchedAt >= freshMs) await refresh();
    if (now() - fetchedAt >= trustedMs) throw silent(failure);
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      // The key may be new or invented; without the issuer nobody can tell.
      if (failure !== undefined) throw silent(failure);
      return keys(header, token);
    }
  };
}

function silent(cause: unknown): IdentityError {
  return new IdentityError(
    'UNAVAILABLE',
    'The issuer of access tokens cannot be reached, so the token could not be checked. Try again in a minute.',
    { cause },
  );
}
