// The employee number (NIP, 18 digits): birth, appointment, sex and a serial that no real person has.
import { civil, type Day, digits, two } from './days.ts';
import type { Serials } from './serials.ts';

/** Real serials begin at 001 and stay far below; ours are 900 to 999, so that nobody real is meant. */
const serialFirst = 900;
const serialCount = 100;

export interface Appointment {
  readonly lahir: Day;
  readonly wanita: boolean;
  readonly tmt: Day;
  /** The number of the contract, for PPPK; null for those appointed as CPNS. */
  readonly kontrakKe: number | null;
}

/** The first 15 digits. PNS: year and month of appointment; PPPK: its year, then 2 and the number of the contract. */
export function nipDigits({ lahir, wanita, tmt, kontrakKe }: Appointment): string {
  const { year, month } = civil(tmt);
  const appointed = kontrakKe === null ? two(month) : `2${kontrakKe}`;
  return `${digits(lahir)}${year}${appointed}${wanita ? 2 : 1}`;
}

/** A number nobody has yet; null when all serials of this birth day and appointment are taken. */
export function nipOf(appointment: Appointment, taken: Serials): string | null {
  const first = nipDigits(appointment);
  const serial = taken.next(first);
  return serial < serialCount ? `${first}${serialFirst + serial}` : null;
}

/** The number of nine digits that those appointed before 2009 had first. */
export const nipLamaOf = (ordinal: number): string => `9${String(ordinal % 100_000_000).padStart(8, '0')}`;
