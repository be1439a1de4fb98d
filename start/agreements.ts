// Agreements as the database knows them: their state, what falls due under them, and the steps of their life.
import { addMonths, type Due, type Obligation, dueBetween } from '@bagi/agreements/calendar.ts';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import type { Sql } from '@bagi/database/connect.ts';

export interface Known {
  readonly mitra: string;
  readonly judul: string;
  readonly pokok: string;
  readonly versi: string;
  readonly keadaan: string;
  readonly sebab: string | null;
  /** The last day; null where it is open. */
  readonly sampai: string | null;
  /** The steps that are possible. */
  readonly boleh: readonly string[];
  readonly kewajiban: readonly Obligation[];
}

export async function knownAgreements(sql: Sql, mitra: string | null = null): Promise<Known[]> {
  return sql<Known[]>`
    select mitra, judul, pokok::text, versi::text, keadaan, sebab, sampai::text, boleh, kewajiban from perjanjian.daftar()
    where ${mitra}::text is null or mitra = ${mitra}`;
}

export interface DueOf extends Due {
  readonly mitra: string;
}

/** What falls due in the months to come under agreements that are neither drafts nor closed. */
export function dueIn(agreements: readonly Known[], months: number, nowMs: number): DueOf[] {
  const today = dayInJakarta(nowMs);
  return agreements
    .filter(({ keadaan }) => keadaan !== 'DITUTUP' && keadaan !== 'RANCANGAN')
    .flatMap(({ mitra, kewajiban }) =>
      dueBetween(kewajiban, today, addMonths(today, months)).map((one) => ({ mitra, ...one })),
    )
    .toSorted((a, b) => a.jatuhTempo.localeCompare(b.jatuhTempo));
}

export interface Step {
  readonly id: string;
  readonly mitra: string;
  readonly langkah: string;
  readonly sebab: string | null;
  readonly status: string;
  readonly uraian: string;
  readonly nomorSurat: string;
  readonly tanggalSurat: string;
  readonly pengusul: string;
  readonly pemutus: string | null;
  /** In Jakarta. */
  readonly diusulkan: string;
}

/** The steps of one agreement or of all, the newest first. */
export async function stepsOf(sql: Sql, mitra: string | null): Promise<Step[]> {
  return sql<Step[]>`
    select id, mitra_perjanjian as mitra, langkah, sebab, status, uraian, nomor_surat as "nomorSurat",
      tanggal_surat::text as "tanggalSurat", pengusul, pemutus,
      to_char(diusulkan at time zone 'Asia/Jakarta', 'YYYY-MM-DD HH24:MI') as diusulkan
    from perjanjian.langkah(${mitra})`;
}

/** Steps that a second person has yet to decide on, or to confirm. */
export async function waitingSteps(sql: Sql, mitra: string | null): Promise<Step[]> {
  return (await stepsOf(sql, mitra)).filter(({ status }) => status === 'MENUNGGU' || status === 'TERLAMBAT');
}
