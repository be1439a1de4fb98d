// An export of a test's record, and what is done to it behind the system: by whoever owns the database, or has the files.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLog } from '@bagi/record/seal/offline/export.ts';
import { type Verdict, verifyExport } from '@bagi/record/seal/offline/verify.ts';
import type { Receipt } from '@bagi/record/seal/receipt.ts';
import { sealedLogs } from '@bagi/record/seal/sealedLogs.ts';
import type { Verifier } from '@bagi/record/seal/signing.ts';
import { onTestFinished } from 'vitest';
import { minute, type TestLog, testLog } from './log.ts';

export interface Outside {
  readonly checkpoints?: readonly string[];
  readonly receipts?: readonly Receipt[];
  readonly verifiers?: readonly Verifier[];
}

/** Three checkpoints over rows: 20, 30 and 37. */
export async function sealedLog(): Promise<TestLog> {
  const log = await testLog();
  const sealer = await log.seal();
  for (const count of [20, 10, 7]) {
    await log.record(count);
    log.clock.ms += minute;
    await sealer.round();
  }
  return log;
}

function scratch(): string {
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-ekspor-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, 'ekspor');
}

export async function exported(
  log: TestLog,
  [fromMs, untilMs]: readonly (number | null)[] = [null, null],
): Promise<string> {
  const directory = scratch();
  const times = { fromMs: fromMs ?? null, untilMs: untilMs ?? null };
  await exportLog(log.sql, { directory, verifiers: [log.signer.verifier], ...times, onProgress: () => {} });
  return directory;
}

export const verified = (log: TestLog, directory: string, outside: Outside = {}): Promise<Verdict> =>
  verifyExport({
    directory,
    verifiers: [log.signer.verifier],
    checkpoints: [],
    receipts: [],
    trusted: [],
    ...outside,
    onProgress: () => {},
  });

export const told = ({ findings }: Verdict) => findings.map(({ where, what }) => `${where}: ${what}`).join('\n');

/** Changes an export's file, line by line. */
export function edit(directory: string, file: string, change: (lines: string[]) => string[]): void {
  const path = join(directory, file);
  writeFileSync(path, change(readFileSync(path, 'utf8').split('\n')).join('\n'));
}

/** Changes the database as its owner can, past every trigger. */
export async function asOwner(log: TestLog, ...statements: string[]): Promise<void> {
  for (const table of [...sealedLogs.map(({ name }) => name), 'medan', 'daun', 'simpul', 'titik'])
    await log.sql.unsafe(`alter table catatan.${table} disable trigger all`);
  for (const statement of statements) await log.sql.unsafe(statement);
  await log.settled();
}

export const idAt = (position: number) => `(select baris_id from catatan.daun where posisi = ${position})`;
