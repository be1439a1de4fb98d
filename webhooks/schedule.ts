// When a failed delivery is attempted again: the retry schedule of the Standard Webhooks specification, a little by chance.

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** What is waited before each attempt; the first is made at once. */
export const delaysMs: readonly number[] = [
  0,
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** Receivers that failed together are not attempted together again. */
const jitter = 0.1;

/** A receiver may ask for more time, but not for ever. */
const askedMaxMs = 24 * hour;

/**
 * What is waited after so many attempts, or null when there are no more. `chance` is from 0 to 1; `askedMs` is what the
 * receiver asked for.
 */
export function waitAfter(attempts: number, chance: number, askedMs = 0): number | null {
  const delay = delaysMs[attempts];
  if (delay === undefined) return null;
  return Math.max(Math.round(delay * (1 + jitter * chance)), Math.min(askedMs, askedMaxMs));
}
