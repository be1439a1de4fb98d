// A bearer token of the running system: bagi token <partner>
import { fetchToken } from '@bagi/identity/assertion.ts';
import { loadClient } from '@bagi/issuer/keys.ts';
import { keysDirectory } from '../start/issuers.ts';
import { runningOn } from '../start/running.ts';
import { say } from './shown.ts';
import { settingsOf, type Terminal } from './terminal.ts';
import type { Json } from './words.ts';

interface Flags extends Json {
  readonly petugas?: string;
}

export async function token(terminal: Terminal, flags: Flags, mitra: string): Promise<void> {
  const config = settingsOf(terminal);
  const running = runningOn(config.dataDirectory);
  if (!running) throw new Error(`No system runs on ${config.dataDirectory}. Start one first: npm start`);
  const { clientId, privateJwk } = await loadClient(keysDirectory(config), mitra);
  const { accessToken } = await fetchToken({
    tokenEndpoint: `${running.issuerUrl}/token`,
    audience: running.issuerUrl,
    clientId,
    key: privateJwk,
    resource: running.audience,
    ...(flags.petugas !== undefined && { officer: flags.petugas }),
  });
  const told = { token: accessToken, graphql: `${running.publicUrl}/graphql` };
  say(terminal, flags.json ? JSON.stringify(told) : accessToken);
}
