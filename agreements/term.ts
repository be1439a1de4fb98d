// Days of an agreement: they begin and end at midnight in Jakarta (WIB, UTC+7, no summer time).

const jakartaOffsetMs = 7 * 60 * 60 * 1000;

const dayMs = 86_400_000;

/** The day that was told last: it is asked for with every request. */
let last: { readonly number: number; readonly day: string } | undefined;

/** The day it is in Jakarta at an instant given in milliseconds since 1970. */
export function dayInJakarta(nowMs: number): string {
  const number = Math.floor((nowMs + jakartaOffsetMs) / dayMs);
  // Stryker disable next-line ConditionalExpression: to write it again takes longer; that is all.
  if (last?.number !== number) last = { number, day: new Date(number * dayMs).toISOString().slice(0, 10) };
  return last.day;
}
