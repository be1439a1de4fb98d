// What partners used is counted from the record by the day, reported as the agreements ask, and told to stewards: numbers, of nobody.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool } from '@bagi/database/connect.ts';
import { investigatorName } from '@bagi/migrations/investigator.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import { dropMonth, makeMonths } from '@bagi/record/months.ts';
import { openRecorder } from '@bagi/record/recorder.ts';
import { countDays } from '@bagi/record/usage/count.ts';
import { page } from '@bagi/record/usage/page.ts';
import { compose } from '@bagi/schema/compose.ts';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asTable } from '../../cli/report/usage.ts';
import { openLibrary } from '../../start/library.ts';
import { recorderUrl } from '../../start/recording.ts';
import { reportMade, writeReport } from '../../start/report/made.ts';
import { usageOf } from '../../start/report/usage.ts';
import { handedIn } from '../pemadanan/handing.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { accesses, tallies, type Tally, writeDown } from './recorded.ts';

const prefix = 'pemakaian';
const secret = Buffer.alloc(32, 5);
const library = openLibrary(compose().schema, false);
const quarter = { dari: '2025-10-01', sampai: '2025-12-31' };
/** While the last day of the quarter runs, and when it is over. */
const [during, after] = ['2025-12-31T12:00:00+07:00', '2026-01-01T02:00:00+07:00'].map((text) => Date.parse(text)) as [
  number,
  number,
];
let system: TestSystem;
let sql: Sql;

const recorder = () =>
  openRecorder({
    open: () => openPool(recorderUrl(system.databaseUrl, prefix, secret), { max: 1, applicationName: 'tests' }),
    keyOf: () => Buffer.alloc(32, 3),
    onFailure: () => undefined,
  });

beforeAll(async () => {
  system = await startTestSystem({ ROLE_PREFIX: prefix, SEAL_KEY: secret.toString('hex') });
  const url = new URL(system.databaseUrl);
  url.username = investigatorName(prefix);
  url.password = rolePassword(secret, url.username);
  sql = openPool(url.href, { max: 2, applicationName: 'tests' });
  await makeMonths(system.sql, { year: 2025, month: 10 }, 3);
  const writing = recorder();
  await writeDown(writing);
  await writing.close();
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await system.stop();
});

interface Line extends Omit<Tally, 'orang'> {
  readonly orang: number;
}

const numbersOf = ({ permintaan, orang, baris, ditolak, putusan }: Line): Line => ({
  permintaan,
  orang,
  baris,
  ditolak,
  putusan,
});

async function counted(): Promise<Map<string, Line>> {
  const lines = new Map<string, Line>();
  for (const mitra of ['lan', 'setneg-siapp', 'taspen-life'])
    for (const { hari, versi, layanan, ...used } of await usageOf(sql, library, mitra, quarter))
      lines.set([hari, mitra, versi ?? '-', layanan ?? '-'].join(' '), numbersOf(used));
  return lines;
}

it('each day in Jakarta has the requests, persons, rows, refusals and verdicts of each service that were recorded, and no other', async () => {
  await countDays(system.sql, during);
  const expected = new Map(
    [...tallies()].map(([name, tally]) => [name, numbersOf({ ...tally, orang: tally.orang.size })]),
  );
  const found = await counted();
  expect(found.size).toBeGreaterThan(60);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
});

it('the day that runs is counted anew, and one that is over stays as it was counted, whoever asks', async () => {
  const last = accesses.filter(
    ({ atMs, mitra, keputusan }) => mitra === 'lan' && keputusan === 'OK' && atMs > during,
  ).length;
  const ofLan = async () => (await counted()).get('2025-12-31 lan 2021-10-23 -')?.permintaan;
  expect(await ofLan()).toBe(last);
  const late = recorder();
  const one = accesses.find(({ mitra, keputusan }) => mitra === 'lan' && keputusan === 'OK');
  if (!one) throw new Error('LAN asks nothing.');
  await late.record({ ...one, atMs: during });
  expect(await countDays(system.sql, during)).toEqual(['2025-12-31']);
  expect(await ofLan()).toBe(last + 1);
  expect(await countDays(system.sql, after)).toEqual(['2025-12-31', '2026-01-01']);
  await late.record({ ...one, atMs: during });
  await late.close();
  await countDays(system.sql, after);
  expect(await ofLan()).toBe(last + 1);
  for (const statement of ['delete from', 'truncate'])
    await expect(system.sql.unsafe(`${statement} catatan.pemakaian_harian`), statement).rejects.toThrow(
      'neither changed',
    );
  await expect(system.sql`update catatan.pemakaian_harian set permintaan = 0`).rejects.toThrow('neither changed');
  await expect(sql`insert into catatan.hari_terhitung values ('2027-01-01', now(), true)`).rejects.toThrow(
    'permission denied',
  );
});

it('a report is the same to the byte when it is made again, also after its months were dropped', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'bagi-pakai-report-'));
  try {
    const bytes = async (out: string) => {
      await writeReport(await reportMade(sql, library, 'quarterly', 'taspen-life', '2025-T4'), join(scratch, out));
      return ['laporan.pdf', 'harian.csv', 'laporan.json', 'SHA256SUMS'].map((file) =>
        readFileSync(join(scratch, out, file)),
      );
    };
    const first = await bytes('first');
    // What waits to be sealed is not dropped; the system seals it meanwhile.
    const drop = () => dropMonth(system.sql, { year: 2025, month: 10 }).then(() => 'dropped', String);
    await expect.poll(drop).toBe('dropped');
    expect(await bytes('again')).toEqual(first);
    const [pdf, csv, json, sums] = first;
    expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(sums?.toString()).toContain(
      createHash('sha256')
        .update(pdf ?? '')
        .digest('hex'),
    );
    expect(csv?.toString()).toContain('2025-12-31,2024-08-02,Query.verifikasiAsn,Verifikasi dan validasi');
    const report = JSON.parse(json?.toString() ?? '');
    const ok = accesses.filter(({ mitra, keputusan }) => mitra === 'taspen-life' && keputusan === 'OK');
    const verdicts = (word: string) => ok.reduce((sum, { putusan }) => sum + (putusan?.[word] ?? 0), 0);
    expect(report).toMatchObject({
      lengkap: true,
      periode: { ...quarter, nama: 'triwulan IV tahun 2025' },
      dasar: [{ pasal: 'Pasal 4 ayat (2) huruf c' }, { pasal: 'Pasal 9 ayat (1)' }],
      jumlah: { permintaan: ok.length },
      verifikasi: { SESUAI: verdicts('SESUAI'), TIDAK_SESUAI: verdicts('TIDAK_SESUAI'), DATA_TIDAK_DITEMUKAN: 0 },
      pemadanan: [],
    });
    expect(report.pihak.mitra.nomor).toBeTruthy();
    expect(report.pihak.bkn.nomor).toBeTruthy();
    expect(report.bulanan.map(({ bulan }: { bulan: string }) => bulan)).toEqual(['2025-10', '2025-11', '2025-12']);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});

it('a quarter that runs is marked so, and has the lists that were handed in with their totals', async () => {
  const list = await handedIn(system, 'nip,nama,golongan\n198804122014031900,ASEP PURNAMA CONTOH,III/c\n,,\n');
  const report = await reportMade(sql, library, 'quarterly', 'taspen-life', list.triwulan);
  expect(report.lengkap).toBe(false);
  expect(report.pemadanan).toHaveLength(1);
  expect(report.pemadanan?.[0]).toMatchObject({
    nomor: list.id,
    status: 'SELESAI',
    baris: list.jumlahBaris,
    sesuai: list.jumlahSesuai,
    tidakSesuai: list.jumlahTidakSesuai,
    tidakDitemukan: list.jumlahTidakDitemukan,
    cacat: list.jumlahCacat,
  });
  expect((await page(report)).subarray(0, 5).toString()).toBe('%PDF-');
});

it('each agreement has the reports that its duties ask for, with every service that it names, and no other', async () => {
  const lan = await reportMade(sql, library, 'yearly', 'lan', '2025');
  expect(lan.dasar).toEqual([{ nama: 'Monitoring dan evaluasi', pasal: 'Pasal 7' }]);
  expect(lan.layanan.find(({ operasi }) => operasi === 'Asn.riwayatJabatan')).toMatchObject({ pasal: 'Lampiran I.2' });
  expect(lan.layanan.filter(({ permintaan }) => permintaan === 0).length).toBeGreaterThan(0);
  const setneg = await reportMade(sql, library, 'monitoring', 'setneg-siapp', '2025-11');
  expect(setneg.dasar).toEqual([{ nama: 'Monitoring dan evaluasi', pasal: 'Pasal 13' }]);
  expect(setneg.periode).toMatchObject({ dari: '2025-11-01', sampai: '2025-11-30' });
  const five = await reportMade(sql, library, 'monitoring', 'setneg-siapp', '2022-2027');
  expect(five.periode).toMatchObject({ dari: '2022-08-23', sampai: '2027-08-22' });
  for (const [kind, mitra, period, why] of [
    ['quarterly', 'lan', '2025-T4', 'asks for no'],
    ['yearly', 'taspen-life', '2025', 'asks for no'],
    ['yearly', 'lan', '2025-T4', 'is not what'],
    ['monitoring', 'setneg-siapp', '2025-13', 'is no period'],
    ['yearly', 'lan', '2001', 'No agreement'],
    ['yearly', 'nobody', '2025', 'There is no agreement'],
  ] as const)
    await expect(reportMade(sql, library, kind, mitra, period), `${kind} ${mitra} ${period}`).rejects.toThrow(why);
});

it('the table of a command names each service with its clause', async () => {
  const text = asTable({ width: 200 }, await usageOf(sql, library, 'lan', quarter));
  expect(text).toMatch(/2025-12-31 +2021-10-23 +Query\.asn +Lampiran I\.1 +\d+/);
  expect(text).toContain('QUOTA_EXCEEDED 17');
  expect(
    asTable({ width: 200 }, await usageOf(sql, library, 'lan', { dari: '2020-01-01', sampai: '2020-01-02' })),
  ).toContain('Nothing');
});

const query = `query ($mitra: String!, $periode: PeriodeMasukan!) { penggunaanLayanan(mitra: $mitra, periode: $periode) {
  hari versi layanan nama pasal permintaan orang baris ditolak { kode jumlah } putusan { kode jumlah } dihitung selesai } }`;

it('stewards are told the same numbers by day and service, and nothing of anybody; no partner is told', async () => {
  const { body } = await system.ask('bkn-pengelola', query, { mitra: 'taspen-life', periode: quarter });
  const told = body.data.penggunaanLayanan;
  const listed = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([kode, jumlah]) => ({ kode, jumlah }))
      .toSorted((one, other) => one.kode.localeCompare(other.kode));
  const same = (await usageOf(sql, library, 'taspen-life', quarter)).map((one) => ({
    ...one,
    ditolak: listed(one.ditolak),
    putusan: listed(one.putusan),
    selesai: true,
  }));
  expect(told).toHaveLength(same.length);
  expect(told).toEqual(expect.arrayContaining(same.map((one) => expect.objectContaining(one))));
  expect(told[0].dihitung).toBe('2025-10-01T17:00:00.000Z');
  for (const periode of [{ dari: '2025-01-01', sampai: '2026-01-01' }]) {
    const long = await system.ask('bkn-pengelola', query, { mitra: 'lan', periode });
    expect(long.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
  for (const partner of ['lan', 'bkn']) {
    const refused = await system.ask(partner, query, { mitra: 'lan', periode: quarter });
    expect(refused.body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  }
});
