// A partner may make its minute's worth of requests at once, then as many as time brings back; nobody else pays for it.
import { expect, it } from 'vitest';
import { rates } from './rate.ts';

const start = 5_000;

it("a minute's allowance may be used at once; the request after it is refused with the time to wait", () => {
  const count = rates();
  const before = Array.from({ length: 60 }, () => count('lan', 60, start));
  expect(before.every(({ refusal }) => refusal === null)).toBe(true);
  expect(before[0]?.headers).toEqual({ 'ratelimit-policy': '"minute";q=60;w=60', ratelimit: '"minute";r=59;t=1' });
  const { refusal, headers } = count('lan', 60, start);
  expect(refusal).toMatchObject({ code: 'QUOTA_EXCEEDED', details: { retryAfter: '1' } });
  expect(refusal?.message).toContain('60 requests a minute');
  expect(headers.ratelimit).toBe('"minute";r=0;t=1');
});

it.each([1, 7, 11, 13, 60, 300, 599, 1200, 600_000])('an allowance of %i is not one less by rounding', (perMinute) => {
  const count = rates();
  const replies = Array.from({ length: perMinute + 1 }, () => count('lan', perMinute, start).refusal?.code ?? 'OK');
  expect(replies.indexOf('QUOTA_EXCEEDED')).toBe(perMinute);
});

it('time brings requests back at an even pace, up to the allowance and no further', () => {
  const count = rates();
  for (let made = 0; made < 10; made++) count('lan', 10, start);
  expect(count('lan', 10, start).refusal?.details).toEqual({ retryAfter: '6' });
  expect(count('lan', 10, start + 5_999).refusal).not.toBeNull();
  expect(count('lan', 10, start + 6_000).refusal).toBeNull();
  expect(count('lan', 10, start + 6_000).refusal).not.toBeNull();
  expect(count('lan', 10, start + 86_400_000).headers.ratelimit).toBe('"minute";r=9;t=6');
});

it("one partner's requests take nothing from another's", () => {
  const count = rates();
  count('lan', 1, start);
  expect(count('lan', 1, start).refusal).not.toBeNull();
  expect(count('bkn', 1, start).refusal).toBeNull();
});

it('an agreement that allows less from a day on is kept at once', () => {
  const count = rates();
  count('lan', 600, start);
  expect(count('lan', 2, start).headers).toEqual({
    'ratelimit-policy': '"minute";q=2;w=60',
    ratelimit: '"minute";r=0;t=31',
  });
  expect(count('lan', 2, start).refusal?.details).toEqual({ retryAfter: '1' });
});

it('a request that comes early by a part of the pace that only rounding makes is not too early', () => {
  const count = rates();
  count('lan', 1, start);
  expect(count('lan', 1, start + 59_993).refusal).not.toBeNull();
  expect(count('lan', 1, start + 59_994).refusal).toBeNull();
});
