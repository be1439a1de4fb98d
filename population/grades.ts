// The golongan of a career: from the one the education opens, about every four years one higher, up to a ceiling.
import { addMonths, addYears, civil, type Day, dayOf, monthsBetween } from './days.ts';
import type { Random } from './random.ts';
import type { Golongan } from './register.ts';

export interface Grade {
  readonly golongan: Golongan;
  readonly tmt: Day;
  /** Months served at that day. */
  readonly masaKerja: number;
  /** Kind of promotion, by BKN's code. */
  readonly jenisKenaikan: string;
}

export interface Climb {
  /** Orders in the table of golongan: I/a is 1, IV/e is 17. */
  readonly first: number;
  readonly ceiling: number;
  readonly tmt: Day;
  readonly until: Day;
  /** 101 regular, 201 by structural, 202 by functional position. */
  readonly jenisKenaikan: string;
}

const appointed = '211';

export function climb(
  golongan: readonly Golongan[],
  { first, ceiling, tmt, until, jenisKenaikan }: Climb,
  chance: Random,
): Grade[] {
  const grades = [grade(golongan, first, tmt, tmt, appointed)];
  let on = promotion(tmt, chance);
  for (let order = first + 1; order <= ceiling && on <= until; order++) {
    grades.push(grade(golongan, order, on, tmt, jenisKenaikan));
    on = promotion(on, chance);
  }
  return grades;
}

/** The one grade of a contract: PPPK are not promoted. */
export const contractGrade = (golongan: readonly Golongan[], order: number, tmt: Day): Grade[] => [
  grade(golongan, order, tmt, tmt, appointed),
];

function grade(golongan: readonly Golongan[], order: number, tmt: Day, since: Day, jenisKenaikan: string): Grade {
  const found = golongan[order - 1];
  if (found === undefined) throw new Error(`No golongan of order ${order}`);
  return { golongan: found, tmt, masaKerja: monthsBetween(since, tmt), jenisKenaikan };
}

/** Four years on, at the next first of April or October; one in four waits half a year or a year longer. */
function promotion(after: Day, chance: Random): Day {
  const waited = chance.chance(0.25) ? 6 * chance.between(1, 2) : 0;
  const due = addMonths(addYears(after, 4), waited);
  const { year, month } = civil(due - 1);
  if (month < 4) return dayOf(year, 4, 1);
  return month < 10 ? dayOf(year, 10, 1) : dayOf(year + 1, 4, 1);
}

/** The least number of years in which these steps can be climbed, for whoever must reach a grade. */
export const yearsFor = (steps: number): number => steps * 4.4;
