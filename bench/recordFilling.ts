// A log to be measured: persons with numbers alone, and a year of accesses to them, made where they are kept.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeMonths, monthAfter, monthText, partitionOf, type Month } from '@bagi/record/months.ts';
import type { Sql } from 'postgres';

/** Invented: the serial of their NIP is 900 and above, and nobody was appointed in that year. */
export function personOf(which: number): { id: string; nip: string } {
  return { id: which.toString(16).padStart(32, '0'), nip: `1900${String(which).padStart(11, '0')}900` };
}

/** Persons in the register, and beside it the name that the record has for each. */
export async function fillPersons(sql: Sql, persons: number, nameOf: (id: string) => string): Promise<void> {
  const one = await sql.reserve();
  try {
    // Nothing but ids and numbers is there, so no trigger has anything to do.
    await one`set session_replication_role = replica`;
    await one`create unlogged table public.nama (nomor integer primary key, samaran uuid)`;
    const numbers = Array.from({ length: persons }, (_, index) => index + 1);
    const people = await one`copy asn.asn (id, nip, jenis_asn, kedudukan_hukum_id) from stdin`.writable();
    await pipeline(Readable.from(lines(numbers, (which) => [...Object.values(personOf(which)), 'PNS', '01'])), people);
    const names = await one`copy public.nama from stdin`.writable();
    await pipeline(Readable.from(lines(numbers, (which) => [which, nameOf(personOf(which).id)])), names);
    await one`analyze public.nama`;
    await one`
      create unlogged table public.blok as
      select (nomor - 1) / 40 as nomor, array_agg(samaran order by nomor) as nama from public.nama group by 1`;
    await one`create index on public.blok (nomor)`;
    await one`analyze public.blok`;
  } finally {
    one.release();
  }
}

function* lines(numbers: readonly number[], cells: (which: number) => readonly (string | number)[]): Generator<string> {
  for (let from = 0; from < numbers.length; from += 1_000)
    yield numbers
      .slice(from, from + 1_000)
      .map((which) => `${cells(which).join('\t')}\n`)
      .join('');
}

export interface Filling {
  readonly year: number;
  readonly requests: number;
  readonly persons: number;
  /** How many more accesses one credential makes in March. */
  readonly busy: number;
  readonly onProgress: (months: number) => void;
}

/** How many accesses a person has in a year of a million requests a day of three persons each, among 4.5 million. */
const usual = 240;

/** A year of accesses: of a hundred answers ninety hold one person, nine hold ten, and one holds a hundred. */
export async function fillLog(sql: Sql, { year, requests, persons, busy, onProgress }: Filling): Promise<void> {
  await sql`
    insert into catatan.medan select sha256(set::text::bytea), array['Asn.id', 'Asn.nama', 'Asn.nip', 'Query.asn', 'Asn.jabatan' || set]
    from generate_series(1, 200) as set`;
  // Sorted in at once, as autovacuum would have done by then.
  await sql`drop index catatan.akses_of_person, catatan.akses_of_client, catatan.akses_to_seal`;
  for (let index = 0; index < 12; index++) {
    const month: Month = monthAfter({ year, month: 1 }, index);
    const next = monthAfter(month);
    const [first, last] = [month, next].map((one) => `${monthText(one)}-01 00:00:00+07`);
    await sql.unsafe(
      text(partitionOf('akses', month), Math.round(requests / 12), persons, String(first), String(last)),
    );
    if (month.month === busyMonth && busy > 0)
      await fillBusy(sql, partitionOf('akses', month), busy, String(first), String(last));
    onProgress(index + 1);
  }
  await sql`create index akses_of_person on catatan.akses using gin (orang) with (gin_pending_list_limit = 262144)`;
  await sql`create index akses_of_client on catatan.akses (klien, waktu)`;
  await sql`create index akses_to_seal on catatan.akses (transaksi, id)`;
  await sql`vacuum (analyze) catatan.akses`;
  await makeMonths(sql, { year, month: 1 }, 12);
}

const busyMonth = 3;

/**
 * Of one credential: of twenty answers seventeen hold one person, two hold ten and one holds twenty; each holds one of eight sets
 * of fields. Whoever is told together is taken from one block of the register.
 */
async function fillBusy(sql: Sql, table: string, rows: number, first: string, last: string): Promise<void> {
  const many = 'case when n % 20 = 0 then 20 when n % 20 < 3 then 10 else 1 end';
  const blocks = Number((await sql`select count(*)::int as blocks from public.blok`)[0]?.['blocks']);
  // Two sessions: a server has more processors than one.
  await Promise.all(
    [0, 1].map((half) =>
      sql.unsafe(`
        insert into catatan.${table} (id, waktu, mitra, klien, perjanjian, tujuan, mode, layanan, baris, operasi, sidik_operasi,
          medan, jumlah_orang, orang, durasi_mikro, keputusan, permintaan)
        select uuidv7(), date_trunc('milliseconds', timestamptz '${first}' + (timestamptz '${last}' - timestamptz '${first}') * (n::float / ${rows + 1})),
          'setneg-siapp', '${busyClient}', '2022-08-23', 'administrasi-pejabat-pemerintahan', 'view', '{Query.asn}', array[${many}], 'DataAsn',
          sha256((n % 8)::text::bytea), sha256((1 + n % 8)::text::bytea), ${many}, nama[1 + n / 7 % 20 : n / 7 % 20 + ${many}], 1200, 'OK', uuidv7()
        from generate_series(${1 + half}, ${rows}, 2) as n join public.blok on nomor = (n::bigint * 7919 + n / 140 * 31) % ${blocks}`),
    ),
  );
}

/** The credential that asks nearly all of what is asked in March. */
export const busyClient = 'setneg-siapp-production';

/** Of a month; on top of what chance gives, the first five persons have what a whole year would give them, the first ten times that. */
function text(table: string, rows: number, persons: number, first: string, last: string): string {
  const step = Math.max(1, Math.floor(rows / (usual / 12)));
  return `
    with made as materialized (
      select n, uuidv7() as id,
        date_trunc('milliseconds', timestamptz '${first}' + (timestamptz '${last}' - timestamptz '${first}') * (n::float / ${rows + 1})) as waktu,
        (array['bp-tapera', 'setneg-siapp', 'lan', 'taspen-life', 'lan'])[1 + n % 5] as mitra,
        case when n % 100 = 0 then 100 when n % 100 < 10 then 10 else 1 end as many
      from generate_series(1, ${rows}) as n)
    insert into catatan.${table} (id, waktu, mitra, klien, petugas, perjanjian, tujuan, mode, layanan, baris, operasi, sidik_operasi,
      medan, jumlah_orang, orang, durasi_mikro, keputusan, permintaan)
    select id, waktu, mitra, mitra || '-production', null, '2024-08-02', 'pengelolaan-tabungan-perumahan', 'view', '{Query.asn}',
      array[many], 'DataAsn', sha256((n % 50)::text::bytea), sha256((1 + n % 200)::text::bytea), many,
      case when many > 1 then (
        select array_agg((
          select samaran from public.nama
          where nomor = 1 + ((n::bigint * 7919 + k::bigint * 104729 + n / 100 * 31) % ${persons})::int))
        from generate_series(1, many) as k)
      else array(select samaran from public.nama where nomor = case
        when n % ${step} between 50 and 54 then n % ${step} - 49
        when n % ${step} between 115 and 299 and n % 20 = 15 then 1
        else 1 + ((n::bigint * 7919 + 17) % ${persons})::int end) end,
      1200, 'OK', gen_random_uuid()
    from made`;
}
