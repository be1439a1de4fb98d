// What a run says of itself: medians, ratios of the same round, targets that were missed, answers that differ.
import { expect, it } from 'vitest';
import type { Measured } from './rounds.ts';
import { differenceAmong, differenceOf } from './sameAnswers.ts';
import { linesOf, median, table } from './table.ts';
import { missed, ours, oursWithMany } from './targets.ts';
import { usedSince } from './usage.ts';

const base: Measured = {
  system: ours,
  shape: 'record',
  round: 1,
  connections: 16,
  requests: 100,
  perSecond: 300,
  p50: 2,
  p99: 5,
  processorPerThousand: 0.4,
  databasePerThousand: 0.2,
  peakBytes: 200 * 2 ** 20,
};
const seen = (system: string, round: number, perSecond: number, more: Partial<Measured> = {}): Measured => ({
  ...base,
  system,
  round,
  perSecond,
  ...more,
});

/** Ours against one system, in one round. */
const against = (system: string, perSecond: number, more: Partial<Measured> = {}) =>
  missed(linesOf([seen(ours, 1, 300), seen(system, 1, perSecond, more)], ours));

it('a median of an even number of rounds lies between the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7]);
});

it('a ratio compares figures of the same round, so that a round on a busy machine does not count twice', () => {
  // In the second round everything took twice as long for everybody.
  const measured = [seen(ours, 1, 300), seen(ours, 2, 150), seen('limit', 2, 300), seen('limit', 1, 600)];
  expect(linesOf(measured, ours).find(({ system }) => system === 'limit')?.ahead).toBe(0.5);
});

it('the peak of a system is its highest in any round, and everything else the median', () => {
  const measured = [1, 2, 3].map((round) =>
    seen(ours, round, round * 100, { p99: round, peakBytes: (4 - round) * 2 ** 20 }),
  );
  expect(linesOf(measured, ours)[0]).toMatchObject({ perSecond: 200, p99: 2, peakBytes: 3 * 2 ** 20 });
});

it.each([
  ['apollo', 100, 101],
  ['hive', 150, 151],
  ['postgraphile', 230, 231],
  ['postgraphile-rls', 200, 201],
  ['limit', 600, 601],
])('against %s a target is met at the ratio that is wanted, and missed beneath it', (system, met, missing) => {
  expect(against(system, met)).toEqual([]);
  expect(against(system, missing)).toEqual([expect.stringContaining(`times ${system}`)]);
});

it('targets hold at 16 connections, and what was not measured misses none', () => {
  expect(against('apollo', 290, { connections: 64 })).toEqual([]);
  expect(missed(linesOf([seen(ours, 1, 1)], ours))).toEqual([]);
  expect(missed(linesOf([seen('apollo', 1, 1)], ours))).toEqual([]);
});

it("ours may keep nobody waiting longer than the best peer does, whose p99 is not the limit's", () => {
  expect(against('apollo', 1, { p99: 4.9 })).toEqual([expect.stringContaining('p99 is 5.0 ms')]);
  expect(against('apollo', 1, { p99: 5 })).toEqual([]);
  expect(against('limit', 1, { p99: 1 })).toEqual([]);
  const three = [seen(ours, 1, 300), seen('apollo', 1, 1, { p99: 9 }), seen('hive', 1, 1, { p99: 3 })];
  expect(missed(linesOf(three, ours))).toEqual([expect.stringContaining("hive's is 3.0 ms")]);
});

it('with hundreds of agreements less than 512 MB are resident, whatever the crowd', () => {
  const many = (megabytes: number) =>
    missed(linesOf([seen(oursWithMany, 1, 300, { connections: 64, peakBytes: megabytes * 2 ** 20 })], ours));
  expect(many(511)).toEqual([]);
  expect(many(512)).toEqual([expect.stringContaining('512 MB resident')]);
});

it('a system without an answer stands in the table with dashes', () => {
  const lines = table(linesOf([seen(ours, 1, 300)], ours), [ours, 'apollo'], ours).split('\n');
  expect(lines.slice(2)).toEqual([
    '| 16 | ours | 300 |  |  | 2.0 | 5.0 | 0.40 | 0.20 | 200 |',
    '| 16 | apollo | - | - | - | - | - | - | - | - |',
  ]);
});

it('a database is charged with what it used meanwhile, whichever of its connections come and go', () => {
  const before = new Map([
    [1, 10],
    [2, 5],
    [3, 7],
  ]);
  const now = new Map([
    [1, 11],
    [2, 5.5],
    [4, 0.25],
  ]);
  expect(usedSince(before, now)).toBe(1.75);
});

it('answers are the same whatever the cursors are, and a difference is named by its place', () => {
  const page = (nama: string, endCursor: string) => ({ nodes: [{ nama }], pageInfo: { endCursor } });
  expect(differenceOf(page('A', 'one'), page('A', 'other'), '')).toBeNull();
  expect(differenceOf(page('A', 'one'), page('B', 'one'), '')).toBe('.nodes.0.nama is "A" and "B"');
  expect(differenceOf({ nodes: [] }, { nodes: [1] }, '')).toBe('.nodes.0 is undefined and 1');
});

it('a system that answers otherwise, or less, is named', () => {
  const asked = { question: 'record', variables: { nip: '1' } } as const;
  const sampled = (name: string, ...all: unknown[]) => ({ name, sample: all.map((data) => ({ asked, data })) });
  expect(differenceAmong([sampled('ours', 1, 2), sampled('limit', 1, 2)])).toBeNull();
  expect(differenceAmong([sampled('ours', 1), sampled('hive', 1), sampled('limit', 2)])).toContain('ours and limit');
  expect(differenceAmong([sampled('ours', 1, 2), sampled('hive', 1)])).toContain('hive has 1 answers');
});
