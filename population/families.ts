// Families of functional positions (rumpun): their ladder of levels, and how many people climb each.
import type { jabatan as jabatanTable } from '@bagi/asn/tables.ts';

type Jabatan = typeof jabatanTable.$inferSelect;

export type Jenjang = 'PM' | 'TR' | 'MH' | 'PY' | 'PT' | 'MU' | 'MA' | 'UT';

export interface Family {
  readonly rumpunId: string;
  readonly posts: ReadonlyMap<string, Jabatan>;
  /** Has posts for those with a degree (ahli), or for those without (terampil). */
  readonly ahli: boolean;
  readonly terampil: boolean;
  readonly weightPusat: number;
  readonly weightDaerah: number;
}

export const rumpun = {
  widyaiswara: 'A5EB03E23DE6F6A0E040640A040252AD',
  analisKebijakan: 'D69E1293F4AB007CE040640A02020DA6',
  guru: 'A5EB03E23DCFF6A0E040640A040252AD',
  dosen: 'A5EB03E23DD1F6A0E040640A040252AD',
  dokter: 'A5EB03E23DE9F6A0E040640A040252AD',
  perawat: 'A5EB03E23D8CF6A0E040640A040252AD',
  bidan: 'A5EB03E23DEAF6A0E040640A040252AD',
} as const;

/**
 * Weights [centre, regions]. BKN's figures of 1 July 2024 (Okezone, 10 August 2024): of 3,330,060 functional, 2,026,704 teachers,
 * 646,733 medical, 100,675 lecturers. How they divide between centre and regions is our assumption. Every other family: 1.
 */
const weights: Readonly<Record<string, readonly [number, number]>> = {
  [rumpun.guru]: [100, 520],
  [rumpun.dosen]: [90, 0],
  [rumpun.dokter]: [12, 24],
  [rumpun.perawat]: [22, 60],
  [rumpun.bidan]: [2, 40],
};

export function families(positions: readonly Jabatan[]): Family[] {
  const byRumpun = Map.groupBy(positions, ({ rumpunJabatanId }) => rumpunJabatanId ?? '');
  byRumpun.delete('');
  const others = byRumpun.size;
  return [...byRumpun].map(([rumpunId, members]) =>
    family(rumpunId, members, weights[rumpunId] ?? [90 / others, 60 / others]),
  );
}

function family(rumpunId: string, members: readonly Jabatan[], [weightPusat, weightDaerah]: readonly [number, number]) {
  const posts = new Map<string, Jabatan>();
  for (const post of members) if (post.jenjang !== null && !posts.has(post.jenjang)) posts.set(post.jenjang, post);
  const has = (...levels: Jenjang[]) => levels.some((level) => posts.has(level));
  return { rumpunId, posts, ahli: has('PT', 'MU'), terampil: has('TR', 'MH'), weightPusat, weightDaerah };
}

/** The post of a level in a family; where the family lacks the level, the nearest below it, else the nearest above. */
export function postAt(family: Family, jenjang: Jenjang): Jabatan {
  const ladder: readonly Jenjang[] = ahliLadder.includes(jenjang) ? ahliLadder : terampilLadder;
  const at = ladder.indexOf(jenjang);
  const nearest = [...ladder.slice(0, at + 1).toReversed(), ...ladder.slice(at + 1), ...family.posts.keys()];
  for (const level of nearest) {
    const post = family.posts.get(level);
    if (post !== undefined) return post;
  }
  throw new Error(`The rumpun ${family.rumpunId} has no posts`);
}

const ahliLadder: readonly Jenjang[] = ['PT', 'MU', 'MA', 'UT'];
const terampilLadder: readonly Jenjang[] = ['PM', 'TR', 'MH', 'PY'];

/** The level that goes with a golongan of PNS, by its order from I/a = 1 to IV/e = 17 (PermenPANRB 1/2023). */
export function jenjangOf(golonganUrutan: number, ahli: boolean): Jenjang {
  if (ahli) {
    if (golonganUrutan >= 16) return 'UT';
    if (golonganUrutan >= 13) return 'MA';
    return golonganUrutan >= 11 ? 'MU' : 'PT';
  }
  if (golonganUrutan >= 11) return 'PY';
  if (golonganUrutan >= 9) return 'MH';
  return golonganUrutan >= 6 ? 'TR' : 'PM';
}

/** The level that goes with a golongan of PPPK, by its order from I = 1 to XVII = 17. */
export function jenjangPppk(golonganUrutan: number): Jenjang {
  if (golonganUrutan >= 11) return 'MU';
  if (golonganUrutan >= 9) return 'PT';
  return golonganUrutan >= 7 ? 'TR' : 'PM';
}
