// What an agreement allows in a minute and a day is counted by all processes together, told to its partner, and warned of before it is used up.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { windowOf } from '@bagi/agreements/quotas.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bandung, widyaiswara } from '../people.ts';
import type { Reply, TestSystem } from '../system.ts';
import { libraryWith } from '../webhooks/news.ts';
import { type Pair, startPair } from './pair.ts';

const daily = { requestsPerDay: 12, eachClient: { requestsPerDay: 1_000 } };
const own: Readonly<Record<string, (agreement: Agreement) => Agreement>> = {
  lan: (agreement) => ({ ...agreement, limits: { ...agreement.limits, ...daily, observeOnly: undefined } }),
  'bp-tapera': (agreement) => ({
    ...agreement,
    limits: { ...agreement.limits, personsPerDay: 3, rowsPerDay: 5, observeOnly: undefined },
  }),
  'setneg-siapp': (agreement) => ({
    ...agreement,
    limits: { ...agreement.limits, requestsPerDay: 5, observeOnly: true },
  }),
  bkn: (agreement) => ({
    ...agreement,
    limits: { ...agreement.limits, requestsPerMinute: 30 },
    services: agreement.services.map((service) =>
      service.operation === 'Query.asn' ? { ...service, limits: { requestsPerDay: 2 } } : service,
    ),
  }),
};
const library = libraryWith((agreement) => own[agreement.partner]?.(agreement) ?? agreement);

/** Noon in Jakarta: no test runs over the end of a day. */
const noon = windowOf('permintaan/hari', Date.now()).fromMs + 12 * 60 * 60 * 1000;
const clock = { ms: noon };
const changed = { library, now: () => clock.ms };
let pair: Pair;
let one: TestSystem;
let other: TestSystem;
beforeAll(async () => {
  pair = await startPair('jatah', {}, changed);
  ({ one, other } = pair);
});
afterAll(() => pair.stop());

const nothing = '{ perjanjian { judul } }';
const told = ({ status, headers, body }: Reply): Record<string, unknown> => ({
  status,
  retryAfter: headers.get('retry-after'),
  ...body.errors?.[0]?.extensions,
});
const kuotaOf = async (system: TestSystem, partner: string) =>
  (
    await system.ask(
      partner,
      '{ pemakaian { kuota { lingkup layanan klien satuan jendela batas terpakai sisa lagi hanyaDiamati } } }',
    )
  ).body.data.pemakaian.kuota;
const nextMidnight = new Date(windowOf('permintaan/hari', noon).untilMs).toISOString();

it('two processes together give as many requests a day as the agreement allows, and none more', async () => {
  const replies = await Promise.all(
    Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? one : other).ask('lan', nothing)),
  );
  const answered = replies.filter(({ status }) => status === 200);
  expect(answered.length).toBe(12);
  const refused = replies.filter(({ status }) => status !== 200).map(told);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['QUOTA_EXCEEDED']));
  expect(refused[0]).toEqual({
    status: 429,
    code: 'QUOTA_EXCEEDED',
    retryAfter: String(12 * 60 * 60),
    resets: nextMidnight,
  });
  // Another partner does not pay for it.
  expect((await one.ask('bkn-auditor', nothing)).status).toBe(200);
});

it('a new day brings all of it back, in every process', async () => {
  clock.ms = noon + 24 * 60 * 60 * 1000;
  expect((await one.ask('lan', nothing)).status).toBe(200);
  expect((await other.ask('lan', nothing)).status).toBe(200);
  const used = (await kuotaOf(one, 'lan')).find(
    (quota: { satuan: string; jendela: string }) => quota.jendela === 'HARI' && quota.satuan === 'PERMINTAAN',
  );
  expect(used.terpakai).toBeLessThan(8);
  clock.ms = noon;
});

it('a partner sees its own quotas with what is used and left, and that of each of its clients', async () => {
  const quotas = await kuotaOf(one, 'setneg-siapp');
  expect(quotas).toContainEqual({
    lingkup: 'PERJANJIAN',
    layanan: null,
    klien: null,
    satuan: 'PERMINTAAN',
    jendela: 'HARI',
    batas: 5,
    terpakai: 1,
    sisa: 4,
    lagi: nextMidnight,
    hanyaDiamati: true,
  });
  clock.ms = noon + 48 * 60 * 60 * 1000;
  const client = (await kuotaOf(one, 'lan')).find(({ lingkup }: { lingkup: string }) => lingkup === 'KLIEN');
  expect(client).toMatchObject({
    satuan: 'PERMINTAAN',
    jendela: 'HARI',
    batas: 1_000,
    terpakai: 1,
    hanyaDiamati: false,
  });
  expect(client.klien).toMatch(/lan/);
  clock.ms = noon;
});

it('what is only observed is counted, warned of once, and refused never', async () => {
  const replies = [];
  for (let i = 0; i < 9; i++) replies.push((await (i % 2 === 0 ? one : other).ask('setneg-siapp', nothing)).status);
  expect(new Set(replies)).toEqual(new Set([200]));
  const warned = [...one.logged, ...other.logged].filter(
    (line) => line.includes('four fifths') && line.includes('setneg-siapp'),
  );
  expect(warned.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'warn', quota: 'permintaan/hari', scope: '', limit: 5 },
  ]);
  const metrics = await Promise.all([one, other].map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
  expect(metrics.join('\n')).toMatch(/bagi_quota_warnings(_total)?\{[^}]*partner="setneg-siapp"[^}]*\} 1/);
  await expect
    .poll(
      async () =>
        one.sql`select jenis from warta.peristiwa where jenis = 'perjanjian.kuota_hampir_habis' and mitra = '{setneg-siapp}'`,
    )
    .toHaveLength(1);
});

it('a service has quotas of its own: another one goes on when it is used up', async () => {
  const ask = (system: TestSystem) => system.ask('bkn', `{ asn(nip: "${bandung.nip}") { nama } }`);
  expect([(await ask(one)).status, (await ask(other)).status]).toEqual([200, 200]);
  const refused = await ask(one);
  expect(told(refused)).toMatchObject({
    status: 429,
    code: 'QUOTA_EXCEEDED',
    retryAfter: String(12 * 60 * 60),
    resets: nextMidnight,
  });
  expect(refused.body.errors?.[0]?.message).toContain('2 requests a day of Query.asn');
  expect((await one.ask('bkn', nothing)).status).toBe(200);
});

it('persons and rows of an answer are counted before it leaves: one that holds too many is not given', async () => {
  const { nip, instansiId } = bandung;
  const query = `{ asn(nip: "${nip}", instansiId: "${instansiId}") { id } }`;
  for (const system of [one, other, one])
    expect((await system.ask('bp-tapera', query)).body.data.asn.id).toBe(bandung.id);
  const refused = await other.ask('bp-tapera', query);
  expect([refused.status, refused.body.data, refused.body.errors?.[0]?.message]).toEqual([
    429,
    undefined,
    expect.stringContaining('3 persons a day'),
  ]);
  // Nobody outside the scope costs anything.
  expect((await one.ask('bp-tapera', `{ asn(nip: "${widyaiswara.nip}", instansiId: "x") { id } }`)).status).toBe(200);
});

it('the minute is counted by all processes together as well', async () => {
  const replies = await Promise.all(
    Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? one : other).ask('bkn-verifikator', nothing)),
  );
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
  clock.ms = noon + 60_000;
  const more = await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? one : other).ask('bkn', nothing)));
  expect(more.filter(({ status }) => status === 200).length).toBe(30);
  clock.ms = noon;
});

it('headers tell the policies and what is left of them', async () => {
  clock.ms = noon + 72 * 60 * 60 * 1000;
  const { headers } = await one.ask('lan', nothing);
  expect(headers.get('ratelimit-policy')).toBe(
    '"minute";q=600000;w=60, "day";q=12;w=86400, "client-day";q=1000;w=86400',
  );
  expect(headers.get('ratelimit')).toMatch(/^"minute";r=\d+;t=\d+, "day";r=11;t=43200, "client-day";r=999;t=43200$/);
  clock.ms = noon;
});

it('a process that stops gives back what it had taken ahead', async () => {
  clock.ms = noon + 96 * 60 * 60 * 1000;
  const third = await pair.another();
  await Promise.all(Array.from({ length: 40 }, () => third.ask('bkn-auditor', nothing)));
  await third.stopServing();
  const [row] = await one.sql`
    select terpakai::int as used from perjanjian.jatah
    where mitra = 'bkn-auditor' and satuan = 'permintaan/menit' and jendela = ${new Date(clock.ms).toISOString()}`;
  expect(row?.['used']).toBe(40);
  await third.stop();
  clock.ms = noon;
});
