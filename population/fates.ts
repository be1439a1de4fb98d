// How service stands today: in force, interrupted, blocked or over; and the code of legal standing that says so.
import type { JenisAsn } from './person.ts';
import type { Random } from './random.ts';
import { type Weighted, weighted } from './weighted.ts';

export type Fate =
  'aktif' | 'belajar' | 'cltn' | 'berhentiSementara' | 'diblokir' | 'pensiun' | 'meninggal' | 'diberhentikan';

/** Shares: assumption. About 120,000 PNS retire in a year (BKN, mid-2023): the register keeps them for a while. */
const draw: Readonly<Record<JenisAsn, Weighted<Fate>>> = {
  PNS: weighted([
    ['aktif', 952],
    ['belajar', 6],
    ['cltn', 3],
    ['berhentiSementara', 1],
    ['diblokir', 4],
    ['pensiun', 22],
    ['meninggal', 7],
    ['diberhentikan', 5],
  ]),
  CPNS: weighted([
    ['aktif', 995],
    ['diblokir', 5],
  ]),
  PPPK: weighted([
    ['aktif', 989],
    ['diblokir', 3],
    ['meninggal', 3],
    ['diberhentikan', 5],
  ]),
};

export const drawFate = (jenisAsn: JenisAsn, chance: Random): Fate => draw[jenisAsn](chance);

const standings: Readonly<Record<Fate, string>> = {
  aktif: '01',
  belajar: '03',
  cltn: '02',
  berhentiSementara: '04',
  diblokir: '92',
  pensiun: '99',
  meninggal: '88',
  diberhentikan: '77',
};

export function kedudukanHukum(fate: Fate, jenisAsn: JenisAsn): string {
  if (fate === 'aktif' && jenisAsn === 'PPPK') return '71';
  return standings[fate];
}

/** Fates that end service. */
export const isOver = (fate: Fate): boolean => fate === 'pensiun' || fate === 'meninggal' || fate === 'diberhentikan';
