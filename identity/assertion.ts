// How a partner's client proves itself to the issuer: an assertion signed with its own key, exchanged for an access token.
import { randomUUID } from 'node:crypto';

import { importJWK, SignJWT, type JWK } from 'jose';
import { z } from 'zod';

import { IdentityError } from './identityError.ts';

export type AssertionSettings = {
  readonly clientId: string;
  /** The client's private key, P-256 or Ed25519. */
  readonly key: JWK;
  /** The issuer's identifier, as its discovery document spells it. */
  readonly audience: string;
};

export type TokenSettings = AssertionSettings & {
  readonly tokenEndpoint: string;
  /** The API the token is for; it becomes the token's audience. */
  readonly resource: string;
  readonly scope?: string;
  /** The officer on whose behalf is asked, where the issuer takes the client's word for it. */
  readonly officer?: string;
};

export type Token = { readonly accessToken: string; readonly expiresIn: number };

const assertionSeconds = 60;
const timeoutMs = 10_000;

const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const refused = z.object({ error: z.string(), error_description: z.string().optional() });

/** private_key_jwt (RFC 7523): good for one use within a minute. */
export async function clientAssertion({ clientId, key, audience }: AssertionSettings): Promise<string> {
  const alg = algorithmOf(key);
  const issuedAt = Math.floor(Date.now() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg, ...(key.kid !== undefined && { kid: key.kid }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + assertionSeconds)
    .sign(await importJWK(key, alg));
}

export async function fetchToken(settings: TokenSettings): Promise<Token> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: settings.clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await clientAssertion(settings),
    resource: settings.resource,
    ...(settings.scope !== undefined && { scope: settings.scope }),
    ...(settings.officer !== undefined && { petugas: settings.officer }),
  });
  const response = await asked(settings.tokenEndpoint, form);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusedBy(response, body);
  const { data, success } = granted.safeParse(body);
  if (!success)
    throw unavailable(`The issuer at ${settings.tokenEndpoint} answered, but not with a token. Check the address.`);
  return { accessToken: data.access_token, expiresIn: data.expires_in };
}

function algorithmOf({ crv }: JWK): 'ES256' | 'EdDSA' {
  if (crv === 'P-256') return 'ES256';
  if (crv === 'Ed25519') return 'EdDSA';
  throw new TypeError("The client's key must be of the curve P-256 (ES256) or Ed25519 (EdDSA).");
}

async function asked(endpoint: string, body: URLSearchParams): Promise<Response> {
  try {
    const headers = { accept: 'application/json' };
    // A redirect could carry the assertion to somebody else.
    return await fetch(endpoint, {
      method: 'POST',
      body,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw unavailable(`The issuer at ${endpoint} does not answer. Check the address and that it is running.`, {
      cause,
    });
  }
}

function refusedBy(response: Response, body: unknown): IdentityError {
  const { data, success } = refused.safeParse(body);
  if (!success)
    return unavailable(
      `The issuer at ${response.url} answered ${response.status} without saying why. Check the address.`,
    );
  const reason = [data.error, data.error_description].filter(Boolean).join(': ');
  if (response.status >= 500)
    return unavailable(`The issuer at ${response.url} failed (${reason}). Try again, then read its log.`);
  return new IdentityError(
    'UNAUTHENTICATED',
    `The issuer refused a token (${reason}). Check the client id, its key, the issuer's name and the resource.`,
  );
}

function unavailable(sentence: string, options?: ErrorOptions): IdentityError {
  return new IdentityError('UNAVAILABLE', sentence, options);
}
