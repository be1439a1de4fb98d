// What a law keeps from persons for a while: which accesses, why, by whom, and until when; afterwards it is told like everything.
import type { Sql } from 'postgres';
import { v7 } from 'uuid';
import type { Seen } from './seen.ts';

export interface Hold {
  readonly id: string;
  readonly mitra: string | null;
  /** Pseudonyms; null when it is about whomever the partner asked for. */
  readonly orang: readonly string[] | null;
  readonly dari: string | null;
  readonly hingga: string | null;
  readonly alasan: string;
  readonly dasar: string;
  readonly oleh: string;
  readonly sampai: string;
}

/** Everything that hides at a moment. */
export async function holdsAt(sql: Sql, atMs: number): Promise<Hold[]> {
  const at = new Date(atMs).toISOString();
  return sql<Hold[]>`
    select h.id::text as id, mitra, orang::text[] as orang, ${iso(sql, 'dari')} as dari, ${iso(sql, 'hingga')} as hingga,
      alasan, dasar, oleh, ${iso(sql, 'sampai')} as sampai
    from catatan.penundaan as h
    where mencabut is null and sampai > ${at}
      and not exists (select from catatan.penundaan as ended where ended.mencabut = h.id and ended.waktu <= ${at})
    order by h.waktu`;
}

function iso(sql: Sql, column: string) {
  return sql.unsafe(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

/** Whether a hold hides an access from a person who has these names in the record. */
export function hides(hold: Hold, seen: Seen, names: ReadonlySet<string>): boolean {
  if (hold.mitra !== null && hold.mitra !== seen.mitra) return false;
  if (hold.orang !== null && !hold.orang.some((name) => names.has(name))) return false;
  if (hold.dari !== null && seen.waktu < hold.dari) return false;
  return hold.hingga === null || seen.waktu < hold.hingga;
}

/** Begins a hold; it hides nothing that nobody is named for, and never without an end. */
export async function hold(
  sql: Sql,
  { mitra, orang, dari, hingga, alasan, dasar, oleh, sampai }: Omit<Hold, 'id'>,
  atMs: number,
) {
  if (mitra === null && orang === null) throw new Error('A hold names a partner, a person, or both.');
  if (Date.parse(sampai) <= atMs) throw new Error('A hold ends on a day to come.');
  const id = v7({ msecs: atMs });
  await sql`
    insert into catatan.penundaan (id, waktu, mitra, orang, dari, hingga, alasan, dasar, oleh, sampai)
    values (${id}, ${new Date(atMs).toISOString()}, ${mitra}, ${orang as string[] | null}::uuid[], ${dari}, ${hingga}, ${alasan}, ${dasar}, ${oleh}, ${sampai})`;
  return id;
}

/** Ends a hold before its day; the row that began it stays. */
export async function release(sql: Sql, id: string, alasan: string, oleh: string, atMs: number): Promise<void> {
  const [known] = await sql`select dasar from catatan.penundaan where id = ${id} and mencabut is null`;
  if (!known) throw new Error(`There is no hold ${id}.`);
  const at = new Date(atMs).toISOString();
  await sql`
    insert into catatan.penundaan (id, waktu, alasan, dasar, oleh, sampai, mencabut)
    values (${v7({ msecs: atMs })}, ${at}, ${alasan}, ${String(known['dasar'])}, ${oleh}, ${at}, ${id})`;
}
