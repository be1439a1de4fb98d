// On which days a partner may have another agreement than before: today, and every later day on which a version begins or ends.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { inForce } from '@bagi/agreements/inForce.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { Refusal } from '@bagi/agreements/refusals.ts';

/** What holds for a partner on a day: its agreement, or the reason why there is none. */
export type Standing = { readonly agreement: Agreement } | { readonly reason: string };

export function standingOn(library: Library, partner: string, day: string): Standing {
  try {
    return { agreement: inForce(library, partner, Date.parse(`${day}T12:00:00+07:00`)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { reason: String(error.details['reason']) };
  }
}

/** The days to look at, the earliest first: between two of them nothing changes by itself. */
export function daysOf(libraries: readonly Library[], partner: string, today: string): string[] {
  const turns = libraries
    .flatMap((library) => library.get(partner) ?? [])
    .flatMap(({ agreement: { term, suspended } }) => [
      term.from,
      ...(term.until === 'open' ? [] : [dayAfter(term.until)]),
      ...(suspended ? [suspended.since] : []),
    ]);
  return [...new Set([today, ...turns.filter((day) => day > today)])].toSorted();
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
