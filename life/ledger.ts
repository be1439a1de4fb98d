// What is used of quotas, counted by all processes together: each takes a little ahead from the database and uses that up by itself.
import { type Balance, type Rule, type TakeQuota, windowOf } from '@bagi/agreements/quotas.ts';
import type { Sql } from 'postgres';

export interface Ledger {
  readonly take: TakeQuota;
  /** Gives back what was taken ahead and not used. */
  readonly close: () => Promise<void>;
}

export interface LedgerParts {
  /** Connections that may execute perjanjian.ambil_jatah(…). */
  readonly sql: Sql;
  /** Told once, by the process that reaches it, when four fifths of a quota are used. */
  readonly onWarning: (partner: string, rule: Rule, used: number) => void;
  readonly onFailure: (error: unknown) => void;
}

/** What this process has taken ahead of one quota in one window. */
interface Lease {
  readonly partner: string;
  readonly rule: Rule;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Taken and not used. */
  free: number;
  /** Used by everyone, as the database said last. */
  used: number;
  /** How much is taken at once: more while it is soon used up, one where little is asked. */
  ahead: number;
  takenAtMs: number;
  touched: boolean;
}

/** Whoever needs more sooner than this takes twice as much the next time. */
const soonMs = 250;
const aheadMax = 4_096;
/** A process takes at most this part of what is left, so that the last of it is for whoever asks. */
const shareOfRest = 8;
const everyMs = 1_000;

export function openLedger({ sql, onWarning, onFailure }: LedgerParts): Ledger {
  const leases = new Map<string, Lease>();
  const refills = new Map<string, Promise<void>>();

  const leaseOf = (partner: string, rule: Rule, nowMs: number): Lease => {
    const { fromMs, untilMs } = windowOf(rule.unit, nowMs);
    const key = `${partner} ${rule.scope} ${rule.unit}`;
    const before = leases.get(key);
    if (before && before.fromMs === fromMs && before.rule.limit === rule.limit) return before;
    if (before) void giveBack([before]).catch(onFailure);
    const made: Lease = {
      partner,
      rule,
      fromMs,
      untilMs,
      free: 0,
      used: 0,
      ahead: 1,
      takenAtMs: -Infinity,
      touched: true,
    };
    leases.set(key, made);
    return made;
  };

  /** Asks the database for what is missing, for one partner once at a time: whoever comes meanwhile waits and looks again. */
  const refill = async (partner: string, lacking: readonly { lease: Lease; amount: number }[]): Promise<void> => {
    const asked = lacking.map(({ lease, amount }) => {
      const soon = performance.now() - lease.takenAtMs < soonMs;
      lease.ahead = soon ? Math.min(lease.ahead * 2, aheadMax) : Math.max(1, Math.floor(lease.ahead / 2));
      const rest = lease.rule.observed
        ? aheadMax
        : Math.max(1, Math.floor((lease.rule.limit - lease.used) / shareOfRest));
      return Math.max(amount - lease.free, Math.min(lease.ahead, rest));
    });
    const rows = await takeFrom(
      sql,
      partner,
      lacking.map(({ lease }) => lease),
      asked,
    );
    for (const { place, given, used, warned } of rows) {
      const lease = lacking[place]?.lease;
      if (!lease) continue;
      lease.free += given;
      lease.used = used;
      lease.takenAtMs = performance.now();
      if (warned) onWarning(partner, lease.rule, used);
    }
  };

  const giveBack = async (idle: readonly Lease[]): Promise<void> => {
    const kept = idle.filter(({ free }) => free > 0);
    const returned = kept.map(({ free }) => -free);
    for (const lease of kept) Object.assign(lease, { free: 0, used: lease.used - lease.free, ahead: 1 });
    for (const partner of new Set(kept.map((lease) => lease.partner))) {
      const own = kept.flatMap((lease, place) =>
        lease.partner === partner ? [{ lease, amount: returned[place] ?? 0 }] : [],
      );
      await takeFrom(
        sql,
        partner,
        own.map(({ lease }) => lease),
        own.map(({ amount }) => amount),
      );
    }
  };

  const timer = setInterval(() => {
    const idle = [...leases.values()].filter(({ touched }) => !touched);
    for (const lease of leases.values()) lease.touched = false;
    void giveBack(idle).catch(onFailure);
  }, everyMs);
  timer.unref();

  return {
    async take(partner, wants, nowMs) {
      const held = wants.map(({ rule, amount }) => ({ lease: leaseOf(partner, rule, nowMs), amount }));
      for (;;) {
        const lacking = held.filter(({ lease, amount }) => lease.free < amount);
        for (const { lease } of held) lease.touched = true;
        if (lacking.length === 0) break;
        // A flood against a quota that is used up does not become a flood against the database.
        const known = lacking.find(({ lease }) => spent(lease) && performance.now() - lease.takenAtMs < everyMs);
        if (known) return { short: balanceOf(known.lease), balances: held.map(({ lease }) => balanceOf(lease)) };
        const underWay = refills.get(partner);
        if (underWay) {
          await underWay;
          continue;
        }
        const began = refill(partner, lacking).finally(() => refills.delete(partner));
        refills.set(partner, began);
        await began;
        const short = lacking.find(({ lease, amount }) => lease.free < amount && spent(lease));
        if (short) return { short: balanceOf(short.lease), balances: held.map(({ lease }) => balanceOf(lease)) };
      }
      for (const { lease, amount } of held) lease.free -= amount;
      return { short: null, balances: held.map(({ lease }) => balanceOf(lease)) };
    },
    async close() {
      clearInterval(timer);
      await Promise.allSettled(refills.values());
      await giveBack([...leases.values()]).catch(onFailure);
    },
  };
}

/** The database has given all that it had. */
function spent({ rule, used }: Lease): boolean {
  return !rule.observed && used >= rule.limit;
}

function balanceOf({ rule, used, free, untilMs }: Lease): Balance {
  return { rule, left: Math.max(0, rule.limit - used + free), untilMs };
}

async function takeFrom(sql: Sql, partner: string, leases: readonly Lease[], amounts: readonly number[]) {
  const rows = await sql`
    select urut, diberi, terpakai, peringatan from perjanjian.ambil_jatah(${partner}, ${leases.map(({ rule }) => rule.scope)}::text[],
      ${leases.map(({ rule }) => rule.unit)}::text[], ${leases.map(({ fromMs }) => new Date(fromMs).toISOString())}::timestamptz[],
      ${leases.map(({ rule }) => rule.limit)}::bigint[], ${leases.map(({ rule }) => String(rule.observed))}::text[]::boolean[],
      ${[...amounts]}::bigint[])`;
  return rows.map((row) => ({
    place: Number(row['urut']) - 1,
    given: Number(row['diberi']),
    used: Number(row['terpakai']),
    warned: row['peringatan'] === true,
  }));
}
