// Attempts follow the retry schedule of the specification, never sooner, and a receiver that asks for time gets it.
import { expect, it, test } from 'vitest';
import { delaysMs, waitAfter } from './schedule.ts';

const seconds = (ms: number | null) => (ms === null ? null : ms / 1_000);

it('ten attempts: at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h', () => {
  const waits = delaysMs.map((_, attempts) => seconds(waitAfter(attempts, 0)));
  expect(waits).toEqual([0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  expect(waitAfter(10, 0)).toBeNull();
});

it('chance adds up to a tenth and takes nothing away', () => {
  expect([0, 0.5, 1].map((chance) => seconds(waitAfter(2, chance)))).toEqual([300, 315, 330]);
});

test.for([
  [1, 60_000, 60],
  [4, 60_000, 7_200],
  [1, 90 * 24 * 60 * 60_000, 86_400],
] as const)('after %i attempts and asked for %i ms, %i s are waited', ([attempts, asked, waited]) => {
  expect(seconds(waitAfter(attempts, 0, asked))).toBe(waited);
});
