// For tests: the issuer on a free port under /issuer, beside a server that answers everything else.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createIssuer, type IssuerSettings } from '../issuer.ts';
import { loadOrCreateKeys } from '../keys.ts';

export const audience = 'https://bagi.example/graphql';

export async function temporary() {
  const directory = await mkdtemp(join(tmpdir(), 'bagi-issuer-'));
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

export async function running(
  partners: string[],
  clients?: IssuerSettings['clients'],
  signing?: IssuerSettings['keys'],
) {
  const { directory, remove } = await temporary();
  const keys = await loadOrCreateKeys(directory, partners);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : undefined}`;
  const url = `${origin}/issuer`;
  const issuer = createIssuer({
    url,
    audience,
    clients: clients ?? keys.clients,
    keys: signing ?? keys.signing,
    production: false,
  });
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/issuer/') === true) return issuer.handler(request, response);
    response.end('the rest of the server');
  });
  return {
    ...issuer,
    origin,
    keys,
    directory,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await remove();
    },
  };
}
