// A breaking change is told to exactly those whom it hits, from its day on and once, and they read what it is.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { contracts } from '@bagi/agreements/contracts.ts';
import type { Version } from '@bagi/agreements/library.ts';
import { bent, text, version } from '@bagi/agreements/test/document.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { compose } from '@bagi/schema/compose.ts';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { announceChanges, type PlannedChange } from './announceChanges.ts';

const { schema } = compose();
const document = bent(
  'services:\n',
  'webhook: { address: https://mitra.example/, events: { perjanjian.akan_berubah: P } }\nservices:\n',
  text,
);

/** A partner with this agreement, in force. */
const partnerWith = (partner: string, changes: Partial<Agreement> = {}): [string, Version[]] => {
  const { agreement, ...rest } = version(document);
  const term = { ...agreement.term, until: 'open' as const };
  return [partner, [{ ...rest, agreement: { ...agreement, partner, term, ...changes } }]];
};
const library = new Map([
  partnerWith('kena'),
  partnerWith('kena-juga'),
  partnerWith('tidak-kena'),
  partnerWith('tanpa-warta', { webhook: undefined }),
  partnerWith('berakhir', { term: { from: '2024-02-01', until: '2024-02-29' } }),
]);
const planned: PlannedChange = {
  id: 'agama-tidak-lagi',
  changes: [
    { kind: 'FIELD_REMOVED', coordinate: 'Asn.agama' },
    { kind: 'FIELD_REMOVED', coordinate: 'Agama.id' },
  ],
  partners: ['kena', 'kena-juga', 'tanpa-warta', 'berakhir'],
  why: 'Contoh.',
  announced: '2026-12-01',
  effective: '2027-01-01',
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
beforeEach(() => sql`truncate warta.peristiwa, perjanjian.perubahan`);

const look = (day: string, ...all: PlannedChange[]) =>
  announceChanges({ sql, contractOf: contracts(library, schema), planned: all }, Date.parse(`${day}T00:00:00+07:00`));
const told = async () =>
  (await sql`select jenis, obyek, mitra from warta.peristiwa order by mitra`).map(({ jenis, obyek, mitra }) => [
    jenis,
    obyek,
    mitra,
  ]);
const event = (partner: string) => ['perjanjian.akan_berubah', '2024-02-01', [partner]];

it('nobody is told before the day of the announcement', async () => {
  await look('2026-11-30', planned);
  expect(await told()).toEqual([]);
});

it('exactly those whom it hits are told, once, whose agreement is in force and names the event', async () => {
  for (const day of ['2026-12-01', '2026-12-01', '2026-12-02', '2027-02-01']) await look(day, planned);
  expect(await told()).toEqual([event('kena'), event('kena-juga')]);
});

it('each of them reads what it is, also who is told by hand', async () => {
  await look('2026-12-01', planned);
  const rows = await sql`
    select mitra, pengenal, koordinat, jenis, alasan, diumumkan::text, berlaku::text from perjanjian.perubahan order by mitra, koordinat`;
  const said = {
    pengenal: planned.id,
    jenis: 'FIELD_REMOVED',
    alasan: 'Contoh.',
    diumumkan: '2026-12-01',
    berlaku: '2027-01-01',
  };
  expect(rows.map((row) => ({ ...row }))).toEqual(
    ['kena', 'kena-juga', 'tanpa-warta'].flatMap((mitra) =>
      ['Agama.id', 'Asn.agama'].map((koordinat) => ({ mitra, koordinat, ...said })),
    ),
  );
});

it('a day that is moved is told again', async () => {
  await look('2026-12-01', planned);
  await look('2026-12-02', { ...planned, effective: '2027-02-01' });
  expect(await told()).toEqual([event('kena'), event('kena'), event('kena-juga'), event('kena-juga')]);
  await look('2026-12-03', { ...planned, effective: '2027-02-01' });
  expect(await told()).toHaveLength(4);
});

it('two processes that look at once tell it once', async () => {
  await Promise.all([look('2026-12-01', planned), look('2026-12-01', planned)]);
  expect(await told()).toEqual([event('kena'), event('kena-juga')]);
});
