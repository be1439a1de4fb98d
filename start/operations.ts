// What partners have registered, in the database: found for the router, registered within a bound, listed with what became of each.
import type { Contract } from '@bagi/agreements/contract.ts';
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import type { Judged } from '@bagi/agreements/registered.ts';
import { judgeDocument } from '@bagi/router/judging.ts';
import type { DocumentUnder } from '@bagi/router/registered.ts';
import type { Sql } from 'postgres';

/** How many documents a partner may have registered at once. */
export const operationsMax = 1_000;

/** Documents by partner and id, as the role that reads no table. */
export function documentUnder(sql: Sql): DocumentUnder {
  return async (partner, id) => {
    const [row] = await sql<{ text: string | null }[]>`select perjanjian.naskah_operasi(${partner}, ${id}) as text`;
    return row?.text ?? null;
  };
}

export type Became = 'BARU' | 'ADA' | 'PENUH';

/** Registers a document that was judged and has no faults. */
export async function registerDocument(
  sql: Sql,
  { agreement }: Contract,
  document: { readonly text: string; readonly name: string; readonly judged: Judged; readonly way: string },
): Promise<Became> {
  const { text, name, judged, way } = document;
  const [row] = await sql<{ became: Became }[]>`
    select perjanjian.daftarkan_operasi(${agreement.partner}, ${judged.id}, ${name}, ${text}, ${[...judged.coordinates]}, ${judged.cost},
      ${agreement.version}, ${way}, ${operationsMax}) as became`;
  if (!row) throw new Error('The database says nothing of an operation.');
  return row.became;
}

export interface Registered {
  readonly mitra: string;
  readonly id: string;
  readonly nama: string;
  readonly naskah: string;
  readonly koordinat: readonly string[];
  readonly biaya: number;
  readonly versi: string;
  readonly didaftarkan: string;
  /** The last day on which it was asked, and how often since it was registered; of days that are counted. */
  readonly terakhir: string | null;
  readonly kali: number;
}

/** What is registered, by partner and name. */
export async function registeredOperations(sql: Sql, mitra: string | null): Promise<Registered[]> {
  return sql<Registered[]>`
    select o.mitra, o.id, o.nama, o.naskah, o.koordinat, o.biaya::float8, o.versi::text,
      (o.didaftarkan at time zone 'Asia/Jakarta')::date::text as didaftarkan, max(h.hari)::text as terakhir,
      coalesce(sum(h.kali), 0)::float8 as kali
    from perjanjian.operasi as o left join catatan.operasi_harian as h on h.mitra = o.mitra and h.operasi = o.id
    where ${mitra}::text is null or o.mitra = ${mitra}
    group by o.mitra, o.id order by o.mitra, o.nama, o.id`;
}

/** Takes out what a partner has registered under an id; says whether there was anything. */
export async function removeOperation(sql: Sql, mitra: string, id: string): Promise<boolean> {
  const rows = await sql`delete from perjanjian.operasi where mitra = ${mitra} and id = ${id} returning id`;
  return rows.length > 0;
}

export interface Refused {
  /** The first day on which it is so. */
  readonly since: string;
  readonly faults: readonly string[];
}

/** Why a document is not answered, today or under a version that is still to come; null when it is under all. */
export function refusedUnder(
  { mitra, naskah }: Pick<Registered, 'mitra' | 'naskah'>,
  library: Library,
  contractOf: ContractOf,
  nowMs: number,
): Refused | null {
  const today = dayInJakarta(nowMs);
  const coming = (library.get(mitra) ?? []).map(({ agreement }) => agreement.version).filter((day) => day > today);
  for (const day of [today, ...coming]) {
    const faults = faultsOn(day, mitra, naskah, contractOf);
    if (faults.length > 0) return { since: day, faults };
  }
  return null;
}

function faultsOn(day: string, mitra: string, text: string, contractOf: ContractOf): readonly string[] {
  try {
    return judgeDocument(contractOf(mitra, Date.parse(`${day}T12:00:00+07:00`)), text).faults;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
