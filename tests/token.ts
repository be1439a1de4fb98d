// A bearer token of a partner, fetched from the issuer of a running system as the partner itself would.
import { fetchToken } from '@bagi/identity/assertion.ts';
import { loadClient } from '@bagi/issuer/keys.ts';
import type { Config } from '../start/config.ts';
import { keysDirectory } from '../start/issuers.ts';
import type { System } from '../start/system.ts';

export async function tokenOf(
  config: Config,
  { issuerUrl, audience }: Pick<System, 'issuerUrl' | 'audience'>,
  partner: string,
  officer?: string,
): Promise<string> {
  const { clientId, privateJwk } = await loadClient(keysDirectory(config), partner);
  const endpoint = { tokenEndpoint: `${issuerUrl}/token`, audience: issuerUrl, resource: audience };
  return (await fetchToken({ ...endpoint, clientId, key: privateJwk, ...(officer !== undefined && { officer }) }))
    .accessToken;
}
