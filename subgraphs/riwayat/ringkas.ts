// What follows from a history: its last steps, and how Setneg's annex words them (Lama and Baru).
import type { Row } from '@bagi/kit/load.ts';
import { heightOf } from './golongan.ts';

/** What makes the entries of a history steps that follow each other. */
interface Sequence {
  /** Column of the day on which an entry takes effect. */
  readonly tmt: string;
  /** Column of what is reached by it: two entries that reach the same on the same day are one step, recorded twice. */
  readonly reaches?: string;
  /** How high that stands, where it has a height. */
  readonly height?: (entry: Row) => number;
}

/**
 * The steps of a history in the order of their TMT, also of days that are still to come. Of the same TMT, the later decree
 * stands later, then what is higher. An entry without TMT is no step, because nobody knows where it would stand.
 */
function steps(entries: readonly Row[], { tmt, reaches, height = () => 0 }: Sequence): Row[] {
  const later = (one: Row, other: Row) =>
    compare(one[tmt], other[tmt]) || compare(one.tanggalSk, other.tanggalSk) || height(one) - height(other);
  const inOrder = entries.filter((entry) => typeof entry[tmt] === 'string').toSorted(later);
  if (reaches === undefined) return inOrder;
  return inOrder.filter((entry, index) => {
    const same = (other: Row) => other[tmt] === entry[tmt] && other[reaches] === entry[reaches];
    return !inOrder.slice(index + 1).some(same);
  });
}

/** Days as ISO 8601 writes them; an entry without the day of its decree stands before those with one. */
function compare(one: unknown, other: unknown): number {
  const [a, b] = [dayOf(one), dayOf(other)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function dayOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const grades: Sequence = {
  tmt: 'tmtGolongan',
  reaches: 'golonganRuang',
  height: (entry) => heightOf(entry.golonganRuang),
};
const positions: Sequence = { tmt: 'tmtJabatan', reaches: 'namaJabatan' };

export const pangkatBaru = (entries: readonly Row[]) => kepangkatan(steps(entries, grades).at(-1));
export const pangkatLama = (entries: readonly Row[]) => kepangkatan(steps(entries, grades).at(-2));
export const jabatanTerakhir = (entries: readonly Row[]) => jabatanRingkas(steps(entries, positions).at(-1));
export const jabatanLama = (entries: readonly Row[]) => jabatanRingkas(steps(entries, positions).at(-2));

/** The entry that takes effect last. */
export function last(entries: readonly Row[], tmt: string): Row | undefined {
  return steps(entries, { tmt }).at(-1);
}

function kepangkatan(entry: Row | undefined) {
  if (!entry) return null;
  const { pangkat, golonganRuang, tmtGolongan: tmt } = entry;
  return { pangkat, golonganRuang, tmt, masaKerja: masaKerja(entry) };
}

function jabatanRingkas(entry: Row | undefined) {
  return entry ? { nama: entry.namaJabatan, tmt: entry.tmtJabatan } : null;
}

export function masaKerja(entry: Row | undefined) {
  return entry ? { tahun: entry.masaKerjaTahun, bulan: entry.masaKerjaBulan } : null;
}
