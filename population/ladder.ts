// The golongan and positions that a plan leads through, and the retirement age of the last one.
import type { Transfer } from './career.ts';
import type { Day } from './days.ts';
import { levelOf } from './education.ts';
import { climb, contractGrade, type Grade } from './grades.ts';
import type { Plan } from './plan.ts';
import { functionalPosts, pelaksanaPosts, type Post, structuralPosts, type Working } from './posts.ts';
import type { Random } from './random.ts';

/** Kind of promotion by kind of position: chosen for structural or functional ones, regular for the rest. */
const kenaikan = { '1': '201', '2': '202', '4': '101' } as const;

export function gradesOf(plan: Plan, tingkatAwal: string, tmt: Day, until: Day, chance: Random): Grade[] {
  const { world, outline, tingkat, ceiling, jenisJabatan } = plan;
  if (outline.jenisAsn === 'PPPK') return contractGrade(world.register.golonganPppk, levelOf(tingkat).pppk, tmt);
  const { first } = levelOf(tingkatAwal);
  const jenisKenaikan = kenaikan[jenisJabatan];
  return climb(world.register.golonganPns, { first, ceiling, tmt, until, jenisKenaikan }, chance);
}

export function postsOf(plan: Plan, working: Working, pindah: Transfer | null, chance: Random): Post[] {
  const posts = careerPosts(plan, working, chance);
  const last = posts.at(-1);
  if (pindah === null || last === undefined || last.tmt >= pindah.tmt) return posts;
  const { instansi, unit } = pindah.ke;
  return [...posts, { ...last, instansi, unitId: unit.id, namaUnit: unit.nama, tmt: pindah.tmt }];
}

function careerPosts({ world, structural, family, ahli }: Plan, working: Working, chance: Random): Post[] {
  if (structural !== null) return structuralPosts(world.register, structural, working, chance);
  if (family !== null) return functionalPosts(world.register, family, ahli, working, chance);
  return pelaksanaPosts(world.register, working, chance);
}

/** Retirement age of a position: its own where the table states one, else that of its level (UU 20/2023, article 55). */
export function bupAt(post: Post | undefined): number {
  const jabatan = post?.jabatan;
  if (jabatan?.batasUsiaPensiun) return jabatan.batasUsiaPensiun;
  if (jabatan?.jenjang === 'UT') return 65;
  return jabatan?.jenjang === 'MA' ? 60 : 58;
}
