// Finds what was landed and left: requests that nobody applied, and records whose sender is their own source and that nobody decides on.
import { setTimeout as pause } from 'node:timers/promises';
import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Applier, ApplierParts } from './applier.ts';
import type { Isi } from './kinds.ts';
import { settle } from './settling.ts';
import { kiriman, rekaman } from './tables.ts';
import { isWriteBack, type WriteBack } from './writeBack.ts';

export interface Sweeper {
  readonly sweep: () => Promise<void>;
  /** Looks at once. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

/** Requests, and records, at a time. */
const requestsMax = 100;
const recordsMax = 1_000;

export function sweeping(database: PostgresJsDatabase, parts: ApplierParts, apply: Applier['apply']): Sweeper {
  const ending = new AbortController();
  let woken = new AbortController();
  const once = async () => (await applyLeft(database, parts, apply)) + (await settleOwn(database, parts));
  const goOn = async (everyMs: number) => {
    while (!ending.signal.aborted) {
      woken = new AbortController();
      const found = await once().catch((error: unknown) => {
        if (!ending.signal.aborted) parts.onFailure('', error);
        return 0;
      });
      const signal = AbortSignal.any([ending.signal, woken.signal]);
      if (found === 0) await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const going = parts.sweepMs === undefined ? Promise.resolve() : goOn(parts.sweepMs);
  return {
    async sweep() {
      await once();
    },
    wake: () => woken.abort(),
    async close() {
      ending.abort();
      await going;
    },
  };
}

/** One after the other, the oldest first. What another has in hand is waited for, and then found done. */
async function applyLeft(
  database: PostgresJsDatabase,
  { kinds, onFailure }: ApplierParts,
  apply: Applier['apply'],
): Promise<number> {
  const isLeft = and(isNull(kiriman.diterapkan), lt(kiriman.cobaLagi, sql`clock_timestamp()`));
  // What a newer release takes in is left to it.
  const isKnown = inArray(
    kiriman.operasi,
    kinds.map(({ operation }) => operation),
  );
  const left = await database
    .select({ id: kiriman.id })
    .from(kiriman)
    .where(and(isLeft, isKnown))
    .orderBy(asc(kiriman.cobaLagi))
    .limit(requestsMax);
  for (const { id } of left) {
    try {
      await apply(id);
    } catch (error) {
      onFailure(id, error);
      await later(database, id);
    }
  }
  return left.length;
}

/** Tried again after a minute, then after twice as long, at last once a day. */
async function later(database: PostgresJsDatabase, id: string): Promise<void> {
  const percobaan = sql`percobaan + 1`;
  const cobaLagi = sql`clock_timestamp() + least(interval '1 minute' * power(2, least(percobaan, 20)), interval '1 day')`;
  await database.update(kiriman).set({ percobaan, cobaLagi }).where(eq(kiriman.id, id));
}

/** Records of kinds whose sender is the source enter without a decision, and behind the back of whoever sent them. */
async function settleOwn(database: PostgresJsDatabase, { kinds, agreementOf }: ApplierParts): Promise<number> {
  const own = new Map(
    kinds.filter((kind): kind is WriteBack => isWriteBack(kind) && kind.ownSource).map((kind) => [kind.jenis, kind]),
  );
  return database.transaction(async (writing) => {
    const waiting = await writing
      .select()
      .from(rekaman)
      .where(and(eq(rekaman.status, 'MENUNGGU'), inArray(rekaman.jenis, [...own.keys()])))
      .orderBy(asc(rekaman.diterima), asc(rekaman.id))
      .limit(recordsMax)
      .for('update', { skipLocked: true });
    const records = waiting.map((row) => ({ ...row, isi: row.isi as Isi }));
    for (const [jenis, kind] of own) {
      const ofKind = records.filter((record) => record.jenis === jenis);
      for (const [oleh, ofSender] of Map.groupBy(ofKind, ({ mitra }) => mitra))
        await settle(kind, ofSender, { writing, agreementOf, oleh });
    }
    return records.length;
  });
}
