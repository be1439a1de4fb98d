// Days of an agreement: they begin and end at midnight in Jakarta (WIB, UTC+7, no summer time).

const jakartaOffsetMs = 7 * 60 * 60 * 1000;

/** The day it is in Jakarta at an instant given in milliseconds since 1970. */
export function dayInJakarta(nowMs: number): string {
  return new Date(nowMs + jakartaOffsetMs).toISOString().slice(0, 10);
}
