// What need not be kept any longer: events that have been told, and who received persons under an agreement that has ended.
import type { Sql } from 'postgres';
import { at } from './spread.ts';

const day = 24 * 60 * 60 * 1000;

/** Long enough to answer what was sent when. */
const deliveredKeptMs = 30 * day;

/** Longer, because somebody may still have it replayed. */
const deadKeptMs = 365 * day;

/** Forgets what is old. Who has ended its agreement is told nothing any more, so nothing is known of whom it received. */
export async function forgetOld(sql: Sql, nowMs: number): Promise<void> {
  await sql`delete from warta.pengantaran where status = 'TERKIRIM' and selesai < ${at(nowMs - deliveredKeptMs)}`;
  await sql`delete from warta.pengantaran where status = 'MATI' and selesai < ${at(nowMs - deadKeptMs)}`;
  await sql`
    delete from warta.peristiwa as p where disebar < ${at(nowMs - day)}
      and not exists (select from warta.pengantaran as d where d.peristiwa_id = p.id)`;
  await sql`
    delete from warta.diterima where mitra not in (
      select mitra from perjanjian.akses where coalesce(sampai, 'infinity') >= (${at(nowMs)}::timestamptz at time zone 'Asia/Jakarta')::date)`;
}
