// When a partner is warned that its agreement ends: on how many days before it, and not at all where another version follows.
import type { Library } from '@bagi/agreements/library.ts';

/** How many days before its last day a partner is warned. */
export const warnedDays: readonly number[] = [90, 60, 30, 7];

/** The warnings whose day has come, the latest first; none while another version follows without a gap. */
export function warningsDue(library: Library, partner: string, until: string, today: string): number[] {
  const left = daysBetween(today, until);
  // An open end is no number of days away.
  if (!(left >= 0)) return [];
  const next = library.get(partner)?.find(({ agreement }) => agreement.term.from > today);
  if (next && daysBetween(until, next.agreement.term.from) <= 1) return [];
  return warnedDays.filter((days) => left <= days).toSorted((a, b) => a - b);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));
}
