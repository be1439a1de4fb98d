// The day in Jakarta is seven hours ahead of UTC, in every season.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayInJakarta } from './term.ts';

test('it is the day that a calendar in Jakarta shows', () => {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta', dateStyle: 'short' });
  const since1970 = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(since1970, (instant) => {
      expect(dayInJakarta(instant.getTime())).toBe(calendar.format(instant));
    }),
  );
});
