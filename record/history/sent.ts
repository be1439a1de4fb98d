// What a credential was sent in a time: each access as it comes, and of each subject how often, since when, and which sets of fields.
import type { Sql } from 'postgres';
import { yearOf } from '../pseudonyms.ts';

/** Whose accesses, and of which time; moments as PostgreSQL reads them. */
export interface Range {
  readonly client?: string | undefined;
  readonly partner?: string | undefined;
  readonly from: string;
  readonly until: string;
}

/** An access in that time; persons are its last column, and go no further than the subjects. */
export interface Sent {
  readonly id: string;
  readonly waktu: string;
  readonly mitra: string;
  readonly klien: string;
  readonly petugas: string | null;
  readonly perjanjian: string | null;
  readonly tujuan: string | null;
  readonly mode: string | null;
  readonly layanan: readonly string[];
  readonly baris: readonly number[];
  readonly operasi: string | null;
  readonly medan: string | null;
  readonly jumlahOrang: number;
  readonly keputusan: string;
  readonly permintaan: string;
  readonly orang: readonly string[];
}

/** Whoever an answer held something of, by the pseudonym of a year. */
export interface SentSubject {
  readonly year: number;
  times: number;
  readonly first: string;
  last: string;
  readonly sets: Set<string>;
}

/** How many accesses are read at once. */
const atOnce = 5_000;

/** Every access of a range, in order of time, some thousands at once. */
export function sentIn(sql: Sql, { client, partner, from, until }: Range): AsyncIterable<Sent[]> {
  return sql<Sent[]>`
    select id::text as id, to_char(waktu at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as waktu,
      mitra, klien, petugas, perjanjian, tujuan, mode, layanan, baris, operasi, encode(medan, 'hex') as medan,
      jumlah_orang as "jumlahOrang", keputusan, permintaan::text as permintaan, orang::text[] as orang
    from catatan.akses
    where waktu >= ${from} and waktu < ${until}
      and ${client === undefined ? sql`true` : sql`klien = ${client}`}
      and ${partner === undefined ? sql`true` : sql`mitra = ${partner}`}
    order by waktu, id`.cursor(atOnce);
}

/** Adds the subjects of an access to those who are known. */
export function note(subjects: Map<string, SentSubject>, { waktu, medan, orang }: Sent): void {
  const year = yearOf(Date.parse(waktu));
  for (const name of orang) {
    const known = subjects.get(name) ?? { year, times: 0, first: waktu, last: waktu, sets: new Set<string>() };
    known.times++;
    known.last = waktu;
    if (medan !== null) known.sets.add(medan);
    subjects.set(name, known);
  }
}
