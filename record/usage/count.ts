// What was used on a day, counted once from the log: so that a year is told without reading it, and after its months are dropped.
import type { Sql, TransactionSql } from 'postgres';
import { type Month, monthText } from '../months.ts';

/** Any number, so long as whoever counts takes the same lock. */
const lock = 7_201_4;

/** How long after its end a day is over: whatever was asked in it is written by then, by whichever clock. */
const settledMs = 60 * 60 * 1000;

const dayMs = 24 * 60 * 60 * 1000;

/** First moment of a day in Jakarta, and of the next. */
function bounds(day: string): [from: string, until: string] {
  const from = Date.parse(`${day}T00:00:00+07:00`);
  return [new Date(from).toISOString(), new Date(from + dayMs).toISOString()];
}

/**
 * Counts every day that was not counted to its end, the one that runs among them; says which. `goesOn` is asked before each: there
 * may be a year of them.
 */
export async function countDays(sql: Sql, nowMs: number, goesOn: () => boolean = () => true): Promise<string[]> {
  const counted: string[] = [];
  let day = await firstUncounted(sql);
  while (day !== null && goesOn()) {
    const [from, until] = bounds(day);
    if (Date.parse(from) > nowMs) break;
    const over = Date.parse(until) + settledMs <= nowMs;
    await countDay(sql, day, over, Math.min(nowMs, Date.parse(until)));
    counted.push(day);
    day = dayAfter(day);
  }
  return counted;
}

/** Counts what was not counted before a month, to its end: what is dropped then is still told of. */
export async function countBefore(sql: Sql, month: Month): Promise<string[]> {
  return countDays(sql, Date.parse(`${monthText(month)}-01T00:00:00+07:00`) + settledMs);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
}

/** None while nothing is recorded. */
async function firstUncounted(sql: Sql): Promise<string | null> {
  const [found] = await sql<{ day: string | null }[]>`
    select coalesce(
      (select max(hari) + 1 from catatan.hari_terhitung where selesai),
      least((select min(waktu) from catatan.akses), (select min(menit) from catatan.ditolak))::timestamptz at time zone 'Asia/Jakarta'
    )::date::text as day`;
  return found?.day ?? null;
}

async function countDay(sql: Sql, day: string, over: boolean, untilMs: number): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${lock})`;
    const [known] = await transaction`select selesai from catatan.hari_terhitung where hari = ${day}`;
    // Another process was here first.
    if (known?.['selesai'] === true) return;
    await transaction`delete from catatan.pemakaian_harian where hari = ${day}`;
    await transaction`delete from catatan.operasi_harian where hari = ${day}`;
    // Persons of a day are told apart in memory: a day of a million requests has some millions of them.
    await transaction`set local work_mem = '256MB'`;
    await insertCounts(transaction, day);
    await insertOperations(transaction, day);
    await transaction`
      insert into catatan.hari_terhitung (hari, sampai, selesai) values (${day}, ${new Date(untilMs).toISOString()}, ${over})
      on conflict (hari) do update set sampai = excluded.sampai, selesai = excluded.selesai`;
  });
}

/**
 * A request counts for each root field that it asked, and for each service that lies within another and that its answer held
 * something of; those give no rows of their own. A request with several services is one among all of them together.
 */
async function insertCounts(sql: TransactionSql, day: string): Promise<void> {
  const [from, until] = bounds(day);
  // What is alike but for its persons is one group with a number: names are compared once for each group, not for each person.
  await sql`
    create temporary table kelompok on commit drop as
    select (row_number() over ())::int as nomor, mitra, coalesce(perjanjian, '') as perjanjian, keputusan, layanan, coalesce(medan, '') as medan,
      count(*) as kali
    from catatan.akses where waktu >= ${from} and waktu < ${until}
    group by mitra, coalesce(perjanjian, ''), keputusan, layanan, coalesce(medan, '')`;
  await sql`
    create temporary table bagian on commit drop as
    with satu as (
      select k.nomor, s.layanan from kelompok as k cross join lateral unnest(k.layanan) as s (layanan)
      union all select nomor, null from kelompok
      union all
      select k.nomor, operasi from kelompok as k join catatan.medan as m on m.sidik = k.medan
      join perjanjian.dokumen as d on d.mitra = k.mitra and d.versi::text = k.perjanjian
      cross join lateral jsonb_object_keys(d.layanan) as operasi
      where k.keputusan = 'OK' and operasi !~ '^(Query|Mutation)[.]' and operasi = any (m.koordinat))
    select satu.nomor, (dense_rank() over (order by k.mitra, k.perjanjian, satu.layanan))::int as bagian, k.mitra, k.perjanjian, satu.layanan, k.keputusan, k.kali
    from satu join kelompok as k on k.nomor = satu.nomor`;
  await sql`analyze kelompok, bagian`;
  await sql`
    create temporary table diminta on commit drop as
    select k.nomor, k.keputusan = 'OK' as dijawab, a.baris, a.orang, a.putusan
    from catatan.akses as a join kelompok as k
      on (k.mitra, k.perjanjian, k.keputusan, k.layanan, k.medan) = (a.mitra, coalesce(a.perjanjian, ''), a.keputusan, a.layanan, coalesce(a.medan, ''))
    where a.waktu >= ${from} and a.waktu < ${until}`;
  await sql`
    insert into catatan.pemakaian_harian (hari, mitra, perjanjian, layanan, permintaan, orang, baris, ditolak, putusan)
    with orang as (
      select bagian, count(*) as orang
      from (
        select distinct b.bagian, o.orang
        from (select nomor, o.orang from diminta cross join lateral unnest(diminta.orang) as o (orang) where dijawab) as o
        join bagian as b on b.nomor = o.nomor) as once
      group by 1),
    sums as (
      select nomor, urutan, sum(b.baris) as baris
      from diminta cross join lateral unnest(diminta.baris) with ordinality as b (baris, urutan) where dijawab group by 1, 2),
    baris as (
      select b.bagian, sum(s.baris) as baris
      from sums as s join kelompok as k on k.nomor = s.nomor
      join bagian as b on b.nomor = s.nomor and (b.layanan is null or b.layanan = k.layanan[s.urutan]) group by 1),
    putusan as (
      select bagian, jsonb_object_agg(vonis, kali) as putusan
      from (
        select b.bagian, v.vonis, sum(v.kali::int) as kali
        from diminta as d cross join lateral jsonb_each_text(d.putusan) as v (vonis, kali) join bagian as b on b.nomor = d.nomor and b.layanan is null
        where d.dijawab and d.putusan is not null group by 1, 2) as each
      group by 1),
    kode as (
      select bagian, mitra, perjanjian, layanan, keputusan, sum(kali) as kali from bagian group by 1, 2, 3, 4, 5
      union all
      select null, mitra, '', null, keputusan, sum(jumlah) from catatan.ditolak
      where menit >= ${from} and menit < ${until} and mitra is not null group by 2, 5),
    setiap as (
      select max(bagian) as bagian, mitra, perjanjian, layanan, keputusan, sum(kali) as kali from kode group by 2, 3, 4, 5),
    terhitung as (
      select max(bagian) as bagian, mitra, perjanjian, layanan, coalesce(sum(kali) filter (where keputusan = 'OK'), 0) as permintaan,
        coalesce(jsonb_object_agg(keputusan, kali) filter (where keputusan <> 'OK'), '{}') as ditolak
      from setiap group by 2, 3, 4)
    select ${day}, t.mitra, nullif(t.perjanjian, ''), t.layanan, t.permintaan, coalesce(o.orang, 0), coalesce(b.baris, 0), t.ditolak, coalesce(p.putusan, '{}')
    from terhitung as t left join orang as o using (bagian) left join baris as b using (bagian) left join putusan as p using (bagian)`;
}

/** Of the operations that are registered alone: how many others there are, is for whoever asks them to choose. */
async function insertOperations(sql: TransactionSql, day: string): Promise<void> {
  const [from, until] = bounds(day);
  await sql`
    insert into catatan.operasi_harian (hari, mitra, operasi, kali)
    select ${day}, a.mitra, o.id, count(*)
    from catatan.akses as a join perjanjian.operasi as o on o.mitra = a.mitra and decode(o.id, 'hex') = a.sidik_operasi
    where a.waktu >= ${from} and a.waktu < ${until} group by a.mitra, o.id`;
}
