// What a credential was sent in a time: the database copies it out as it stands, and subjects and days are gathered as it comes.
import type { Readable } from 'node:stream';
import type { Sql } from 'postgres';
import { eachElement, readRows, type Row, textIn } from './copied.ts';
import { type Subjects, subjects } from './subjects.ts';

/** Whose accesses, and of which time; moments as PostgreSQL reads them. */
export interface Range {
  readonly client?: string | undefined;
  readonly partner?: string | undefined;
  readonly from: string;
  readonly until: string;
}

/** Accesses of one day in Jakarta that are alike. */
export interface SentOfDay {
  readonly hari: string;
  readonly mitra: string;
  readonly klien: string;
  readonly perjanjian: string | null;
  readonly layanan: readonly string[];
  /** Digest of the set of fields in hex; null of what held none. */
  readonly medan: string | null;
  readonly keputusan: string;
  kali: number;
  /** Subjects, each as often as it was sent. */
  orang: number;
}

export interface Gathered {
  readonly days: readonly SentOfDay[];
  readonly subjects: Subjects;
  /** Number → digest of a set of fields. */
  readonly sets: readonly string[];
}

/** The accesses of a range, as a condition; COPY takes no parameters, so the server quotes what was given. */
export async function conditionOf(sql: Sql, { client, partner, from, until }: Range): Promise<string> {
  const [row] = await sql<{ condition: string }[]>`
    select format('waktu >= %L::timestamptz and waktu < %L::timestamptz', ${from}::text, ${until}::text)
      || coalesce(' and klien = ' || quote_literal(${client ?? null}::text), '')
      || coalesce(' and mitra = ' || quote_literal(${partner ?? null}::text), '') as condition`;
  if (!row) throw new Error('PostgreSQL says nothing.');
  return row.condition;
}

/** What is copied; from the second to the last but one they say of what kind an access is. */
const columns = ['waktu', 'medan', 'klien', 'mitra', 'perjanjian', 'layanan', 'keputusan', 'orang'] as const;
const column = Object.fromEntries(columns.map((name, place) => [name, place])) as Record<
  (typeof columns)[number],
  number
>;

/** PostgreSQL counts microseconds from the year 2000. */
const epochMs = Date.UTC(2000, 0, 1);
const dayMs = 24 * 60 * 60 * 1000;
const jakartaMs = 7 * 60 * 60 * 1000;

/** Gathers everything of a condition; a month of a million accesses a day is some half a minute's work. */
export async function gather(sql: Sql, condition: string): Promise<Gathered> {
  const gathered = subjects();
  const kinds = new Map<string, { readonly day: SentOfDay; readonly set: number }>();
  const sets: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (digest: string | null): number => {
    if (digest === null) return -1;
    const number = numbers.get(digest) ?? sets.push(digest) - 1;
    numbers.set(digest, number);
    return number;
  };
  let [ms, set] = [0, -1];
  const note = (bytes: Buffer, from: number) => gathered.note(bytes, from, ms, set);
  const take = (row: Row) => {
    ms = momentIn(row);
    const day = Math.floor((ms + jakartaMs) / dayMs);
    const key = kindIn(row) + day;
    let kind = kinds.get(key);
    if (!kind) {
      const alike = alikeIn(row, day);
      kinds.set(key, (kind = { day: alike, set: numberOf(alike.medan) }));
    }
    ({ set } = kind);
    kind.day.kali++;
    kind.day.orang += personsIn(row);
    eachElement(row, column.orang, note);
  };
  const copied = await copy(sql, `select ${columns.join(', ')} from catatan.akses where ${condition}`);
  await readRows(copied, columns.length, take);
  gathered.settle();
  const days = [...kinds.values()].map(({ day }) => day);
  return {
    days: days.toSorted((one, other) => orderOf(one).localeCompare(orderOf(other))),
    subjects: gathered,
    sets,
  };
}

async function copy(sql: Sql, query: string): Promise<Readable> {
  return sql.unsafe(`copy (${query}) to stdout (format binary)`).readable();
}

function momentIn({ bytes, at }: Row): number {
  const from = at[column.waktu] ?? 0;
  return epochMs + (bytes.readInt32BE(from) * 2 ** 32 + bytes.readUInt32BE(from + 4)) / 1_000;
}

const lengthBytes = 4;

/** The bytes of what an access is alike in, with their lengths. */
function kindIn({ bytes, at, length }: Row): string {
  const last = column.keputusan;
  return bytes.toString('latin1', (at[column.medan] ?? 0) - lengthBytes, (at[last] ?? 0) + (length[last] ?? 0));
}

/** A uuid and its length. */
const elementBytes = 20;

function personsIn({ length }: Row): number {
  return Math.max(0, (length[column.orang] ?? 0) - elementBytes) / elementBytes;
}

function alikeIn(row: Row, day: number): SentOfDay {
  const layanan: string[] = [];
  eachElement(row, column.layanan, (bytes, from, to) => layanan.push(bytes.toString('utf8', from, to)));
  const [from = 0, size = -1] = [row.at[column.medan], row.length[column.medan]];
  return {
    hari: new Date(day * dayMs).toISOString().slice(0, 10),
    mitra: textIn(row, column.mitra) ?? '',
    klien: textIn(row, column.klien) ?? '',
    perjanjian: textIn(row, column.perjanjian),
    layanan,
    medan: size < 0 ? null : row.bytes.toString('hex', from, from + size),
    keputusan: textIn(row, column.keputusan) ?? '',
    kali: 0,
    orang: 0,
  };
}

function orderOf({ hari, mitra, klien, perjanjian, layanan, keputusan, medan }: SentOfDay): string {
  return [hari, mitra, klien, perjanjian, ...layanan, keputusan, medan].join(' ');
}

/** Every access as CSV, in order of time; moments in UTC. */
export async function accessLines(sql: Sql, condition: string): Promise<Readable> {
  return sql
    .unsafe(
      `copy (
        select id as nomor, waktu at time zone 'UTC' as waktu, ${plain('mitra')} as mitra, ${plain('klien')} as klien, petugas, perjanjian,
          tujuan, mode, array_to_string(layanan, ' ') as layanan, array_to_string(baris, ' ') as baris, operasi,
          encode(medan, 'hex') as medan, jumlah_orang as "jumlahOrang", keputusan, permintaan
        from catatan.akses where ${condition} order by waktu, id)
      to stdout (format csv, header)`,
    )
    .readable();
}

/** Names out of tokens may be anything; no spreadsheet takes them for a formula. */
function plain(name: string): string {
  return `regexp_replace(${name}, '^[=+@-]', '''\\&')`;
}
