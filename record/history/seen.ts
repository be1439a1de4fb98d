// What was told of a person: every access whose answer held something of them, found by their pseudonyms of each year.
import type { Sql } from 'postgres';

/** An access as it is told to a person or an auditor: without anybody else. */
export interface Seen {
  readonly id: string;
  /** In UTC, as 2026-11-21T08:30:00.000Z. */
  readonly waktu: string;
  readonly mitra: string;
  readonly klien: string;
  readonly petugas: string | null;
  readonly perjanjian: string | null;
  readonly tujuan: string | null;
  readonly mode: string | null;
  readonly layanan: readonly string[];
  readonly koordinat: readonly string[];
}

/** The names that a person has in the record of one year. */
export interface NamesOfYear {
  readonly year: number;
  readonly names: readonly string[];
}

const text = `
  select a.id::text as id, to_char(a.waktu at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as waktu,
    a.mitra, a.klien, a.petugas, a.perjanjian, a.tujuan, a.mode, a.layanan, coalesce(m.koordinat, '{}') as koordinat
  from catatan.akses as a left join catatan.medan as m on m.sidik = a.medan
  where a.orang && $1::uuid[] and a.waktu >= $2 and a.waktu < $3
  order by a.waktu, a.id`;

/** Every access to a person, in order of time. A year whose key is gone has no names, and nothing is found in it. */
export async function seenOf(sql: Sql, years: readonly NamesOfYear[]): Promise<Seen[]> {
  const found = await Promise.all(
    years
      .filter(({ names }) => names.length > 0)
      .map(({ year, names }) => sql.unsafe<Seen[]>(text, [[...names], firstMomentOf(year), firstMomentOf(year + 1)])),
  );
  return found.flat().toSorted((one, other) => (one.waktu < other.waktu ? -1 : 1));
}

/** The first moment of a year, in Jakarta. */
function firstMomentOf(year: number): string {
  return `${year}-01-01 00:00:00+07`;
}
