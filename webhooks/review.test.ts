// A partner is warned of its agreement's end at 90, 60, 30 and 7 days, by the days of Jakarta and each once, and told when its contract changes.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { contracts } from '@bagi/agreements/contracts.ts';
import type { Version } from '@bagi/agreements/library.ts';
import { bent, text, version } from '@bagi/agreements/test/document.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { compose } from '@bagi/schema/compose.ts';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { review } from './review.ts';

const { schema } = compose();
const document = bent(
  'services:\n',
  'webhook: { address: https://mitra.example/, events: { perjanjian.berubah: P, perjanjian.akan_berakhir: P } }\nservices:\n',
  text,
);
const partner = 'mitra-uji';
const lasting = (until: string, changes: Partial<Agreement> = {}): Version => {
  const one = version(document);
  return { ...one, agreement: { ...one.agreement, term: { ...one.agreement.term, until }, ...changes } };
};

let sql: Sql;
let close: () => Promise<void>;
beforeAll(async () => {
  const database = await freshDatabase(inject('clusterUrl'), inject('empty'));
  sql = openPool(database.url, { max: 2, applicationName: 'tests' });
  close = async () => {
    await sql.end({ timeout: 5 });
    await database.drop();
  };
});
afterAll(() => close());
beforeEach(() => sql`truncate warta.peristiwa, warta.peringatan, warta.kontrak`);

const at = (day: string, time = '12:00:00') => Date.parse(`${day}T${time}+07:00`);
const look = (nowMs: number, ...versions: Version[]) => {
  const library = new Map([[partner, versions]]);
  return review({ sql, library, contractOf: contracts(library, schema) }, nowMs);
};
const told = async () =>
  (await sql`select jenis, obyek, mitra from warta.peristiwa order by id`).map(({ jenis }) => String(jenis));

it('each warning is given once, on its day in Jakarta, however often it is looked', async () => {
  const one = lasting('2026-12-30');
  const counts: number[] = [];
  for (const [day, time] of [
    ['2026-09-30', '23:59:59'],
    ['2026-10-01', '00:00:00'],
    ['2026-10-01', '00:00:01'],
    ['2026-10-31', '00:00:00'],
    ['2026-11-30', '12:00:00'],
    ['2026-12-01', '12:00:00'],
    ['2026-12-23', '00:00:00'],
    ['2026-12-30', '23:59:59'],
    ['2026-12-31', '00:00:00'],
  ] as const) {
    await Promise.all([look(at(day, time), one), look(at(day, time), one)]);
    counts.push((await told()).length);
  }
  expect(counts).toEqual([0, 1, 1, 2, 3, 3, 4, 4, 4]);
  expect(new Set(await told())).toEqual(new Set(['perjanjian.akan_berakhir']));
});

it('after a silence the warning that holds now is given, and those that passed are not made up for', async () => {
  await look(at('2026-12-05'), lasting('2026-12-30'));
  expect(await told()).toEqual(['perjanjian.akan_berakhir']);
  await look(at('2026-12-06'), lasting('2026-12-30'));
  await look(at('2026-12-24'), lasting('2026-12-30'));
  expect(await told()).toHaveLength(2);
});

it('what falls due is reminded of 30 and 7 days before and on the day, each once, where the agreement names the event', async () => {
  const base = lasting('2027-12-31');
  const duties = [
    {
      of: 'partner' as const,
      clause: 'Pasal 9',
      text: 'Laporan.',
      due: { name: 'Laporan', kind: 'LAPORAN' as const, every: 'triwulan' as const, withinDays: 14 },
    },
  ];
  const webhook = { ...base.agreement.webhook, events: { 'perjanjian.kewajiban_jatuh_tempo': 'P' } };
  const one = { ...base, agreement: { ...base.agreement, duties, webhook } };
  const silent = { ...base, agreement: { ...base.agreement, duties } };
  await look(at('2026-09-30'), silent);
  expect(await told()).toEqual([]);
  await sql`truncate warta.kontrak`;
  const counts: number[] = [];
  // Of the third quarter it is due on 14 October.
  for (const day of [
    '2026-09-13',
    '2026-09-14',
    '2026-09-15',
    '2026-10-07',
    '2026-10-13',
    '2026-10-14',
    '2026-10-15',
  ]) {
    await Promise.all([look(at(day), one), look(at(day), one)]);
    counts.push((await told()).length);
  }
  expect(counts).toEqual([0, 1, 1, 2, 2, 3, 3]);
  expect(new Set(await told())).toEqual(new Set(['perjanjian.kewajiban_jatuh_tempo']));
});

it('a contract that changes is told once; the first that is seen is no change', async () => {
  const [day, wider] = [at('2026-06-01'), lasting('2026-12-30')];
  const [first, ...others] = wider.agreement.services;
  if (!first) throw new Error('The document has no service.');
  const narrow = lasting('2026-12-30', { services: [first] });
  expect(others.length).toBeGreaterThan(0);
  for (const one of [narrow, narrow, wider, wider]) await look(day, one);
  expect(await told()).toEqual(['perjanjian.berubah']);
  await look(day, lasting('2027-12-30'));
  expect(await told()).toEqual(['perjanjian.berubah', 'perjanjian.berubah']);
});

it('of an agreement that is not in force, or names no event, nothing is told', async () => {
  const one = lasting('2026-12-30', { suspended: { since: '2026-01-01', reason: 'Uji' } });
  const { webhook: _, ...silent } = lasting('2026-12-30').agreement;
  await look(at('2026-12-24'), one);
  await look(at('2026-12-24'), { ...one, agreement: { ...silent } });
  await look(at('2027-03-01'), lasting('2026-12-30'));
  expect(await told()).toEqual([]);
});
