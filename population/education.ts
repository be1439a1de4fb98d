// What people studied: the level that fits their kind of position, the grade it opens and the grade it ends at.
import { addYears, type Day, dayOf, yearOf } from './days.ts';
import type { Random } from './random.ts';
import type { Pendidikan, Register } from './register.ts';
import { type Weighted, weighted } from './weighted.ts';

export type JenisJabatan = '1' | '2' | '4';

interface Level {
  /** Years of age at graduation, at least. */
  readonly age: number;
  /** First and last golongan of PNS by their order (the column golongan_awal and golongan_maks of BKN's table). */
  readonly first: number;
  readonly last: number;
  /** Golongan of PPPK by its order (Perpres 98/2020). */
  readonly pppk: number;
  readonly degree: string | null;
}

const levels: Readonly<Record<string, Level>> = {
  '05': { age: 12, first: 1, last: 5, pppk: 1, degree: null },
  '10': { age: 15, first: 3, last: 7, pppk: 4, degree: null },
  '12': { age: 15, first: 3, last: 8, pppk: 4, degree: null },
  '15': { age: 18, first: 5, last: 10, pppk: 5, degree: null },
  '17': { age: 18, first: 5, last: 10, pppk: 5, degree: null },
  '18': { age: 18, first: 5, last: 10, pppk: 5, degree: null },
  '20': { age: 19, first: 5, last: 10, pppk: 5, degree: 'A.P.' },
  '25': { age: 20, first: 6, last: 10, pppk: 6, degree: 'A.Ma.' },
  '30': { age: 21, first: 7, last: 11, pppk: 7, degree: 'A.Md.' },
  '35': { age: 22, first: 9, last: 12, pppk: 9, degree: 'S.Tr.' },
  '40': { age: 22, first: 9, last: 12, pppk: 9, degree: 'S.Pd.' },
  '45': { age: 24, first: 10, last: 13, pppk: 10, degree: 'M.Si.' },
  '50': { age: 28, first: 11, last: 14, pppk: 11, degree: 'Dr.' },
};

export function levelOf(tingkatId: string): Level {
  const level = levels[tingkatId];
  if (level === undefined) throw new Error(`No level of education ${tingkatId}`);
  return level;
}

/**
 * Levels by kind of position, chosen so that all together meet BKN's shares of November 2025: SD–SMA 15 %, D1–D3 12 %, S1 62 %,
 * S2 10 %, S3 1 %. How they divide between the kinds of position is our assumption.
 */
const byJabatan: Readonly<Record<JenisJabatan, Weighted<string>>> = {
  '1': weighted([['30', 2], ['35', 4], ['40', 57], ['45', 36], ['50', 1]]), // prettier-ignore
  '2': weighted([['17', 4], ['20', 0.5], ['25', 0.7], ['30', 11.8], ['35', 5], ['40', 66.4], ['45', 10.4], ['50', 1.2]]), // prettier-ignore
  '4': weighted([['05', 1.5], ['10', 2], ['12', 0.5], ['15', 20], ['17', 15], ['18', 1], ['20', 1], ['25', 1], ['30', 9.5], ['35', 4], ['40', 40], ['45', 4.5]]), // prettier-ignore
};

export const drawLevel = (jabatan: JenisJabatan, chance: Random): string => byJabatan[jabatan](chance);

/** The level at appointment of those who studied on afterwards. */
export function levelAtAppointment(tingkatId: string, yearsServed: number, chance: Random): string {
  if (tingkatId === '50') return chance.chance(0.7) ? '45' : '40';
  if (tingkatId === '45') return chance.chance(0.6) ? '40' : '45';
  if (tingkatId === '40' && yearsServed >= 18) return chance.chance(0.12) ? '17' : '40';
  return tingkatId;
}

export interface Study {
  readonly pendidikan: Pendidikan;
  readonly lulus: Day;
  readonly pertama: boolean;
}

/** School first, then each level up to the last; those reached in service are spread over the years served. */
export function studiesOf(
  register: Register,
  person: {
    readonly tingkat: string;
    readonly tingkatAwal: string;
    readonly lahir: Day;
    readonly tmt: Day;
    readonly until: Day;
  },
  chance: Random,
): Study[] {
  const { tingkat, tingkatAwal, lahir, tmt, until } = person;
  const before = levelOf(tingkatAwal).age > 18 ? ['15', tingkatAwal] : [tingkatAwal];
  const studies: Study[] = before.map((level) => ({
    pendidikan: chance.pick(register.pendidikan.get(level) ?? []),
    lulus: graduation(lahir, level, tmt),
    pertama: level === tingkatAwal,
  }));
  if (tingkat !== tingkatAwal) {
    const years = Math.max(1, yearOf(until) - yearOf(tmt));
    const lulus = dayOf(yearOf(tmt) + Math.min(years, Math.ceil(years * (0.3 + chance.next() * 0.4))), 7, 15);
    studies.push({
      pendidikan: chance.pick(register.pendidikan.get(tingkat) ?? []),
      lulus: Math.min(lulus, until),
      pertama: false,
    });
  }
  return studies;
}

function graduation(lahir: Day, level: string, tmt: Day): Day {
  const usual = dayOf(yearOf(addYears(lahir, levelOf(level).age)), 6, 20);
  return Math.min(usual, tmt - 60);
}
