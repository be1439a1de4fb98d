// Who vouches for callers: the installation's own issuer, or, in development, an embedded one under /issuer.
import { join } from 'node:path';
import { type VerifyBearer, verifyBearer } from '@bagi/identity/bearer.ts';
import { createIssuer } from '@bagi/issuer/issuer.ts';
import { loadOrCreateKeys } from '@bagi/issuer/keys.ts';
import type { RequestListener } from 'node:http';
import type { Config } from './config.ts';

export interface Vouching {
  readonly verify: VerifyBearer;
  readonly issuerUrl: string;
  readonly jwksUrl: string;
  readonly audience: string;
  /** The door of the embedded issuer. */
  readonly handler?: RequestListener;
}

/** Opens the way in which callers are vouched for; `publicUrl` is where this process is reached. */
export async function openIssuer(
  config: Config,
  publicUrl: string,
  partners: readonly string[],
  onFault: (fault: unknown) => void,
): Promise<Vouching> {
  const audience = config.audience ?? `${publicUrl}/graphql`;
  if (config.issuerUrl !== undefined) {
    const jwksUrl = config.issuerJwksUrl ?? `${config.issuerUrl}/jwks`;
    return {
      ...vouchedBy(config, config.issuerUrl, jwksUrl, audience),
      issuerUrl: config.issuerUrl,
      jwksUrl,
      audience,
    };
  }
  const keys = await loadOrCreateKeys(keysDirectory(config), partners);
  const url = `${publicUrl}/issuer`;
  const issuer = createIssuer({
    url,
    audience,
    clients: keys.clients,
    keys: keys.signing,
    production: config.production,
  });
  issuer.onFault(onFault);
  return {
    ...vouchedBy(config, url, issuer.jwksUrl, audience),
    issuerUrl: url,
    jwksUrl: issuer.jwksUrl,
    audience,
    handler: issuer.handler,
  };
}

/** How tokens of an issuer are verified. */
export function vouchedBy(config: Pick<Config, 'partnerClaim'>, issuer: string, jwksUrl: string, audience: string) {
  return { verify: verifyBearer({ issuer, audience, jwksUrl, partnerClaim: config.partnerClaim }) };
}

/** Where the keys of the development issuer and its clients are kept. */
export function keysDirectory({ dataDirectory }: Pick<Config, 'dataDirectory'>): string {
  return join(dataDirectory, 'keys');
}
