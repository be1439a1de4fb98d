// The positions of a career, each from a day on; the last one is the position held now.
import { addMonths, type Day } from './days.ts';
import { type Family, jenjangOf, jenjangPppk, postAt } from './families.ts';
import type { Grade } from './grades.ts';
import type { Random } from './random.ts';
import type { Instansi, Jabatan, Register } from './register.ts';
import { leastGolongan, type StructuralPost, type Tier } from './structuralPosts.ts';
import type { Unit } from './units.ts';

export interface Post {
  readonly jenisJabatanId: string;
  /** Null for a structural position that a reorganisation has since removed: only its name is left. */
  readonly jabatan: Jabatan | null;
  readonly nama: string;
  readonly eselonId: string | null;
  readonly unitId: string | null;
  readonly namaUnit: string;
  readonly instansi: Instansi;
  readonly tmt: Day;
}

export interface Place {
  readonly instansi: Instansi;
  readonly unit: Unit;
}

export interface Working {
  readonly grades: readonly Grade[];
  readonly tmt: Day;
  readonly until: Day;
  /** Where the person worked on a day. */
  readonly placeOn: (day: Day) => Place;
}

export function pelaksanaPosts(register: Register, { tmt, until, placeOn }: Working, chance: Random): Post[] {
  const posts = [nonStructural('4', chance.pick(register.pelaksana), placeOn(tmt), tmt)];
  const later = addMonths(tmt, chance.between(48, 160));
  if (later < until - 30 && chance.chance(0.5)) {
    posts.push(nonStructural('4', chance.pick(register.pelaksana), placeOn(later), later));
  }
  return posts;
}

/** A functional career follows the golongan: each level of the ladder two months after the golongan it goes with. */
export function functionalPosts(
  register: Register,
  family: Family,
  ahli: boolean,
  working: Working,
  chance: Random,
): Post[] {
  const { grades, tmt, placeOn, until } = working;
  const posts: Post[] = [];
  const begins = ahli ? 9 : 5;
  for (const { golongan, tmt: since } of grades) {
    const pppk = golongan.jenisAsn === 'PPPK';
    if (!pppk && golongan.urutan < begins) continue;
    const jabatan = postAt(family, pppk ? jenjangPppk(golongan.urutan) : jenjangOf(golongan.urutan, ahli));
    if (posts.at(-1)?.jabatan?.id === jabatan.id) continue;
    const on = since === tmt ? since : Math.min(addMonths(since, 2), until);
    posts.push(nonStructural('2', jabatan, placeOn(on), on));
  }
  const first = posts[0];
  if (first !== undefined && first.tmt === tmt) return posts;
  return [nonStructural('4', chance.pick(register.pelaksana), placeOn(tmt), tmt), ...posts];
}

/** From the desk upwards, tier by tier, to the post held now. */
export function structuralPosts(register: Register, last: StructuralPost, working: Working, chance: Random): Post[] {
  const { grades, tmt, until, placeOn } = working;
  const posts = [nonStructural('4', chance.pick(register.pelaksana), placeOn(tmt), tmt)];
  let earliest = addMonths(tmt, 24);
  for (const tier of tiers.slice(0, tiers.indexOf(last.tier) + 1)) {
    const qualified = grades.find(({ golongan }) => golongan.urutan >= leastGolongan[tier])?.tmt ?? earliest;
    const on = Math.max(addMonths(qualified, chance.between(2, 20)), earliest);
    earliest = addMonths(on, 24);
    if (tier === last.tier) posts.push(held(last, Math.max(Math.min(on, until - 45), (posts.at(-1)?.tmt ?? tmt) + 30)));
    else if (earliest < until - 60) posts.push(formerly(tier, placeOn(on), on));
  }
  return posts;
}

const tiers: readonly Tier[] = ['pengawas', 'administrator', 'pratama', 'madya'];

const former: Readonly<Record<Tier, readonly [string, string]>> = {
  pengawas: ['Kepala Subbagian Tata Usaha', '41'],
  administrator: ['Kepala Bagian Umum', '31'],
  pratama: ['Kepala Biro Umum', '21'],
  madya: ['Deputi', '11'],
};

function formerly(tier: Tier, { instansi, unit }: Place, tmt: Day): Post {
  const [nama, eselonId] = former[tier];
  return { jenisJabatanId: '1', jabatan: null, nama, eselonId, unitId: null, namaUnit: unit.nama, instansi, tmt };
}

function held({ jabatan, unit }: StructuralPost, tmt: Day): Post {
  return {
    jenisJabatanId: '1',
    jabatan,
    nama: jabatan.nama ?? '',
    eselonId: jabatan.eselonId,
    unitId: unit.id,
    namaUnit: unit.nama,
    instansi: unit.instansi,
    tmt,
  };
}

function nonStructural(jenisJabatanId: string, jabatan: Jabatan, { instansi, unit }: Place, tmt: Day): Post {
  return {
    jenisJabatanId,
    jabatan,
    nama: jabatan.nama ?? '',
    eselonId: null,
    unitId: unit.id,
    namaUnit: unit.nama,
    instansi,
    tmt,
  };
}
