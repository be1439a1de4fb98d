// What follows from a history: its last entries, and how Setneg's annex words them (Lama and Baru).
import type { Row } from '@bagi/kit/load.ts';

/** The entry in force: the one with the latest date. Entries come in the order of their dates. */
export function last(entries: readonly Row[]): Row | undefined {
  return entries.at(-1);
}

/** The entry before the one in force; none when there is but one. */
export function lastButOne(entries: readonly Row[]): Row | undefined {
  return entries.at(-2);
}

export function kepangkatan(entry: Row | undefined) {
  if (!entry) return null;
  const { pangkat, golonganRuang, tmtGolongan: tmt } = entry;
  return { pangkat, golonganRuang, tmt, masaKerja: masaKerja(entry) };
}

export function jabatanRingkas(entry: Row | undefined) {
  return entry ? { nama: entry.namaJabatan, tmt: entry.tmtJabatan } : null;
}

export function masaKerja(entry: Row | undefined) {
  return entry ? { tahun: entry.masaKerjaTahun, bulan: entry.masaKerjaBulan } : null;
}
