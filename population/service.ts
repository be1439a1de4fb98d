// The dates of service: when it began and ended, how long it lasted, and the birth that fits them.
import { addMonths, addYears, civil, type Day, dayOf, firstOfMonth, yearOf } from './days.ts';
import { levelOf } from './education.ts';
import { yearsFor } from './grades.ts';
import { type Plan, retires } from './plan.ts';
import type { Random } from './random.ts';
import { masaKerjaPns, tahunPppk } from './shares.ts';
import { weighted } from './weighted.ts';

const ageMost = 34.5;

export function endOf({ world, outline, wishes }: Plan, chance: Random): Day | null {
  if (wishes.berakhir !== undefined) return wishes.berakhir;
  if (outline.fate === 'pensiun') return addMonths(firstOfMonth(world.asOf), -chance.between(0, 23));
  if (outline.fate === 'meninggal' || outline.fate === 'diberhentikan') return world.asOf - chance.between(20, 700);
  return null;
}

const bucket = weighted(masaKerjaPns.map(([least, most, weight]) => [{ least, most }, weight] as const));

/** Whole years from appointment to the end, for PNS; the others are appointed by the calendar. */
export function yearsServed(plan: Plan, bup: number, chance: Random): number {
  const least = Math.max(19, levelOf(plan.tingkat).age + 1);
  if (retires(plan)) return Math.ceil(bup - least - chance.next() * (33 - least));
  const longest = bup - least - 2;
  if (plan.structural !== null) {
    const steps = plan.ceiling - levelOf(plan.tingkat).first;
    return Math.min(longest, Math.ceil(yearsFor(steps) + 1 + chance.next() * 4));
  }
  const { least: from, most } = bucket(chance);
  return Math.min(longest, chance.between(from, most));
}

const yearPppk = weighted(tahunPppk);

export function appointedOn({ outline }: Plan, until: Day, served: number, chance: Random): Day {
  if (outline.jenisAsn === 'CPNS') {
    const months = outline.dirt === 'cpnsLebihSetahun' ? chance.between(14, 30) : chance.between(1, 11);
    return addMonths(firstOfMonth(until), -months);
  }
  if (outline.jenisAsn === 'PPPK') {
    const tmt = dayOf(yearPppk(chance), chance.pick([1, 2, 3, 5, 7]), 1);
    return tmt > until - 30 ? addMonths(firstOfMonth(until), -chance.between(2, 9)) : tmt;
  }
  const { year } = civil(until);
  const tmt = dayOf(year - served, chance.pick(intakeMonths), 1);
  return tmt > until - 500 ? addYears(tmt, -1) : tmt;
}

const intakeMonths = [1, 2, 3, 3, 4, 12] as const;

interface Served {
  readonly batasUsiaPensiun: number;
  readonly tmtCpns: Day;
  readonly until: Day;
  readonly berakhir: Day | null;
  readonly tingkatAwal: string;
}

/** Those who retire were born in the month before, a retirement age ago; the others so that they are not there yet. */
export function bornOn(plan: Plan, served: Served, chance: Random): Day {
  const { batasUsiaPensiun, tmtCpns, until, berakhir, tingkatAwal } = served;
  if (retires(plan)) {
    const pensiun = berakhir ?? addMonths(firstOfMonth(plan.world.asOf), -chance.between(1, 12));
    return addMonths(pensiun, -batasUsiaPensiun * 12 - 1) + chance.below(28);
  }
  const pppk = plan.outline.jenisAsn === 'PPPK';
  const least = Math.max(18, levelOf(tingkatAwal).age) + 0.3;
  const years = (until - tmtCpns) / 365.2425;
  const most = Math.min(pppk ? 50 : ageMost, batasUsiaPensiun - years - 0.3);
  const age = Math.max(18.1, least + chance.next() ** 1.3 * Math.max(0, most - least));
  return tmtCpns - Math.floor(Math.min(age, Math.max(most, 18.1)) * 365.2425);
}

/** A year to a year and a half after appointment; PPPK have no probation, CPNS are still in it. */
export function tmtPnsOf({ outline }: Plan, tmtCpns: Day, until: Day, chance: Random): Day | null {
  if (outline.jenisAsn === 'CPNS') return null;
  if (outline.jenisAsn === 'PPPK') return tmtCpns;
  return Math.min(addMonths(tmtCpns, chance.between(12, 18)), firstOfMonth(until));
}

export const ageOn = (lahir: Day, day: Day): number => yearOf(day - lahir + dayOf(1970, 1, 1)) - 1970;
