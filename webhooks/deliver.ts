// Sends what is due to one partner: the agreement is looked at again, the message signed, and what becomes of it written down.
import type { LookupFunction } from 'node:net';
import type { Sql } from 'postgres';
import { dead, delivered, type Delivery, nextDue, postponed, take } from './deliveries.ts';
import { signingKeys } from './keys.ts';
import { waitAfter } from './schedule.ts';
import type { Outcome } from './outcome.ts';
import { send } from './send.ts';
import { signedHeaders } from './signing.ts';
import { at } from './spread.ts';
import { type Addresses, mayBeSent } from './standing.ts';

export interface DeliveryParts extends Addresses {
  /** Connections that are the courier's role. */
  readonly sql: Sql;
  readonly sealKey: Uint8Array;
  readonly now: () => number;
  /** From 0 to 1, for the jitter. */
  readonly chance: () => number;
  /** Whether news may be sent to this machine: never in production. */
  readonly ownMachine: boolean;
  readonly lookup?: LookupFunction | undefined;
  readonly timeoutMs?: number | undefined;
  /** Told of what will not be attempted any more. */
  readonly onDead: (delivery: Delivery, reason: string) => void;
}

/** How many are on their way to one partner at once; while it does not take any, one at a time finds out. */
const atOnce = 8;

/** After an attempt that failed the partner is left alone, the longer the more of them failed in a row. */
const pauseMs = (failures: number) => Math.min(1_000 * 2 ** failures, 60_000);

/** How each partner has been doing, as long as the courier lives. */
export interface Health {
  failures: number;
  quietUntilMs: number;
}

/** Sends until nothing is due; when there will be something again, or null. */
export async function deliverTo(partner: string, parts: DeliveryParts, health: Health): Promise<number | null> {
  for (;;) {
    if (parts.now() < health.quietUntilMs) return health.quietUntilMs;
    const taken = await take(parts.sql, partner, health.failures === 0 ? atOnce : 1, parts.now());
    if (taken.length === 0) return nextDue(parts.sql, partner);
    const outcomes = await Promise.all(taken.map((one) => deliver(one, parts)));
    const failed = outcomes.some((outcome) => outcome?.taken === false);
    health.failures = failed ? health.failures + 1 : 0;
    health.quietUntilMs = failed ? parts.now() + pauseMs(health.failures) : 0;
  }
}

/** One delivery; null when it was not attempted, because it must not be. */
async function deliver(delivery: Delivery, parts: DeliveryParts): Promise<Outcome | null> {
  const { sql, now } = parts;
  const kill = async (reason: string) => {
    await dead(sql, delivery, reason, now());
    parts.onDead(delivery, reason);
  };
  const where = await placeFor(delivery, parts);
  if ('reason' in where) {
    await kill(where.reason);
    return null;
  }
  const body = bodyOf(delivery);
  const keys = await signingKeys(sql, parts.sealKey, delivery.partner, now());
  const headers = signedHeaders({ id: delivery.id, seconds: Math.floor(now() / 1_000), body }, keys);
  const outcome = await send({ ...parts, address: where.address, headers, body });
  if (outcome.taken) await delivered(sql, delivery, outcome.result, now());
  else if (outcome.gone) {
    await sql`
      insert into warta.penolakan (mitra, alamat, waktu) values (${delivery.partner}, ${where.address}, ${at(now())})
      on conflict do nothing`;
    await kill(outcome.result);
  } else {
    const wait = waitAfter(delivery.attempts, parts.chance(), outcome.askedMs);
    if (wait === null) await kill(outcome.result);
    else await postponed(sql, delivery, outcome.result, now() + wait);
  }
  return outcome;
}

/** Where it goes, by the agreement of this moment: its document, and what the database holds back. */
async function placeFor(
  { partner, kind }: Delivery,
  parts: DeliveryParts,
): Promise<{ address: string } | { reason: string }> {
  const where = mayBeSent(parts, partner, kind, parts.now());
  if ('reason' in where) return where;
  const today = at(parts.now());
  const [held] = await parts.sql`
    select exists (select from perjanjian.akses as a join perjanjian.keadaan_kini() as k on k.mitra = a.mitra and k.pokok = a.pokok
      where a.mitra = ${partner} and not a.ditangguhkan and k.keadaan = 'BERLAKU'
      and (${today}::timestamptz at time zone 'Asia/Jakarta')::date between a.sejak and coalesce(a.sampai, 'infinity')) as opens,
      (select bool_and(keadaan in ('BERAKHIR', 'DITUTUP')) from perjanjian.keadaan_kini() where mitra = ${partner}) as ended,
      exists (select from warta.penolakan where mitra = ${partner} and alamat = ${where.address}) as gone`;
  if (held?.['opens'] !== true)
    return { reason: held?.['ended'] === true ? 'PERJANJIAN_ENDED' : 'PERJANJIAN_SUSPENDED' };
  if (held['gone'] === true) return { reason: 'HTTP_410' };
  return where;
}

/** An id and its kind, and nothing that is of anybody: the partner fetches the rest under its own agreement. */
function bodyOf({ kind, happened, object }: Delivery): string {
  return JSON.stringify({ type: kind, timestamp: happened, data: { id: object } });
}
