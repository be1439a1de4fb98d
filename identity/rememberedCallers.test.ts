// The memory of verified tokens is bounded in number and in time.
import { expect, test } from 'vitest';

import { rememberedCallers } from './rememberedCallers.ts';

const caller = { partner: 'lan', client: 'lan-1', expiresAt: 1_000 };

test('when it is full, the caller who was longest away is forgotten', () => {
  const { recall, remember } = rememberedCallers(2, () => 0);
  remember({ ...caller, token: 'a' });
  remember({ ...caller, token: 'b' });
  recall('a');
  remember({ ...caller, token: 'c' });
  expect(recall('b')).toBeUndefined();
  expect(recall('a')).toEqual({ ...caller, token: 'a' });
  expect(recall('c')).toEqual({ ...caller, token: 'c' });
});

test('at the instant of expiry nothing is remembered', () => {
  let now = 999;
  const { recall, remember } = rememberedCallers(2, () => now);
  remember({ ...caller, token: 'a' });
  expect(recall('a')).toBeDefined();
  now = 1_000;
  expect(recall('a')).toBeUndefined();
});

test('what is handed out is the request’s own: changing it changes nobody else', () => {
  const { recall, remember } = rememberedCallers(2, () => 0);
  remember({ ...caller, token: 'a' });
  Object.assign(recall('a') ?? {}, { partner: 'bkn' });
  expect(recall('a')?.partner).toBe('lan');
});
