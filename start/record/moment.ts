// Moments as people write them: a day is one in Jakarta, a time has its zone.

/** A day in Jakarta, or a moment with its zone. */
export function momentOf(text: string): string {
  const at = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+07:00` : text);
  if (Number.isNaN(at.getTime()))
    throw new Error(`${text} is no moment: write 2026-11-21 or 2026-11-21T08:00:00+07:00.`);
  return at.toISOString();
}
