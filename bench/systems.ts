// The systems that are measured: each in processes of its own, on a port of its own, over one register.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fetchToken } from '@bagi/identity/assertion.ts';
import { loadClient } from '@bagi/issuer/keys.ts';
import { ourSpeech, type Speech } from './speech.ts';

/** A running system. */
export interface Served {
  readonly name: string;
  /** Every process that answers; the database's are not among them. */
  readonly pids: readonly number[];
  readonly url: string;
  readonly speech: Speech;
  /** What a request of a partner carries; good for a few minutes. */
  readonly headersOf: (partner: string) => Promise<Readonly<Record<string, string>>>;
  readonly stop: () => Promise<void>;
}

/** One of ours. */
export interface OurSystem extends Served {
  readonly databaseUrl: string;
  readonly token: (partner: string) => Promise<string>;
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

/** A token is good for 300 seconds; one that is used for less time outlives every burst. */
const tokenMs = 150_000;

/** How one of ours differs from what npm start starts. */
export interface Differing {
  /** What is taken away. */
  readonly taken?: readonly Taken[];
  /** Agreements beside those that came with the product. */
  readonly agreements?: string;
}

/** Starts a system of ours; settings are those of its environment, among them DATA_DIRECTORY. */
export async function serve(
  name: string,
  differing: Differing,
  settings: Readonly<Record<string, string>> & { readonly DATA_DIRECTORY: string },
): Promise<OurSystem> {
  const { child, told, stop } = await started<Ready>(
    name,
    'served.ts',
    differing,
    { PORT: '0', LOG_LEVEL: 'warn', REQUESTS_PER_MINUTE: '1000000000', ...settings },
    memoryOptions,
  );
  const { url, issuerUrl, audience, databaseUrl } = told;
  const kept = new Map<string, { token: string; until: number }>();
  const token = async (partner: string) => {
    const before = kept.get(partner);
    if (before && Date.now() < before.until) return before.token;
    const { clientId, privateJwk } = await loadClient(join(settings.DATA_DIRECTORY, 'keys'), partner);
    const tokenEndpoint = `${issuerUrl}/token`;
    const wish = { tokenEndpoint, audience: issuerUrl, clientId, key: privateJwk, resource: audience };
    const { accessToken } = await fetchToken(wish);
    kept.set(partner, { token: accessToken, until: Date.now() + tokenMs });
    return accessToken;
  };
  return {
    name,
    pids: [child.pid ?? 0],
    url,
    databaseUrl,
    speech: ourSpeech,
    token,
    headersOf: async (partner) => ({ authorization: `Bearer ${await token(partner)}` }),
    stop,
  };
}

/** Filling a register of millions is part of a first start. */
const readyMs = 3_600_000;

/** Who has not ended by itself by then is ended. */
const goodbyeMs = 30_000;

/** A program of a measurement that has said that it is ready, and what it said. */
export interface Started<Told> {
  readonly child: ChildProcess;
  readonly told: Told;
  readonly stop: () => Promise<void>;
}

/** Starts a program with one argument, in an environment that holds nothing but what any program needs and these settings. */
export async function started<Told>(
  name: string,
  file: string,
  argument: unknown,
  settings: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Promise<Started<Told>> {
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(argument)], {
    execArgv: [...options],
    env: { ...inherited(), ...settings },
  });
  const ready = once(child, 'message').then(([message]) => message as Told);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${code} before it was ready.`);
  });
  failed.catch(() => {});
  const late = pause(readyMs, undefined, { ref: false }).then(() => {
    child.kill('SIGKILL');
    throw new Error(`${name} was not ready after ${readyMs / 1000} seconds.`);
  });
  late.catch(() => {});
  const told = await Promise.race([ready, failed, late]);
  return {
    child,
    told,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), goodbyeMs);
      await ended;
      clearTimeout(killing);
    },
  };
}

/** How much memory npm start lets a system take before it looks for what nobody needs any more. */
const memoryOptions =
  readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8').match(/--max-[a-z-]+=\d+/g) ?? [];

/** What any program needs of an environment, and nothing that would set up a system. */
export function inherited(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) };
}
