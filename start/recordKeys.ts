// The keys of the record, one for each year, each in a file of its own: whoever destroys it forgets the persons of that year.
import { createHmac } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KeyOf, yearOf } from '@bagi/record/pseudonyms.ts';
import type { Sql } from 'postgres';
import { kept } from './secrets.ts';

/** Keys of a directory; one that is missing is made, unless it was destroyed. */
export function recordKeys(directory: string): KeyOf {
  const known = new Map<number, Buffer>();
  return (year) => {
    const before = known.get(year);
    if (before) return before;
    if (isDestroyed(directory, year)) throw new Error(`The record's key of ${year} has been destroyed.`);
    const key = Buffer.from(kept(directory, String(year)), 'hex');
    known.set(year, key);
    return key;
  };
}

/** Whether a year's key is there. */
export function hasKey(directory: string, year: number): boolean {
  return existsSync(join(directory, String(year)));
}

/** Destroys a year's key for good: what is left says that it was, so that none is made again. */
export function destroyKey(directory: string, year: number, atMs: number): void {
  writeFileSync(graveOf(directory, year), new Date(atMs).toISOString());
  const file = join(directory, String(year));
  if (!existsSync(file)) return;
  writeFileSync(file, '0'.repeat(64));
  rmSync(file);
}

function isDestroyed(directory: string, year: number): boolean {
  return existsSync(graveOf(directory, year));
}

function graveOf(directory: string, year: number): string {
  return join(directory, `${year}-dimusnahkan`);
}

/** Of two machines with different keys the second does not serve: a person would have two names in one year. */
export async function requireOneKey(sql: Sql, keyOf: KeyOf, nowMs: number): Promise<void> {
  const year = yearOf(nowMs);
  const mark = createHmac('sha256', keyOf(year)).update('catatan.kunci').digest();
  await sql`insert into catatan.kunci (tahun, sidik) values (${year}, ${mark}) on conflict do nothing`;
  const [known] = await sql<{ sidik: Buffer }[]>`select sidik from catatan.kunci where tahun = ${year}`;
  if (known?.sidik.equals(mark)) return;
  throw new Error(
    `The record of ${year} was begun with another key: set RECORD_KEYS_DIRECTORY to where that key is, and see docs/record.md.`,
  );
}
