// What a partner used from one day to another, as a table or as JSON.
import type { Library } from '@bagi/agreements/library.ts';
import { type Days, usedBy } from '@bagi/record/usage/days.ts';
import { allServices } from '@bagi/record/usage/rows.ts';
import type { Sql } from 'postgres';
import { namesIn, versionsIn, versionsOf } from './subject.ts';

export async function usageOf(sql: Sql, library: Library, mitra: string, days: Days) {
  const names = namesIn(versionsIn(versionsOf(library, mitra), days));
  return (await usedBy(sql, mitra, days)).map(({ perjanjian, layanan, ...used }) => ({
    ...used,
    versi: perjanjian,
    layanan,
    nama: layanan === null ? null : (names.get(layanan)?.nama ?? null),
    pasal: layanan === null ? null : (names.get(layanan)?.pasal ?? null),
  }));
}

/** The same as lines under a head, in columns. */
export function asTable(rows: Awaited<ReturnType<typeof usageOf>>): string {
  if (rows.length === 0) return 'Nothing was asked on these days.';
  const head = ['hari', 'versi', 'layanan', 'pasal', 'permintaan', 'orang', 'baris', 'ditolak'];
  const cells = rows.map(({ hari, versi, layanan, pasal, permintaan, orang, baris, ditolak }) => [
    hari,
    versi ?? '-',
    layanan ?? allServices,
    pasal ?? '-',
    ...[permintaan, orang, baris].map(String),
    Object.entries(ditolak)
      .map(([code, times]) => `${code} ${times}`)
      .join(', ') || '-',
  ]);
  const widths = head.map((name, index) => Math.max(name.length, ...cells.map((row) => row[index]?.length ?? 0)));
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
