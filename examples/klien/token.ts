// A token for a client that proves itself with its own key (private_key_jwt, RFC 7523), by Node alone.
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { Settings } from './settings.ts';

export interface Token {
  readonly text: string;
  readonly untilMs: number;
}

/** What the client says of itself, good for one use within a minute. */
export function assertion({ clientId, issuerUrl, key }: Settings): string {
  const seconds = Math.floor(Date.now() / 1000);
  const header = { alg: 'ES256', kid: key['kid'] };
  const claims = { iss: clientId, sub: clientId, aud: issuerUrl, jti: randomUUID(), iat: seconds, exp: seconds + 60 };
  const said = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(said), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${said}.${signature.toString('base64url')}`;
}

export async function fetchToken(settings: Settings): Promise<Token> {
  const reply = await fetch(`${settings.issuerUrl}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: settings.clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion(settings),
      resource: `${settings.apiUrl}/graphql`,
    }),
    redirect: 'error',
  });
  const body = (await reply.json()) as { access_token: string; expires_in: number };
  if (!reply.ok) throw new Error(`The issuer gives no token: ${JSON.stringify(body)}`);
  return { text: body.access_token, untilMs: Date.now() + body.expires_in * 1000 };
}
