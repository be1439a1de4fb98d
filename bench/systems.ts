// The systems that are measured: started one after the other over one register, each a process of its own.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fetchToken } from '@bagi/identity/assertion.ts';
import { loadClient } from '@bagi/issuer/keys.ts';

/** A running system. */
export interface Served {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  readonly databaseUrl: string;
  readonly token: (partner: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

interface Ready {
  readonly url: string;
  readonly issuerUrl: string;
  readonly audience: string;
  readonly databaseUrl: string;
}

/** The fences, by the names that the product has for them. */
export const fences = ['contract', 'gate', 'reading', 'database', 'guard'] as const;

/** What else can be taken away to see its cost. */
export type Taken = (typeof fences)[number] | 'record';

/** Starts a system of ours without these fences; settings are those of its environment, among them DATA_DIRECTORY. */
export async function serve(
  name: string,
  taken: readonly Taken[],
  settings: Readonly<Record<string, string>> & { readonly DATA_DIRECTORY: string },
): Promise<Served> {
  const child = fork(join(import.meta.dirname, 'served.ts'), [taken.join(' ')], {
    env: { ...inherited(), PORT: '0', LOG_LEVEL: 'warn', REQUESTS_PER_MINUTE: '1000000000', ...settings },
  });
  const { url, issuerUrl, audience, databaseUrl } = await readiness(name, child);
  return {
    name,
    pid: child.pid ?? 0,
    url,
    databaseUrl,
    async token(partner) {
      const { clientId, privateJwk } = await loadClient(join(settings.DATA_DIRECTORY, 'keys'), partner);
      const tokenEndpoint = `${issuerUrl}/token`;
      const wish = { tokenEndpoint, audience: issuerUrl, clientId, key: privateJwk, resource: audience };
      return (await fetchToken(wish)).accessToken;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function readiness(name: string, child: ChildProcess): Promise<Ready> {
  const ready = once(child, 'message').then(([message]) => message as Ready);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${code} before it was ready.`);
  });
  return await Promise.race([ready, failed]);
}

/** What any program needs of an environment, and nothing that would set up a system. */
function inherited(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) };
}
