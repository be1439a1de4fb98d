// A report with everything that it is made of, and as the files that are handed over.
import { Readable } from 'node:stream';
import type { Library } from '@bagi/agreements/library.ts';
import { csv } from '@bagi/record/history/csv.ts';
import { openPack } from '@bagi/record/history/pack.ts';
import { countedUntil, type Days, isOver, usedBy } from '@bagi/record/usage/days.ts';
import { page } from '@bagi/record/usage/page.ts';
import { type Matched, type Report, reportOf } from '@bagi/record/usage/report.ts';
import { rowsOf } from '@bagi/record/usage/rows.ts';
import type { Sql } from 'postgres';
import { type Kind, subjectOf } from './subject.ts';

/** The report of a period, from what is counted by now. */
export async function reportMade(sql: Sql, library: Library, kind: Kind, mitra: string, kode: string): Promise<Report> {
  const subject = subjectOf(library, kind, mitra, kode);
  const [used, dihitungSampai, lengkap] = await Promise.all([
    usedBy(sql, mitra, subject.periode),
    countedUntil(sql, subject.periode),
    isOver(sql, subject.periode.sampai),
  ]);
  const pemadanan = subject.layanan.has('Mutation.ajukanPemadanan')
    ? await matchedIn(sql, mitra, subject.periode)
    : null;
  return reportOf(subject, { used, dihitungSampai, lengkap, pemadanan });
}

/** The lists that were handed in on days of a period. */
async function matchedIn(sql: Sql, mitra: string, { dari, sampai }: Days): Promise<Matched[]> {
  return sql<Matched[]>`
    select id as nomor, (diajukan at time zone 'Asia/Jakarta')::date::text as diajukan, status, jumlah_baris as baris, jumlah_sesuai as sesuai,
      jumlah_tidak_sesuai as "tidakSesuai", jumlah_tidak_ditemukan as "tidakDitemukan", jumlah_cacat as cacat,
      sha256_berita_acara as "sha256BeritaAcara"
    from pemadanan.daftar
    where mitra = ${mitra} and (diajukan at time zone 'Asia/Jakarta')::date between ${dari} and ${sampai}
    order by pemadanan.daftar.diajukan, id`;
}

/** Writes a report as PDF, CSV and JSON with their checksums into a directory of its own. */
export async function writeReport(report: Report, out: string): Promise<void> {
  const pack = await openPack(out);
  await pack.add('laporan.pdf', Readable.from([await page(report)]));
  await pack.add('harian.csv', csv(rowsOf(report)));
  await pack.add('laporan.json', `${JSON.stringify(report, null, 2)}\n`);
  await pack.close();
}
