// A day as a number (days since 1970-01-01), and the arithmetic of the civil calendar that a career needs.

export type Day = number;

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

/** Reads an ISO date such as 2026-11-01. */
export function parseDay(text: string): Day {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = text.split('-').map(Number);
  const day = dayOf(year, month, date);
  if (!Number.isInteger(day) || iso(day) !== text) throw new Error(`"${text}" is not a date`);
  return day;
}

/** The civil date of a day, by whole numbers alone (Howard Hinnant's days-to-civil). */
export function civil(day: Day): CivilDate {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

export const yearOf = (day: Day): number => civil(day).year;

const remembered: string[] = []; // A population names the same few thousand days millions of times.
const rememberedFrom = dayOf(1900, 1, 1);

export function iso(day: Day): string {
  const place = day - rememberedFrom;
  if (place < 0) return format(day);
  return (remembered[place] ??= format(day));
}

function format(day: Day): string {
  const { year, month, date } = civil(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

export const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** The same date some months later (or earlier); the last day of the month where there is no such date. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = civil(day);
  const count = year * 12 + month - 1 + months;
  const first = dayOf(Math.floor(count / 12), (count % 12) + 1, 1);
  const last = dayOf(Math.floor((count + 1) / 12), ((count + 1) % 12) + 1, 1) - 1;
  return Math.min(first + date - 1, last);
}

export const addYears = (day: Day, years: number): Day => addMonths(day, years * 12);

export function firstOfMonth(day: Day): Day {
  return day - civil(day).date + 1;
}

export const firstOfNextMonth = (day: Day): Day => addMonths(firstOfMonth(day), 1);

/** Whole months from one day to a later one; never less than none. */
export function monthsBetween(from: Day, to: Day): number {
  const a = civil(from);
  const b = civil(to);
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.date < a.date ? 1 : 0);
  return Math.max(0, months);
}

/** A day like this as eight digits, the way employee numbers write it. */
export function digits(day: Day): string {
  const { year, month, date } = civil(day);
  return `${year}${two(month)}${two(date)}`;
}
