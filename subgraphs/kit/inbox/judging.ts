// Every fault of every record, by what was sent and by the reference lists alone: no person of the register has a say.
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { type Codes, codesIn } from './codes.ts';
import type { Fault, Isi, Kind, Reference } from './kinds.ts';

export async function judged(
  database: PostgresJsDatabase,
  kind: Kind,
  records: readonly Isi[],
): Promise<readonly (readonly Fault[])[]> {
  const told = records.map((isi) => ({ isi, faults: [...kind.faults(isi)] }));
  for (const [field, reference] of Object.entries(kind.references)) {
    // One statement for each list, also where no code is given: what is sent does not show in how much is asked.
    const codes = records.map((isi) => isi[field]).filter((code) => typeof code === 'string');
    const known = await codesIn(database, reference.table, codes, columnsOf(reference));
    for (const { isi, faults } of told) {
      if (faults.some(({ bidang }) => bidang === field)) continue;
      const alasan = referenceFault(reference, known, isi, isi[field]);
      if (alasan !== null) faults.push({ bidang: field, alasan });
    }
  }
  return told.map(({ faults }) => faults);
}

/** The columns of a reference table that are looked at beside its ids and names. */
export function columnsOf({ is = {}, agrees = {} }: Reference): string[] {
  return [...Object.keys(is), ...Object.keys(agrees)];
}

function referenceFault({ is = {}, agrees = {} }: Reference, known: Codes, isi: Isi, code: unknown): string | null {
  if (typeof code !== 'string') return null;
  const found = known.get(code)?.find((row) => Object.entries(is).every(([column, value]) => row[column] === value));
  if (!found) return 'The reference list has no such id.';
  const other = Object.entries(agrees).find(([column, field]) => found[column] !== (isi[field] ?? null));
  return other ? `It does not belong to ${other[1]}.` : null;
}
