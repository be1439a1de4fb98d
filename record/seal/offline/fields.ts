// The sets of fields that rows name by their digests: a set that was changed is not the one that was named.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TransactionSql } from 'postgres';
import { fieldSet } from '../../fieldSet.ts';
import type { FieldSet } from '../../row.ts';
import { files } from './form.ts';
import type { Find } from './verify.ts';

/** Writes the sets of these digests, in hex. */
export async function writeFields(sql: TransactionSql, directory: string, digests: ReadonlySet<string>): Promise<void> {
  const sets = await sql<FieldSet[]>`
    select encode(sidik, 'hex') as digest, koordinat as coordinates from catatan.medan
    where sidik = any(select decode(one, 'hex') from unnest(${[...digests]}::text[]) as one) order by sidik`;
  const lines = sets.map(({ digest, coordinates }) => `${JSON.stringify({ digest, coordinates })}\n`);
  writeFileSync(join(directory, files.fields), lines.join(''), { flag: 'wx' });
}

/** The digests of the sets that are in an export as they were named. */
export function fieldsIn(directory: string, find: Find): ReadonlySet<string> {
  const lines = readFileSync(join(directory, files.fields), 'utf8').split('\n').slice(0, -1);
  return new Set(lines.flatMap((line, nth) => digestIn(line) ?? changed(nth + 1, find)));
}

function digestIn(line: string): string | null {
  try {
    const { digest, coordinates } = JSON.parse(line) as FieldSet;
    return fieldSet(coordinates).digest === digest ? digest : null;
  } catch {
    return null;
  }
}

function changed(line: number, find: Find): [] {
  find(`line ${line} of ${files.fields}`, 'The set of fields is another than its digest names: it was changed.');
  return [];
}
