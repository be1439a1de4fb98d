// The keys of the record, one for each year, each in a file of its own: whoever destroys it forgets the persons of that year.
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** The key of a year as it is there; null when it is not, whether it was destroyed or is elsewhere. Nothing is made. */
export function existingKey(directory: string, year: number): Buffer | null {
  const file = join(directory, String(year));
  return existsSync(file) ? Buffer.from(readFileSync(file, 'utf8').trim(), 'hex') : null;
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
export async function requireOneKey(sql: Sql, directory: string, atMs: number): Promise<void> {
  const year = yearOf(atMs);
  const marked = () => sql<{ sidik: Buffer }[]>`select sidik from catatan.kunci where tahun = ${year}`;
  // A year that was begun has its key somewhere: none is made in its place.
  const isBegun = (await marked()).length > 0;
  const key = isBegun ? existingKey(directory, year) : recordKeys(directory)(year);
  const mark = key && createHmac('sha256', key).update('catatan.kunci').digest();
  if (!isBegun) await sql`insert into catatan.kunci (tahun, sidik) values (${year}, ${mark}) on conflict do nothing`;
  const [known] = await marked();
  if (mark && known?.sidik.equals(mark)) return;
  throw new Error(
    `The record of ${year} was begun with another key than ${join(directory, String(year))}: set RECORD_KEYS_DIRECTORY to where that key is.`,
  );
}
