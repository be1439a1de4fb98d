// A record of its own for a test of sealing: a database, a recorder that writes to it, a sealer with a clock that the test moves.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { noteDeed } from '@bagi/record/changes.ts';
import { fieldSet } from '@bagi/record/fieldSet.ts';
import { hold } from '@bagi/record/history/holds.ts';
import { makeMonths, monthOf } from '@bagi/record/months.ts';
import { openRecorder, type Receipt } from '@bagi/record/recorder.ts';
import type { Access } from '@bagi/record/row.ts';
import { type Folder, openFolder } from '@bagi/record/seal/folder.ts';
import { openSealer, type Sealer, type SealerSettings } from '@bagi/record/seal/sealer.ts';
import { sealedLogs } from '@bagi/record/seal/sealedLogs.ts';
import type { Signer } from '@bagi/record/seal/signing.ts';
import { sources } from '@bagi/record/seal/sources.ts';
import { expect, inject, onTestFinished } from 'vitest';
import { newSigner } from '@bagi/record/test/newSigner.ts';

export const minute = 60_000;

export interface TestLog {
  readonly url: string;
  readonly sql: Sql;
  readonly signer: Signer;
  readonly directory: string;
  readonly folder: Folder;
  /** Records accesses, moves the clock to when they were, and waits until they can be sealed. */
  readonly record: (count: number) => Promise<Receipt[]>;
  /** The same without waiting. */
  readonly recordOnly: (count: number) => Promise<Receipt[]>;
  /** Writes so many rows into each of the other logs, and waits until they can be sealed. */
  readonly note: (count: number) => Promise<void>;
  /** Resolves when what is committed can be sealed: transactions of other tests on the same server have ended. */
  readonly settled: () => Promise<void>;
  readonly clock: { ms: number };
  /** What was told by the sealers of this log. */
  readonly alarms: string[];
  readonly failures: unknown[];
  /** Begins to seal; rounds are the test's to call. */
  readonly seal: (settings?: Partial<SealerSettings>) => Promise<Sealer>;
  /** Ends every connection. */
  readonly leave: () => Promise<void>;
  /** The same log over another database. */
  readonly over: (url: string) => TestLog;
}

export async function testLog(signer = newSigner()): Promise<TestLog> {
  const database = await freshDatabase(inject('clusterUrl'), inject('empty'));
  onTestFinished(() => database.drop());
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-catatan-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const log = logOver(database.url, signer, directory, { ms: Date.parse('2026-11-21T02:00:00.000Z') });
  await makeMonths(log.sql, monthOf(log.clock.ms), 2);
  return log;
}

function logOver(url: string, signer: Signer, directory: string, clock: { ms: number }): TestLog {
  const sql = openPool(url, { max: 4, applicationName: 'tests' });
  const folder = openFolder(directory, [signer.verifier]);
  const recorder = openRecorder({
    open: () => openPool(url, { max: 1, applicationName: 'tests' }),
    keyOf: () => Buffer.alloc(32, 7),
    onFailure: () => {},
  });
  const leave = async () => {
    await recorder.close();
    await sql.end({ timeout: 5 });
  };
  onTestFinished(leave);
  const recordOnly = (count: number) =>
    Promise.all(Array.from({ length: count }, () => recorder.record(access(clock.ms++))));
  const settled = async () => {
    const [last] = await sql`
      select max(own)::text as own from (${sql.unsafe(
        sealedLogs.map(({ name }) => `select max(transaksi) as own from catatan.${name}`).join(' union all '),
      )}) as logs`;
    for (let passed = false; !passed;) {
      const [row] = await sql`
        select pg_snapshot_xmin(pg_current_snapshot()) > ${String(last?.['own'] ?? 0)}::xid8 as passed`;
      passed = row?.['passed'] === true;
    }
  };
  const alarms: string[] = [];
  const failures: unknown[] = [];
  return {
    url,
    sql,
    signer,
    directory,
    folder,
    clock,
    alarms,
    failures,
    leave,
    recordOnly,
    settled,
    async note(count) {
      const written = async () => {
        const [row] = await sql`select count(*)::int as rows from catatan.kejadian`;
        const [counted] = await sql`select coalesce(sum(jumlah), 0)::int as times from catatan.ditolak`;
        return Number(row?.['rows']) + Number(counted?.['times']);
      };
      const before = await written();
      for (let nth = 0; nth < count; nth++) {
        const atMs = clock.ms++;
        const details = { nomor: nth, bagian: 0.25 };
        await noteDeed(sql, { deed: 'uji', of: `obyek ${nth}`, by: 'tests', details }, atMs);
        const end = new Date(atMs + 100 * minute).toISOString();
        const why = { alasan: 'uji', dasar: 'uji', oleh: 'tests', sampai: end };
        await hold(sql, { mitra: 'lan', orang: null, dari: null, hingga: null, ...why }, atMs);
        recorder.noticed({ jenis: 'uji', mitra: 'lan', permintaan: null, rincian: details }, atMs);
        recorder.count('lan', `UJI_${nth}`, atMs);
      }
      await expect.poll(written, { timeout: 10_000 }).toBe(before + 2 * count);
      await settled();
    },
    async record(count) {
      const receipts = await recordOnly(count);
      await settled();
      return receipts;
    },
    async seal(settings = {}) {
      const sealer = await openSealer({
        sql,
        signer,
        verifiers: [signer.verifier],
        sources,
        folder,
        now: () => clock.ms,
        everyMs: 2 ** 30,
        renewMs: minute,
        alarmMs: 10 * minute,
        stopMs: 60 * minute,
        onAlarm: (reason) => void alarms.push(reason),
        onFailure: (error) => void failures.push(error),
        ...settings,
      });
      onTestFinished(sealer.close);
      return sealer;
    },
    over: (other) => logOver(other, signer, directory, clock),
  };
}

/** An access as the router records it. */
function access(atMs: number): Access {
  return {
    atMs,
    mitra: 'lan',
    klien: 'lan-uji',
    petugas: null,
    perjanjian: '2019-10-22',
    tujuan: 'PEMBINAAN',
    mode: 'view',
    layanan: ['Query.asn'],
    baris: [1],
    operasi: 'Contoh "dengan" \\ tanda',
    sidikOperasi: 'ab'.repeat(32),
    fields: fieldSet(['Asn.nama']),
    persons: new Set(['00000000000000000000000000000b02']),
    putusan: { TIDAK_SESUAI: 1, SESUAI: 2 },
    durasiMikro: 1_234,
    keputusan: 'OK',
    permintaan: randomUUID(),
  };
}
