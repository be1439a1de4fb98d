// From pseudonyms back to persons: the register is read through once, and each person given the names that the record has for them.
import { byFile, byNip } from '@bagi/agreements/asking.ts';
import { naming } from '@bagi/record/pseudonyms.ts';
import type { Sql } from 'postgres';

/** Of a person as far as a notice needs it. */
export interface Known {
  readonly id: string;
  readonly nip: string;
}

/** How many rows are read at once. */
const atOnce = 10_000;

/**
 * Pseudonym → person, for those wanted. `keys` are those of the years in question. Files are looked through only when somebody
 * is still missing: there are many of them. Whoever is in no register, and was only asked for, stays missing.
 */
export async function personsBehind(
  sql: Sql,
  wanted: ReadonlyMap<string, unknown>,
  keys: readonly Uint8Array[],
): Promise<Map<string, Known>> {
  const found = new Map<string, Known>();
  const namings = keys.map(naming);
  const look = (subject: string, known: Known) => {
    for (const named of namings) {
      const name = named(subject);
      if (wanted.has(name)) found.set(name, known);
    }
  };
  const read = async (text: string, subject: (said: string) => string) => {
    const rows = sql.unsafe<{ id: string; nip: string | null; said: string }[]>(text).cursor(atOnce);
    for await (const some of rows as AsyncIterable<{ id: string; nip: string | null; said: string }[]>) {
      if (found.size === wanted.size) break;
      for (const { id, nip, said } of some) look(subject(said), { id, nip: nip ?? '' });
    }
  };
  const person = 'id, nip from asn.asn';
  await read(`select id as said, ${person}`, (id) => id);
  if (found.size < wanted.size)
    await read('select n.nip as said, a.id, a.nip from asn.nip as n join asn.asn as a on a.id = n.asn_id', byNip);
  for (const table of ['asn.berkas', 'riwayat.dokumen', 'usulan.dokumen']) {
    if (found.size === wanted.size) break;
    await read(`select d.sha256 as said, a.id, a.nip from ${table} as d join asn.asn as a on a.id = d.asn_id`, byFile);
  }
  return found;
}
