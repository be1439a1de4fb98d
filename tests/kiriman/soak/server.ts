// The server of a soak, as a process of its own on one port: it is killed without warning, and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fetchToken } from '@bagi/identity/assertion.ts';
import { loadClient } from '@bagi/issuer/keys.ts';
import { surroundings } from '../../surroundings.ts';
import { runningOn } from '../../../start/running.ts';

const program = join(import.meta.dirname, '..', '..', '..', 'start', 'all.ts');

export interface Serving {
  readonly url: string;
  readonly token: (partner: string) => Promise<string>;
  /** Kills it as the machine's power would, and starts it again. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface Settings {
  readonly databaseUrl: string;
  readonly directory: string;
  readonly port: number;
  readonly rolePrefix: string;
  /** Where Setneg takes its news. */
  readonly newsUrl: string;
}

export async function startServer({ databaseUrl, directory, port, rolePrefix, newsUrl }: Settings): Promise<Serving> {
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  const start = async () => {
    child = spawn(process.execPath, [program], {
      env: {
        ...surroundings,
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        DATA_DIRECTORY: directory,
        ROLE_PREFIX: rolePrefix,
        WEBHOOK_ADDRESSES: JSON.stringify({ 'setneg-siapp': newsUrl }),
        ASN: '0',
        EXPLORER: 'off',
        LOG_LEVEL: 'error',
        REQUESTS_PER_MINUTE: '10000000',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    while (!(await isReady(url))) {
      if (child.exitCode !== null) throw new Error('The server ended before it was ready.');
      await pause(50);
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  await start();
  return {
    url,
    async token(partner) {
      const running = runningOn(directory);
      if (!running) throw new Error('The server does not run.');
      const { clientId, privateJwk: key } = await loadClient(join(directory, 'keys'), partner);
      const { issuerUrl, audience } = running;
      const endpoint = { tokenEndpoint: `${issuerUrl}/token`, audience: issuerUrl, resource: audience };
      return (await fetchToken({ ...endpoint, clientId, key })).accessToken;
    },
    async kill() {
      await end('SIGKILL');
      await start();
    },
    stop: () => end('SIGTERM'),
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    async (reply) => {
      await reply.arrayBuffer();
      return reply.status === 200;
    },
    () => false,
  );
}
