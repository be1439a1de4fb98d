// A used assertion is remembered as long as it could be used again, whoever comes in between.
import { afterEach, expect, test, vi } from 'vitest';

import { usedAssertions } from './usedAssertions.ts';

afterEach(() => void vi.useRealTimers());

const payload = { jti: 'a1' };

test('of two requests that both found an assertion unused, only the first may write it down', async () => {
  const assertions = usedAssertions()('ReplayDetection');
  expect(await Promise.all([assertions.find('a1'), assertions.find('a1')])).toEqual([undefined, undefined]);
  await assertions.upsert('a1', payload, 60);
  await expect(assertions.upsert('a1', payload, 60)).rejects.toThrow('invalid_client');
});

test('it is found until it expires, and its place is free afterwards', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const assertions = usedAssertions()('ReplayDetection');
  await assertions.upsert('a1', payload, 60);
  vi.advanceTimersByTime(59_999);
  expect(await assertions.find('a1')).toEqual(payload);
  vi.advanceTimersByTime(1);
  expect(await assertions.find('a1')).toBeUndefined();
  await assertions.upsert('a1', payload, 60);
  expect(await assertions.find('a1')).toEqual(payload);
});

test('one issuer does not know what another has seen', async () => {
  await usedAssertions()('ReplayDetection').upsert('a1', payload, 60);
  expect(await usedAssertions()('ReplayDetection').find('a1')).toBeUndefined();
});
