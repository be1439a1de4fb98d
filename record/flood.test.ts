// Under a flood the record grows by the minute and the reason, not by the refusal, and memory by neither.
import { expect, it } from 'vitest';
import { flood, rowsAMinute } from './flood.ts';

const minute = 60_000;
const at = 1_000 * minute;

it('the first refusals of a minute have rows, the others are counted, for each partner and reason apart', () => {
  const { hasRow, take } = flood();
  const rows = (partner: string, code: string, times: number, atMs = at) =>
    Array.from({ length: times }, () => hasRow(partner, code, atMs)).filter(Boolean).length;
  expect(rows('lan', 'BAD_REQUEST', rowsAMinute + 40)).toBe(rowsAMinute);
  expect(rows('lan', 'BAD_USER_INPUT', 1)).toBe(1);
  expect(rows('bkn', 'BAD_REQUEST', 1)).toBe(1);
  expect(rows('lan', 'BAD_REQUEST', 2, at + minute)).toBe(2);
  expect(take()).toEqual([{ minuteMs: at, partner: 'lan', code: 'BAD_REQUEST', times: 40 }]);
  expect(take()).toEqual([]);
});

it('however many partners and reasons there are, memory is bounded and nothing goes uncounted', () => {
  const { count, hasRow, take } = flood();
  const times = 5_000;
  for (let number = 0; number < times; number++) count(`partner-${number}`, 'AGREEMENT_NOT_IN_FORCE', at);
  const rows = Array.from({ length: times }, (_, number) => hasRow(`other-${number}`, 'BAD_REQUEST', at)).filter(
    Boolean,
  );
  const taken = take();
  expect(taken.length).toBeLessThan(1_010);
  expect(rows.length + taken.reduce((sum, one) => sum + one.times, 0)).toBe(2 * times);
});
