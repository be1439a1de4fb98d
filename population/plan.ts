// What a career is to lead to, settled before its dates: the kind of position, the schooling, the highest golongan.
import { drawLevel, type JenisJabatan, levelOf } from './education.ts';
import { type Family, rumpun } from './families.ts';
import type { Outline } from './person.ts';
import type { Random } from './random.ts';
import { leastGolongan, type StructuralPost } from './structuralPosts.ts';
import { type Weighted, weighted } from './weighted.ts';
import type { Wishes } from './wishes.ts';
import type { World } from './world.ts';

export interface Plan {
  readonly world: World;
  readonly outline: Outline;
  readonly wishes: Wishes;
  readonly jenisJabatan: JenisJabatan;
  readonly structural: StructuralPost | null;
  readonly family: Family | null;
  readonly tingkat: string;
  /** With a degree: on the ladder of experts, not of the skilled. */
  readonly ahli: boolean;
  readonly ceiling: number;
}

export function planOf(world: World, outline: Outline, wishes: Wishes, chance: Random): Plan {
  const structural = outline.jenisJabatan === '1' ? outline.workplace.takePost(wishes.tier) : null;
  const jenisJabatan = outline.jenisJabatan === '1' && structural === null ? '4' : outline.jenisJabatan;
  const tingkat = wishes.tingkat ?? drawLevel(jenisJabatan, chance);
  const ahli = levelOf(tingkat).first >= 9;
  const family = jenisJabatan === '2' ? familyFor(world, outline, wishes, ahli, chance) : null;
  const ceiling = wishes.ceiling ?? ceilingOf(structural, family, tingkat, ahli, chance);
  const plan = { world, outline, wishes, jenisJabatan, structural, family, tingkat, ahli, ceiling };
  // A short ladder is climbed by everybody in time, so that those who retire have reached its end.
  return retires(plan) && wishes.ceiling === undefined ? { ...plan, ceiling: Math.min(ceiling, 14) } : plan;
}

/** Reaches the retirement age by now, whether or not the register has noticed. */
export const retires = ({ outline }: Pick<Plan, 'outline'>): boolean =>
  outline.fate === 'pensiun' || outline.dirt === 'lewatBup';

function familyFor(
  { register, drawFamily }: World,
  { workplace, jenisAsn }: Outline,
  wishes: Wishes,
  ahli: boolean,
  chance: Random,
) {
  if (wishes.rumpunId === undefined) {
    const pusat = workplace.instansi.jenis === 'PUSAT';
    return drawFamily(pusat, ahli, jenisAsn !== 'PNS', chance);
  }
  const family = register.families.find(({ rumpunId }) => rumpunId === wishes.rumpunId);
  if (family === undefined) throw new Error(`The reference tables have no rumpun ${wishes.rumpunId}`);
  return family;
}

function ceilingOf(
  structural: StructuralPost | null,
  family: Family | null,
  tingkat: string,
  ahli: boolean,
  chance: Random,
) {
  if (structural !== null) return leastGolongan[structural.tier] + chance.between(0, 1);
  if (family === null) return levelOf(tingkat).last;
  if (!ahli) return 12;
  return family.rumpunId === rumpun.guru ? teachers(chance) : experts(chance);
}

/** How high functional careers lead, as orders of golongan: assumption, so that 8 to 10 % of PNS are IV/b and above. */
const teachers: Weighted<number> = weighted([[12, 33], [13, 28], [14, 29], [15, 10]]); // prettier-ignore
const experts: Weighted<number> = weighted([[12, 32], [13, 26], [14, 20], [15, 13], [16, 6], [17, 3]]); // prettier-ignore
