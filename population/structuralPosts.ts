// The structural positions of units: who heads each, and who stands beside; each is held by one person at most.
import type { jabatan } from '@bagi/asn/tables.ts';
import { identifierOf } from './identifiers.ts';
import { hashText } from './random.ts';
import type { Unit } from './units.ts';

export type Tier = 'pengawas' | 'administrator' | 'pratama' | 'madya';

export interface StructuralPost {
  readonly jabatan: typeof jabatan.$inferSelect;
  readonly unit: Unit;
  readonly tier: Tier;
}

/** Every unit has a head, three of five have a second post: so a population has as many posts as it has structural persons. */
export function postsOfUnit(unit: Unit, seed: number): StructuralPost[] {
  if (unit.eselonId === null || !unit.aktif) return [];
  const head = post(unit, headOf(unit), unit.eselonId, seed);
  const below = nextEselon[unit.eselonId];
  if (below === undefined || hashText(unit.id) % 5 > 2) return [head];
  return [head, post(unit, `Wakil ${headOf(unit)}`, below, seed)];
}

function post(unit: Unit, nama: string, eselonId: string, seed: number): StructuralPost {
  const tier = tierOf(eselonId);
  const jabatan = {
    id: identifierOf(seed, `jabatan ${unit.id} ${nama}`),
    nama,
    jenisJabatanId: '1',
    jenjang: null,
    rumpunJabatanId: null,
    batasUsiaPensiun: bupOf(tier),
    eselonId,
    unitKerjaId: unit.id,
  };
  return { jabatan, unit, tier };
}

function headOf({ nama, level }: Unit): string {
  if (level === 0) return nama.startsWith('Pemerintah') ? 'Sekretaris Daerah' : `Sekretaris Utama ${nama}`;
  const title = titles.find(([begins]) => nama.startsWith(begins));
  return title === undefined ? `Kepala ${nama}` : title[1] + nama.slice(title[0].length);
}

const titles = [
  ['Direktorat Jenderal', 'Direktur Jenderal'],
  ['Direktorat', 'Direktur'],
  ['Sekretariat Daerah', 'Asisten Sekretaris Daerah'],
  ['Sekretariat', 'Sekretaris'],
  ['Inspektorat', 'Inspektur'],
  ['Kelurahan', 'Lurah'],
] as const;

const nextEselon: Readonly<Record<string, string>> = {
  '11': '21',
  '12': '21',
  '21': '31',
  '22': '32',
  '31': '41',
  '32': '41',
  '41': '42',
};

function tierOf(eselonId: string): Tier {
  const first = eselonId.charAt(0);
  if (first === '1') return 'madya';
  if (first === '2') return 'pratama';
  return first === '3' ? 'administrator' : 'pengawas';
}

/** Retirement age of structural positions (UU 20/2023, article 55). */
export const bupOf = (tier: Tier): number => (tier === 'madya' || tier === 'pratama' ? 60 : 58);

/** The lowest golongan of a tier, by its order: III/c, III/d, IV/b, IV/d. */
export const leastGolongan: Readonly<Record<Tier, number>> = {
  pengawas: 11,
  administrator: 12,
  pratama: 14,
  madya: 16,
};
