// Statements that are light go together, and nobody waits behind a heavy one.
import { openPool } from '@bagi/database/connect.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { type Lanes, openLanes } from './lanes.ts';

function lanesOf(slowMs: number): Lanes {
  const open = () => openPool(inject('clusterUrl'), { max: 1, applicationName: 'lanes' });
  const lanes = openLanes({ open, connections: 3, slowMs });
  onTestFinished(lanes.close);
  return lanes;
}

const run = async (lanes: Lanes, sql: string) => (await lanes.run({ sql, params: [] }, {}))[0]?.[0];

it('what a connection keeps up with goes behind each other on it', async () => {
  const lanes = lanesOf(Infinity);
  const pids = await Promise.all(Array.from({ length: 50 }, () => run(lanes, 'select pg_backend_pid()')));
  expect(new Set(pids).size).toBe(1);
});

it('behind a statement that is not answered nobody waits while another connection is free', async () => {
  const lanes = lanesOf(0);
  const holder = openPool(inject('clusterUrl'), { max: 1, applicationName: 'lanes' });
  onTestFinished(() => holder.end({ timeout: 5 }));
  await holder`select pg_advisory_lock(4117)`;
  const waits = run(lanes, 'select pg_advisory_lock(4117)');
  const others = Array.from({ length: 20 }, (_, n) => run(lanes, `select ${n}`));
  expect(await Promise.all(others)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(lanes.busy()).toBe(1);
  await holder`select pg_advisory_unlock(4117)`;
  await waits;
  expect(lanes.busy()).toBe(0);
});

it('a statement that fails leaves its place', async () => {
  const lanes = lanesOf(Infinity);
  await expect(run(lanes, 'select 1 / 0')).rejects.toThrow('division by zero');
  expect(lanes.busy()).toBe(0);
  expect(await run(lanes, 'select 1')).toBe(1);
});
