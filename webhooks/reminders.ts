// When a partner is reminded of what falls due: 30 and 7 days before, and on the day.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { addDays, dueBetween, obligationsOf } from '@bagi/agreements/calendar.ts';
import { daysBetween } from './warnings.ts';

/** How many days before something falls due its partner is reminded. */
export const remindedDays: readonly number[] = [30, 7, 0];

/** What falls due soon, each with the reminder whose day has come; its end is warned of by itself. */
export function remindersDue(agreement: Agreement, today: string): { key: string; days: number }[] {
  const soon = dueBetween(obligationsOf(agreement), today, addDays(today, Math.max(...remindedDays)));
  return soon
    .filter(({ jenis, pihak }) => jenis !== 'BERAKHIR' && pihak !== 'BKN')
    .flatMap(({ jenis, periode, jatuhTempo }) => {
      const left = daysBetween(today, jatuhTempo);
      const passed = remindedDays.filter((days) => left <= days);
      return passed.slice(-1).map((days) => ({ key: `${jatuhTempo} ${jenis} ${periode ?? ''}`, days }));
    });
}
