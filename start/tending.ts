// What the record and the quotas need of whoever owns them, at the start and every few hours: months, keys, days counted, windows forgotten.
import { openPool } from '@bagi/database/connect.ts';
import { makeMonths, monthOf } from '@bagi/record/months.ts';
import { countDays } from '@bagi/record/usage/count.ts';
import type { Sql } from 'postgres';
import { type InForce, noteInForce } from './changes.ts';
import { requireOneKey } from './recordKeys.ts';

const everyMs = 6 * 60 * 60 * 1000;

/** How often the day that runs is counted anew. */
const countsMs = 60 * 60 * 1000;

/** How long before a year begins its key is made. */
const aheadMs = 30 * 24 * 60 * 60 * 1000;

interface Tended extends InForce {
  readonly sql: Sql;
  readonly databaseUrl: string;
}

/** Tends the record now, and from now on; returns how to stop. */
export async function tendRecord(
  { sql, databaseUrl, ...inForce }: Tended,
  onFailure: (error: unknown) => void,
): Promise<() => Promise<void>> {
  await noteInForce(sql, inForce, Date.now());
  const tend = async () => {
    const now = Date.now();
    await makeMonths(sql, monthOf(now));
    await requireOneKey(sql, inForce.config.recordKeysDirectory, now + aheadMs);
    await sql`select perjanjian.lupakan_jatah()`;
  };
  await tend();
  // A connection of its own: to count may take longer than anybody else waits.
  const own = openPool(databaseUrl, { max: 1, applicationName: 'bagi-pakai hitungan', idleTimeoutSeconds: 60 });
  let stopped = false;
  let counting: Promise<unknown> = Promise.resolve();
  // What a stop cut short is counted by the next start.
  const failed = (error: unknown) => {
    if (!stopped) onFailure(error);
  };
  // Nobody waits for it: there may be much to count.
  const count = () => {
    counting = counting.then(() => countDays(own, Date.now(), () => !stopped)).catch(failed);
  };
  count();
  const timers = [
    setInterval(() => void tend().catch(onFailure), everyMs).unref(),
    setInterval(count, countsMs).unref(),
  ];
  return async () => {
    stopped = true;
    for (const timer of timers) clearInterval(timer);
    await own.end({ timeout: 1 });
    await counting;
  };
}
