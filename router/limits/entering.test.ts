// A request enters within its minute and its quotas, and is told of both whether or not it may.
import type { ServerResponse } from 'node:http';
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { Refusal, refusal } from '@bagi/agreements/refusals.ts';
import { expect, it } from 'vitest';
import type { Asked } from '../plan.ts';
import { enter, type Shares } from './entering.ts';
import type { Quotas } from './quota.ts';

const minute = { 'ratelimit-policy': '"minute";q=10;w=60', ratelimit: '"minute";r=9;t=6' };
const { signal } = new AbortController();
const asked = {
  contract: {
    agreement: {
      partner: 'lan',
      limits: { requestsPerMinute: 10, requestsPerDay: 20, concurrentMax: 3 },
      services: [],
    } as unknown as Agreement,
  },
  signal,
} as unknown as Asked;

function door({
  late = null,
  short = false,
  requestsPerMinute,
}: { late?: Refusal | null; short?: boolean; requestsPerMinute?: number } = {}) {
  const [headers, turns, asks]: [Record<string, string>, unknown[], unknown[]] = [{}, [], []];
  const leave = () => {};
  const shares: Shares = {
    count: (partner, perMinute) => {
      asks.push([partner, perMinute]);
      return { refusal: late, headers: minute };
    },
    takeTurn: (...turn) => {
      turns.push(turn);
      return Promise.resolve(leave);
    },
  };
  const take: Quotas['take'] = (_partner, wants) => {
    const balances = wants.map(({ rule }) => ({ rule, left: 5, untilMs: 2_000 }));
    asks.push(wants.map(({ rule }) => `${rule.scope} ${rule.unit}`));
    return Promise.resolve({ short: short ? (balances[0] ?? null) : null, balances });
  };
  const response = { setHeader: (name: string, value: string) => (headers[name] = value) } as unknown as ServerResponse;
  const entered = enter({ quotas: { take, now: () => 0 }, requestsPerMinute }, shares, asked, 'a', response);
  return { entered, headers, turns, asks, leave };
}

it('within both, it waits for its turn among those of its partner, and is told what is left', async () => {
  const { entered, headers, turns, asks, leave } = door();
  expect(await entered).toBe(leave);
  expect(turns).toEqual([['lan', 3, signal]]);
  expect(asks).toEqual([
    ['lan', 10],
    [' permintaan/menit', ' permintaan/hari'],
  ]);
  expect(headers).toEqual({
    'ratelimit-policy': '"minute";q=10;w=60, "day";q=20;w=86400',
    ratelimit: '"minute";r=9;t=6, "day";r=5;t=2',
  });
  expect(door({ requestsPerMinute: 7 }).asks[0]).toEqual(['lan', 7]);
});

it('beyond its minute, nothing is taken of its quotas', async () => {
  const { entered, headers, turns, asks } = door({ late: refusal('QUOTA_EXCEEDED', 'Too often.') });
  await expect(entered).rejects.toThrow('Too often.');
  expect([turns, asks.length, headers]).toEqual([[], 1, minute]);
});

it('beyond a quota, it has no turn, and is told what is left', async () => {
  const { entered, headers, turns } = door({ short: true });
  await expect(entered).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
  expect(turns).toEqual([]);
  expect(headers['ratelimit']).toContain('"day"');
});
