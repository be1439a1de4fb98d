// A whole system for one test file: its own copy of the filled register, its own keys, its own port.
import { createPrivateKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openPool } from '@bagi/database/connect.ts';
import { freshDatabase, type FreshDatabase } from '@bagi/database/fresh.ts';
import { openLog } from '@bagi/router/log.ts';
import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { configOf } from '../start/config.ts';
import { startSystem, type Watching } from '../start/system.ts';
import { tokenOf } from './token.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The body, parsed. */
  readonly body: { data?: any; errors?: { message: string; extensions: Record<string, unknown> }[] };
  /** The body, to the byte. */
  readonly text: string;
}

export interface TestSystem {
  readonly url: string;
  readonly databaseUrl: string;
  /** Its data directory. */
  readonly directory: string;
  readonly sql: Sql;
  /** Asks as a partner. */
  readonly ask: (partner: string, query: string, variables?: Record<string, unknown>) => Promise<Reply>;
  readonly token: (partner: string, officer?: string) => Promise<string>;
  /** Texts of the statements that the subgraphs ran since the last call (in process only). */
  readonly statements: () => string[];
  /** Waits until no operation reads any more: a refusal may come before all that was begun has ended (in process only). */
  readonly settled: () => Promise<void>;
  /** Lines that were logged. */
  readonly logged: string[];
  /** Stops the system alone; its database stays. */
  readonly stopServing: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Whoever is going to read, begins within so many turns of the loop. */
const quietTurns = 5;

/** The two ways in which subgraphs are asked; every promise holds in both. */
export const modes = ['in-process', 'http'] as const;

/** What a test may change beside the settings: the register and what is in it before it is served, the agreements, the clock, the fences. */
export interface Changed extends Pick<Watching, 'library' | 'now' | 'sealingNow' | 'fences'> {
  readonly register?: (() => Promise<FreshDatabase>) | undefined;
  readonly prepare?: (sql: Sql) => Promise<void>;
}

/** Starts a system; the settings come on top of those of a test. */
export async function startTestSystem(
  settings: Record<string, string> = {},
  { register = registerOf, prepare, ...changed }: Changed = {},
): Promise<TestSystem> {
  const database = await register();
  const sql = openPool(database.url, { max: 1, applicationName: 'tests' });
  await prepare?.(sql);
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-system-'));
  const config = configOf({
    PORT: '0',
    DATABASE_URL: database.url,
    DATA_DIRECTORY: directory,
    FILES_DIRECTORY: inject('filesDirectory'),
    DATABASE_CONNECTIONS: '4',
    ASN: '0',
    ROLE_PREFIX: `t${randomBytes(6).toString('hex')}`,
    ...(inject('shared') ? sharedKeys() : {}),
    ...settings,
  });
  const logged: string[] = [];
  const statements: string[] = [];
  let underWay = 0;
  const system = await startSystem(config, {
    log: openLog('info', { write: (line) => void logged.push(line) }),
    onStatement(text) {
      statements.push(text);
      underWay++;
      return () => void underWay--;
    },
    ...changed,
  });
  const token = (partner: string, officer?: string) => tokenOf(config, system, partner, officer);
  const tokens = new Map<string, Promise<string>>();
  return {
    url: system.localUrl,
    databaseUrl: database.url,
    directory,
    sql,
    token,
    logged,
    statements: () => statements.splice(0),
    async settled() {
      for (let quiet = 0; quiet < quietTurns; quiet++) {
        await nextTurn();
        if (underWay > 0) quiet = 0;
      }
    },
    async ask(partner, query, variables) {
      const bearer = tokens.get(partner) ?? token(partner);
      tokens.set(partner, bearer);
      return post(`${system.localUrl}/graphql`, await bearer, JSON.stringify({ query, variables }));
    },
    stopServing: system.stop,
    async stop() {
      await system.stop();
      await sql.end({ timeout: 5 });
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A register of its own for each system; the one that all share, where it is too large to be copied. */
export async function registerOf(): Promise<FreshDatabase> {
  if (!inject('shared')) return freshDatabase(inject('clusterUrl'), inject('filled'));
  const url = new URL(inject('clusterUrl'));
  url.pathname = `/${inject('filled')}`;
  return { url: url.href, drop: async () => {} };
}

/** Who shares a register shares its record, and the keys of it. */
export function sharedKeys(): Record<string, string> {
  const seed = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 1)]);
  const key = createPrivateKey({ key: seed, format: 'der', type: 'pkcs8' });
  return {
    RECORD_SIGNING_KEY: JSON.stringify(key.export({ format: 'jwk' })),
    RECORD_KEYS_DIRECTORY: join(inject('filesDirectory'), 'kunci-catatan'),
  };
}

/** Posts bytes as they are. */
export async function post(url: string, token: string, body: string | Uint8Array<ArrayBuffer>): Promise<Reply> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
    },
    body,
  });
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, text, body: JSON.parse(text) as Reply['body'] };
}
