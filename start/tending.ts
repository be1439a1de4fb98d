// What the record needs of whoever owns it, at the start and every few hours: months to come, the next year's key, what is in force.
import { makeMonths, monthOf } from '@bagi/record/months.ts';
import type { Sql } from 'postgres';
import { type InForce, noteInForce } from './changes.ts';
import { requireOneKey } from './recordKeys.ts';

const everyMs = 6 * 60 * 60 * 1000;

/** How long before a year begins its key is made. */
const aheadMs = 30 * 24 * 60 * 60 * 1000;

/** Tends the record now, and from now on; returns how to stop. */
export async function tendRecord(
  { sql, ...inForce }: InForce & { readonly sql: Sql },
  onFailure: (error: unknown) => void,
): Promise<() => void> {
  await noteInForce(sql, inForce, Date.now());
  const tend = async () => {
    const now = Date.now();
    await makeMonths(sql, monthOf(now));
    await requireOneKey(sql, inForce.config.recordKeysDirectory, now + aheadMs);
  };
  await tend();
  const timer = setInterval(() => void tend().catch(onFailure), everyMs).unref();
  return () => clearInterval(timer);
}
