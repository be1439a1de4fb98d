// Two systems alike in everything but their registers, asked the same: one with the filled register, one with its twin.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { inForce } from '@bagi/agreements/inForce.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { audience, publisher, signer, token } from '@bagi/identity/test/publisher.ts';
import { compose } from '@bagi/schema/compose.ts';
import type { Sql } from 'postgres';
import { openLibrary } from '../../start/library.ts';
import { type Changed, post, startTestSystem, type TestSystem } from '../system.ts';
import type { Operation } from './operations.ts';
import { twinFor } from './twinned.ts';

/**
 * Everything of a reply that a caller can see, and the statements that it cost; but the day, the request's number, and
 * how many requests are left, which is by a clock that no test turns.
 */
export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly statements: readonly string[];
}

export type Ask = (partner: string, operation: Operation) => Promise<Seen>;

/** The same question, asked of one register and of another. */
export interface Pair {
  readonly one: Ask;
  readonly other: Ask;
}

export const { schema, supergraphSdl } = compose();

/** The documents at hand, with room for as many requests as a proof makes. */
export const library: Library = new Map(
  [...openLibrary(schema, false)].map(([partner, versions]) => [
    partner,
    versions.map((version) => ({ ...version, agreement: unhurried(version.agreement) })),
  ]),
);

function unhurried(agreement: Agreement): Agreement {
  return { ...agreement, limits: { ...agreement.limits, requestsPerMinute: 1_000_000, observeOnly: true } };
}

/** The instant at which all of a proof happens. */
export const instant: number = Date.now();

export function agreementOf(partner: string): Agreement {
  return inForce(library, partner, instant);
}

/** What vouches for callers before every system of a proof. */
export interface Vouching {
  readonly settings: Readonly<Record<string, string>>;
  readonly token: (partner: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const tokenLastsMs = 200_000;

/** One issuer, one address and one key for all systems that are to be alike. */
export async function vouching(): Promise<Vouching> {
  const key = await signer('proof');
  const { issuer, jwksUrl, close } = await publisher(key);
  const made = new Map<string, { at: number; text: string }>();
  return {
    settings: {
      PUBLIC_URL: 'https://bagi.example',
      ISSUER_URL: issuer,
      ISSUER_JWKS_URL: jwksUrl,
      AUDIENCE: audience,
      SEAL_KEY: '5ea1'.repeat(16),
    },
    async token(partner) {
      const before = made.get(partner);
      if (before && Date.now() - before.at < tokenLastsMs) return before.text;
      const text = await token(key, issuer, Date.now(), { mitra: partner, jti: `${partner}-${Date.now()}` });
      made.set(partner, { at: Date.now(), text });
      return text;
    },
    close,
  };
}

/** A system as it is asked in a proof, with its register. */
export interface Asked {
  readonly ask: Ask;
  readonly sql: Sql;
  readonly system: TestSystem;
  readonly stop: () => Promise<void>;
}

/** Starts a system with the filled register, or with its twin for a partner. */
export async function startAsked(
  vouched: Vouching,
  settings: Record<string, string> = {},
  twinOf?: string,
  now: () => number = () => instant,
  agreements: Library = library,
  fences: Changed['fences'] = {},
): Promise<Asked> {
  const register = twinOf === undefined ? undefined : () => twinFor(agreementOf(twinOf), schema);
  const system = await startTestSystem(
    { ...vouched.settings, ...settings },
    { library: agreements, now, fences, register, prepare: sameKeys },
  );
  return { ask: askerOf(system, vouched), sql: system.sql, system, stop: system.stop };
}

/** Keys are made by chance, and told to their partner: two systems that are compared have the same. */
async function sameKeys(sql: Sql): Promise<void> {
  for (const partner of library.keys())
    await sql`
      insert into perjanjian.kunci_webhook (publik, mitra, rahasia, sejak)
      values (${`whpk_${partner}`}, ${partner}, 'tidak dipakai', '2026-01-01T00:00:00Z')`;
}

const byTheMoment = new Set(['date', 'x-request-id', 'ratelimit', 'record-receipt', 'record-checkpoint']);

/** Asks over HTTP as a partner does. */
export function askerOf(system: TestSystem, vouched: Vouching): Ask {
  return async (partner, operation) => {
    system.statements();
    const reply = await post(`${system.url}/graphql`, await vouched.token(partner), JSON.stringify(operation));
    await system.settled();
    const headers = Object.fromEntries([...reply.headers].filter(([name]) => !byTheMoment.has(name)));
    return { status: reply.status, headers, text: reply.text, statements: system.statements().toSorted() };
  };
}
