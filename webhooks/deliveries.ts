// The deliveries of a partner in the database: which are next, taken so that nobody else takes them, and what became of them.
import type { Sql } from 'postgres';
import { at } from './spread.ts';

export interface Delivery {
  readonly id: string;
  readonly partner: string;
  readonly kind: string;
  readonly object: string;
  /** When it happened. */
  readonly happened: string;
  /** How often it has been attempted, this time included. */
  readonly attempts: number;
}

/** Whoever takes a delivery has this long to say what became of it; then it is taken again. Longer than any attempt. */
export const heldMs = 60_000;

/**
 * Takes what is due: the first of each line that still waits, and of no line another one. One that somebody else holds keeps
 * its whole line.
 */
export async function take(sql: Sql, partner: string, count: number, nowMs: number): Promise<Delivery[]> {
  const rows = await sql`
    update warta.pengantaran as p set dipegang = ${at(nowMs + heldMs)}, percobaan = percobaan + 1
    where id in (
      select d.id from warta.pengantaran as d
      where d.mitra = ${partner} and d.status = 'MENUNGGU' and d.berikutnya <= ${at(nowMs)}
        and coalesce(d.dipegang <= ${at(nowMs)}, true) and not exists (
          select from warta.pengantaran as e
          where e.mitra = d.mitra and e.jalur = d.jalur and e.status = 'MENUNGGU' and e.peristiwa_id < d.peristiwa_id)
      order by d.peristiwa_id limit ${count} for update skip locked)
      and coalesce(p.dipegang <= ${at(nowMs)}, true)
    returning id, mitra, jenis, obyek, waktu, percobaan`;
  return rows.map((row) => ({
    id: String(row['id']),
    partner: String(row['mitra']),
    kind: String(row['jenis']),
    object: String(row['obyek']),
    happened: new Date(String(row['waktu'])).toISOString(),
    attempts: Number(row['percobaan']),
  }));
}

/** When the next delivery of a partner can be taken; null when none waits. */
export async function nextDue(sql: Sql, partner: string): Promise<number | null> {
  const [row] = await sql`
    select min(greatest(d.berikutnya, d.dipegang)) as due from warta.pengantaran as d
    where d.mitra = ${partner} and d.status = 'MENUNGGU' and not exists (
      select from warta.pengantaran as e
      where e.mitra = d.mitra and e.jalur = d.jalur and e.status = 'MENUNGGU' and e.peristiwa_id < d.peristiwa_id)`;
  return row?.['due'] ? Date.parse(String(row['due'])) : null;
}

export async function delivered(sql: Sql, { id }: Delivery, result: string, nowMs: number): Promise<void> {
  await sql`
    update warta.pengantaran set status = 'TERKIRIM', hasil = ${result}, selesai = ${at(nowMs)}, dipegang = null
    where id = ${id} and status = 'MENUNGGU'`;
}

export async function postponed(sql: Sql, { id }: Delivery, result: string, untilMs: number): Promise<void> {
  await sql`
    update warta.pengantaran set hasil = ${result}, berikutnya = ${at(untilMs)}, dipegang = null
    where id = ${id} and status = 'MENUNGGU'`;
}

/** A dead delivery is not attempted any more, unless somebody has it replayed. */
export async function dead(sql: Sql, { id }: Delivery, reason: string, nowMs: number): Promise<void> {
  await sql`
    update warta.pengantaran set status = 'MATI', hasil = ${reason}, selesai = ${at(nowMs)}, dipegang = null
    where id = ${id} and status = 'MENUNGGU'`;
}

/** Partners with a delivery that is due and that nobody holds. */
export async function partnersDue(sql: Sql, nowMs: number): Promise<string[]> {
  const rows = await sql`
    select distinct mitra from warta.pengantaran
    where status = 'MENUNGGU' and berikutnya <= ${at(nowMs)} and coalesce(dipegang <= ${at(nowMs)}, true)`;
  return rows.map(({ mitra }) => String(mitra));
}
