// However often something happens in a minute, it is one event, with the number of times; and what is rare is none.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { repeated } from './repeated.ts';

const one = (klien: string, least = 3) => ({ jenis: 'uji', mitra: 'lan', rincian: { klien }, least });

it('it is told once, when its minute is over, and only what was often enough', () => {
  const counted = repeated();
  for (let time = 0; time < 5; time++) counted.note(one('a'), 60_000 + time);
  for (let time = 0; time < 2; time++) counted.note(one('b'), 60_000 + time);
  counted.note(one('a'), 120_000);
  expect(counted.take(119_999)).toEqual([]);
  expect(counted.take(120_000)).toEqual([
    { jenis: 'uji', mitra: 'lan', rincian: { klien: 'a', kali: 5 }, minuteMs: 60_000 },
  ]);
  expect(counted.take(Infinity)).toEqual([]);
});

it('many that differ take no more than so much memory, and none is left out of the count', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3_000), { minLength: 2_000, maxLength: 4_000 }), (clients) => {
      const counted = repeated();
      for (const client of clients) counted.note(one(String(client), 1), 60_000);
      const told = counted.take(120_000);
      expect(told.length).toBeLessThanOrEqual(1_001);
      expect(told.reduce((sum, { rincian }) => sum + Number(rincian['kali']), 0)).toBe(clients.length);
    }),
    { numRuns: 10 },
  );
});
