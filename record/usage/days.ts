// What a partner used by the day, as it was counted: numbers alone.
import type { Sql } from 'postgres';

/** What was used of one service on one day; of all of them together where none is named. */
export interface Used {
  readonly hari: string;
  readonly perjanjian: string | null;
  readonly layanan: string | null;
  readonly permintaan: number;
  readonly orang: number;
  readonly baris: number;
  readonly ditolak: Readonly<Record<string, number>>;
  readonly putusan: Readonly<Record<string, number>>;
}

/** First and last day, both included. */
export interface Days {
  readonly dari: string;
  readonly sampai: string;
}

export async function usedBy(sql: Sql, mitra: string, { dari, sampai }: Days): Promise<Used[]> {
  return sql<Used[]>`
    select hari::text, perjanjian, layanan, permintaan::float8, orang::float8, baris::float8, ditolak, putusan
    from catatan.pemakaian_harian where mitra = ${mitra} and hari between ${dari} and ${sampai}
    order by hari, perjanjian collate "C" nulls last, layanan collate "C" nulls first`;
}

/** Up to which moment days are counted; none while nothing is. In UTC. */
export async function countedUntil(sql: Sql, { dari, sampai }: Days): Promise<string | null> {
  const [found] = await sql<{ until: string | null }[]>`
    select to_char(max(sampai) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as until
    from catatan.hari_terhitung where hari between ${dari} and ${sampai}`;
  return found?.until ?? null;
}

/** Whether a day, and so every one before it, was counted to its end. */
export async function isOver(sql: Sql, day: string): Promise<boolean> {
  const [found] = await sql`select from catatan.hari_terhitung where hari >= ${day} and selesai`;
  return found !== undefined;
}
