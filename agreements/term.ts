// Days of an agreement: they begin and end at midnight in Jakarta (WIB, UTC+7, no summer time).

const jakartaOffsetMs = 7 * 60 * 60 * 1000;

/** Whether a text is a real calendar day in ISO 8601. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The day it is in Jakarta at an instant given in milliseconds since 1970. */
export function dayInJakarta(nowMs: number): string {
  return new Date(nowMs + jakartaOffsetMs).toISOString().slice(0, 10);
}
