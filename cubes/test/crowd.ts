// Invented persons in a few places, for attacks on what is told of them.
import type { Alike } from '../blocks.ts';
import { golonganOf, jabatanOf, type Kota, statuses, umurBands } from '../dimensions.ts';

export type Somebody = Omit<Alike, 'jumlah'>;

const kota = (kode: string, provinsi: string): Kota => ({
  kode,
  nama: `Kota ${kode}`,
  provinsi: { kode: provinsi, nama: `Provinsi ${provinsi}` },
});

/** Two provinsi: one with three kota, one with a single one, whose numbers are those of its provinsi. */
export const places: readonly Kota[] = [
  kota('11.01', '11'),
  kota('11.02', '11'),
  kota('11.03', '11'),
  kota('12.01', '12'),
];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of these; the first half as often again as the next, and so on: so that there are many of some and few of others. */
function skewed<Item>(items: readonly Item[], chance: () => number): Item {
  return items[Math.floor(chance() ** 2 * items.length)] as Item;
}

export function somebody(chance: () => number): Somebody {
  const status = skewed(statuses, chance);
  return {
    status,
    kota: skewed(places, chance).kode,
    golongan: skewed(golonganOf[status].toReversed(), chance).kode,
    jabatan: skewed(jabatanOf[status].toReversed(), chance).kode,
    umur: skewed(umurBands.slice(1), chance).kode,
    baru: status !== 'PNS' && chance() < 0.4,
  };
}

export function crowd(size: number, seed: number): Somebody[] {
  const chance = chances(seed);
  return Array.from({ length: size }, () => somebody(chance));
}

/** How many are alike. */
export function counted(persons: readonly Somebody[]): Alike[] {
  const groups = Map.groupBy(persons, (one) => JSON.stringify(one));
  return [...groups.values()].flatMap(([first, ...rest]) => (first ? [{ ...first, jumlah: 1 + rest.length }] : []));
}
