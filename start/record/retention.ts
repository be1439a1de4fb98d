// How long the record is kept: months to come are made, months that are over are dropped whole, and a year's persons are forgotten.
import { noteDeed } from '@bagi/record/changes.ts';
import { dropMonth, monthAfter, monthOf, monthsBefore, monthText } from '@bagi/record/months.ts';
import { countBefore } from '@bagi/record/usage/count.ts';
import { yearOf } from '@bagi/record/pseudonyms.ts';
import type { Sql } from 'postgres';
import { destroyKey, existingKey } from '../recordKeys.ts';

export interface Wish {
  readonly by: string;
  /** Does it; otherwise it is only said. */
  readonly apply: boolean;
}

/** Drops the months that ended so many months ago, and says which. */
export async function dropBefore(sql: Sql, keep: number, { by, apply }: Wish, atMs: number): Promise<string[]> {
  if (keep < 1) throw new Error('The month that runs is kept.');
  const over = await monthsBefore(sql, monthAfter(monthOf(atMs), -keep));
  const said: string[] = [];
  const last = over.at(-1);
  if (apply && last) await countBefore(sql, monthAfter(last));
  for (const month of over) {
    if (apply) {
      await noteDeed(
        sql,
        { deed: 'bulan-dibuang', of: monthText(month), by, details: await dropMonth(sql, month) },
        atMs,
      );
    }
    said.push(`${monthText(month)} ${apply ? 'is dropped.' : 'would be dropped: --apply'}`);
  }
  return said.length === 0 ? ['No month is over.'] : said;
}

/** Destroys the key of a year that is over: nothing leads from a person to its rows any more, and the rows stay as they are. */
export async function forget(sql: Sql, keys: string, year: number, { by, apply }: Wish, atMs: number): Promise<string> {
  if (year >= yearOf(atMs)) throw new Error(`The year ${year} is not over.`);
  if (existingKey(keys, year) === null) return `There is no key of ${year} in ${keys}.`;
  if (!apply) return `The key of ${year} would be destroyed for good: --apply`;
  await noteDeed(sql, { deed: 'kunci-dimusnahkan', of: String(year), by, details: {} }, atMs);
  destroyKey(keys, year, atMs);
  return `The key of ${year} is destroyed here. Destroy its copies as well: backups, and where other machines have it.`;
}
