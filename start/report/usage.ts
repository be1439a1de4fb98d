// What a partner used from one day to another, each service with its name and clause.
import type { Library } from '@bagi/agreements/library.ts';
import { type Days, usedBy } from '@bagi/record/usage/days.ts';
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
