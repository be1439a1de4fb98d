// A career from appointment to today: when it began, its golongan and positions, and when it ends.
import { addYears, type Day, firstOfNextMonth } from './days.ts';
import { type JenisJabatan, levelAtAppointment } from './education.ts';
import type { Grade } from './grades.ts';
import { bupAt, gradesOf, postsOf } from './ladder.ts';
import type { Outline } from './person.ts';
import { type Plan, planOf, retires } from './plan.ts';
import type { Place, Post } from './posts.ts';
import type { Random } from './random.ts';
import { appointedOn, bornOn, endOf, tmtPnsOf, yearsServed } from './service.ts';
import { transferOf } from './transfer.ts';
import type { Unit } from './units.ts';
import type { Wishes } from './wishes.ts';
import type { World } from './world.ts';

export interface Career {
  readonly jenisJabatan: JenisJabatan;
  readonly lahir: Day;
  readonly tmtCpns: Day;
  readonly tmtPns: Day | null;
  readonly tmtPensiun: Day;
  readonly batasUsiaPensiun: number;
  /** The day service ended: retirement, death, dismissal. */
  readonly berakhir: Day | null;
  /** The last day there is anything to tell of. */
  readonly until: Day;
  readonly tingkat: string;
  readonly tingkatAwal: string;
  readonly ahli: boolean;
  readonly grades: readonly Grade[];
  readonly posts: readonly Post[];
  readonly unit: Unit;
  readonly pindah: Transfer | null;
}

export interface Transfer {
  readonly tmt: Day;
  readonly dari: Place;
  readonly ke: Place;
}

/** Whoever retires does so at an age that only the last position tells: so look again until the two agree. */
export function career(world: World, outline: Outline, wishes: Wishes, chance: Random): Career {
  const plan = planOf(world, outline, wishes, chance);
  let bup = 58;
  for (let look = 0; ; look++) {
    const found = travel(plan, bup, chance);
    if (found.batasUsiaPensiun === bup || look === 20 || !retires(plan)) return found;
    bup = found.batasUsiaPensiun;
  }
}

function travel(plan: Plan, bup: number, chance: Random): Career {
  const { world, outline, wishes, structural, tingkat, ahli, jenisJabatan } = plan;
  const berakhir = endOf(plan, chance);
  const until = berakhir ?? world.asOf;
  const served = yearsServed(plan, bup, chance);
  const studiedOn = outline.jenisAsn === 'PNS' && structural === null;
  const tingkatAwal = wishes.tingkatAwal ?? (studiedOn ? levelAtAppointment(tingkat, served, chance) : tingkat);
  const tmtCpns = wishes.tmtCpns ?? appointedOn(plan, until, served, chance);
  const unit = structural?.unit ?? chance.pick(outline.workplace.units);
  const ke = { instansi: outline.workplace.instansi, unit };
  const pindah = transferOf(plan, ke, tmtCpns, until, chance);
  const placeOn = (day: Day) => (pindah !== null && day < pindah.tmt ? pindah.dari : ke);

  const grades = gradesOf(plan, tingkatAwal, tmtCpns, until, chance);
  const posts = postsOf(plan, { grades, tmt: tmtCpns, until, placeOn }, pindah, chance);
  const batasUsiaPensiun = bupAt(posts.at(-1));
  const lahir = wishes.lahir ?? bornOn(plan, { batasUsiaPensiun, tmtCpns, until, berakhir, tingkatAwal }, chance);
  return {
    jenisJabatan,
    lahir,
    tmtCpns,
    tmtPns: tmtPnsOf(plan, tmtCpns, until, chance),
    tmtPensiun: firstOfNextMonth(addYears(lahir, batasUsiaPensiun)),
    batasUsiaPensiun,
    berakhir,
    until,
    tingkat,
    tingkatAwal,
    ahli,
    grades,
    posts,
    unit,
    pindah,
  };
}
