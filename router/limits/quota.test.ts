// What a request takes of quotas, and what a caller is told of them.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Balance, Rule, Want } from '@bagi/agreements/quotas.ts';
import { describe, expect, it, test } from 'vitest';
import { chargeAnswer, chargeRequest, chargeServices, headersOf, type Quotas } from './quota.ts';

const all = { requestsPerMinute: 10, requestsPerDay: 20, personsPerDay: 30, rowsPerDay: 40 };
const agreement = {
  partner: 'lan',
  limits: { ...all, eachClient: all },
  services: [
    { operation: 'Query.asn', limits: all },
    { operation: 'Query.daftarAsn', limits: all },
  ],
} as unknown as Agreement;
const payer = { agreement, client: 'a' };
const untilMs = Date.parse('2026-11-21T17:00:00Z');

/** Quotas of which everything is left, or one is short; what was taken of each stands in words. */
function ledger(short: Rule | null = null) {
  const taken: string[] = [];
  const quotas: Quotas = {
    now: () => untilMs - 1_500,
    take: (partner, wants: readonly Want[], nowMs) => {
      expect([partner, nowMs]).toEqual(['lan', untilMs - 1_500]);
      taken.push(...wants.map(({ rule, amount }) => `${rule.scope} ${rule.unit} ${amount}`));
      const balances = wants.map(({ rule }) => ({ rule, left: 1, untilMs }));
      return Promise.resolve({ short: short && { rule: short, left: 0, untilMs }, balances });
    },
  };
  return { taken, quotas };
}

describe('is taken', () => {
  it('one request of the agreement and of its client when it comes', async () => {
    const { taken, quotas } = ledger();
    const { refusal, balances } = await chargeRequest(quotas, payer);
    expect(taken).toEqual([
      ' permintaan/menit 1',
      ' permintaan/hari 1',
      'klien a permintaan/menit 1',
      'klien a permintaan/hari 1',
    ]);
    expect([refusal, balances.length]).toEqual([null, 4]);
    await chargeRequest({ ...quotas, requestsPerMinute: 7 }, payer);
    expect(taken).toHaveLength(8);
  });

  it('one request of each service that it asks for', async () => {
    const { taken, quotas } = ledger();
    await chargeServices(quotas, payer, ['Query.asn']);
    expect(taken).toEqual(['layanan Query.asn permintaan/menit 1', 'layanan Query.asn permintaan/hari 1']);
  });

  it('persons of every quota, and rows of a service of its own, when the answer is there', async () => {
    const { taken, quotas } = ledger();
    const rows = new Map([
      ['Query.asn', 1],
      ['Query.daftarAsn', 5],
    ]);
    await chargeAnswer(quotas, payer, 4, rows);
    expect(taken).toEqual([
      ' orang/hari 4',
      ' baris/hari 6',
      'klien a orang/hari 4',
      'klien a baris/hari 6',
      'layanan Query.asn orang/hari 4',
      'layanan Query.asn baris/hari 1',
      'layanan Query.daftarAsn orang/hari 4',
      'layanan Query.daftarAsn baris/hari 5',
    ]);
  });

  it('nothing where there is nothing to take, and nobody is asked', async () => {
    const { taken, quotas } = ledger();
    expect(await chargeServices(quotas, payer, [])).toEqual({ refusal: null, balances: [] });
    expect(await chargeAnswer(quotas, payer, 0, new Map([['Query.asn', 0]]))).toEqual({ refusal: null, balances: [] });
    expect(taken).toEqual([]);
    const unasked: Quotas = { ...quotas, take: () => Promise.reject(new Error('Nothing is wanted.')) };
    expect((await chargeServices(unasked, payer, [])).refusal).toBeNull();
  });
});

describe('what is used up is refused', () => {
  test.for([
    ['', 'permintaan/menit', 'requests a minute'],
    ['', 'permintaan/hari', 'requests a day'],
    ['', 'orang/hari', 'persons a day'],
    ['', 'baris/hari', 'rows a day'],
    ['layanan Query.asn', 'permintaan/hari', 'requests a day of Query.asn'],
    ['klien a', 'permintaan/hari', 'requests a day of this client'],
  ] as const)('in words, with when it is free again: %s %s', async ([scope, unit, words]) => {
    const { refusal } = await chargeRequest(ledger({ scope, unit, limit: 9, observed: false }).quotas, payer);
    expect(refusal).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      details: { retryAfter: '2', resets: '2026-11-21T17:00:00.000Z' },
    });
    expect(refusal?.message).toContain(
      `9 ${words} are allowed, and used; all of it is free again at 2026-11-21T17:00:00.000Z.`,
    );
  });

  it('a moment before it is free, a second is to be waited', async () => {
    const { quotas } = ledger({ scope: '', unit: 'permintaan/hari', limit: 9, observed: false });
    const take: Quotas['take'] = async (...asked) => {
      const told = await quotas.take(...asked);
      return { ...told, short: told.short && { ...told.short, untilMs: untilMs - 1_500 } };
    };
    expect((await chargeRequest({ ...quotas, take }, payer)).refusal?.details['retryAfter']).toBe('1');
  });
});

it('headers tell what is left of requests, each policy by its name; the minute of the agreement is told elsewhere', () => {
  const balance = (scope: string, unit: Rule['unit'], left: number): Balance => ({
    rule: { scope, unit, limit: 9, observed: false },
    left,
    untilMs,
  });
  const minute = { 'ratelimit-policy': '"minute";q=10;w=60', ratelimit: '"minute";r=9;t=6' };
  const balances = [
    balance('', 'permintaan/menit', 1),
    balance('', 'permintaan/hari', 2),
    balance('', 'orang/hari', 3),
    balance('klien a', 'permintaan/menit', 4),
    balance('layanan Query.asn', 'permintaan/hari', 5),
  ];
  expect(headersOf(balances, minute, untilMs - 1_500)).toEqual({
    'ratelimit-policy': '"minute";q=10;w=60, "day";q=9;w=86400, "client-minute";q=9;w=60, "service-day";q=9;w=86400',
    ratelimit: '"minute";r=9;t=6, "day";r=2;t=2, "client-minute";r=4;t=2, "service-day";r=5;t=2',
  });
  expect(headersOf([balance('', 'permintaan/hari', 2)], minute, untilMs).ratelimit).toBe(
    '"minute";r=9;t=6, "day";r=2;t=1',
  );
  expect(headersOf([], minute, 0)).toEqual(minute);
});
