// A partner is reminded of what it or both owe, 30 and 7 days before and on the day, and of nothing else.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { version } from '@bagi/agreements/test/document.ts';
import { expect, it, test } from 'vitest';
import { remindersDue } from './reminders.ts';

const { agreement } = version();
type Duty = Agreement['duties'][number];
const report = (of: Duty['of']): Duty => ({
  of,
  clause: 'Pasal 9',
  text: 'Laporan.',
  due: { name: 'Laporan', kind: 'LAPORAN', every: 'triwulan', withinDays: 14 },
});
const lasting = (duties: readonly Duty[], term: Partial<Agreement['term']> = {}): Agreement => ({
  ...agreement,
  duties: [...duties],
  root: '2024-02-01',
  term: { from: '2024-02-01', until: '2027-12-31', ...term },
});

// Of the third quarter it is due on 14 October.
test.for([
  ['2026-09-13', []],
  ['2026-09-14', [30]],
  ['2026-10-06', [30]],
  ['2026-10-07', [7]],
  ['2026-10-13', [7]],
  ['2026-10-14', [0]],
  ['2026-10-15', []],
] as const)('on %s those of %j days are due', ([today, days]) => {
  const key = '2026-10-14 LAPORAN 2026-T3';
  expect(remindersDue(lasting([report('partner')]), today)).toEqual(days.map((one) => ({ key, days: one })));
});

it('what both owe is reminded of, what BKN owes is not', () => {
  expect(remindersDue(lasting([report('both'), report('bkn')]), '2026-10-14')).toHaveLength(1);
});

it('the day until which an extension is asked for is of no period; the last day is warned of by itself', () => {
  const ending = lasting([], { until: '2026-10-30', extensionBefore: { days: 16 } });
  expect(remindersDue(ending, '2026-10-14')).toEqual([{ key: '2026-10-14 PERPANJANGAN ', days: 0 }]);
});
