// Tells the database what the documents say of the life of agreements, and begins the life of those that it does not know.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Span } from '@bagi/agreements/clock.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { obligationsOf } from '@bagi/agreements/calendar.ts';
import { servicesOf } from '@bagi/agreements/servicesOf.ts';
import type { Sql } from 'postgres';

/**
 * Writes down every version of every agreement. An agreement that is new is a draft until two persons take it into force; where
 * there is nothing to protect it is in force from the beginning, so that it can be tried.
 */
export async function noteAgreements(sql: Sql, library: Library, tried: boolean): Promise<void> {
  const agreements = [...library.values()].flat().map(({ agreement }) => agreement);
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(72012)`;
    await transaction`delete from perjanjian.dokumen`;
    await transaction`
      insert into perjanjian.dokumen (mitra, versi, pokok, judul, nomor_mitra, nomor_bkn, sampai, sebab, kewajiban, layanan)
      select mitra, versi, pokok, judul, nomor_mitra, nomor_bkn, sampai, sebab, kewajiban, layanan
      from jsonb_to_recordset(${JSON.stringify(agreements.map(lineOf))}::text::jsonb) as d
        (mitra text, versi date, pokok date, judul text, nomor_mitra text, nomor_bkn text, sampai date, sebab jsonb, kewajiban jsonb, layanan jsonb)`;
    await transaction`
      insert into perjanjian.keadaan (mitra, pokok, keadaan, sejak)
      select mitra, pokok, ${tried ? 'BERLAKU' : 'RANCANGAN'}, clock_timestamp() from perjanjian.keadaan_kini() where sejak is null`;
  });
}

function lineOf(agreement: Agreement) {
  const { partner, version, root, title, numbers, term, life } = agreement;
  return {
    mitra: partner,
    versi: version,
    pokok: root,
    judul: title,
    nomor_mitra: numbers.partner ?? null,
    nomor_bkn: numbers.bkn,
    sampai: term.until === 'open' ? null : term.until,
    sebab: {
      TANGGUHKAN: life.suspension,
      AKHIRI: life.ending.map(({ notice, ...cause }) => ({ ...cause, ...(notice && { notice: written(notice) }) })),
    },
    kewajiban: obligationsOf(agreement),
    layanan: servicesOf(agreement),
  };
}

/** As PostgreSQL reads an interval. */
function written(span: Span): string {
  return 'days' in span ? `${span.days} days` : `${span.months} months`;
}
