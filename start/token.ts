// Prints a bearer token of the running system: npm run --silent token -- bp-tapera [--petugas p-17]
import { parseArgs } from 'node:util';
import { fetchToken } from '@bagi/identity/assertion.ts';
import { loadClient } from '@bagi/issuer/keys.ts';
import { configOf } from './config.ts';
import { keysDirectory } from './issuers.ts';
import { runCommand } from './program.ts';
import { runningOn } from './running.ts';

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { petugas: { type: 'string' } } });
  const [partner] = positionals;
  if (partner === undefined) throw new Error('Name a partner. For example: npm run --silent token -- bp-tapera');
  const config = configOf(process.env);
  const running = runningOn(config.dataDirectory);
  if (!running) throw new Error(`No system runs on ${config.dataDirectory}. Start one first: npm start`);
  const { clientId, privateJwk } = await loadClient(keysDirectory(config), partner);
  const { accessToken } = await fetchToken({
    tokenEndpoint: `${running.issuerUrl}/token`,
    audience: running.issuerUrl,
    clientId,
    key: privateJwk,
    resource: running.audience,
    ...(values.petugas !== undefined && { officer: values.petugas }),
  });
  console.log(accessToken);
});
