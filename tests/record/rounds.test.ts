// A round of sealing reads what is new and no more, however long the log is: otherwise a log that grows would end serving.
import { openPool } from '@bagi/database/connect.ts';
import { makeMonths, monthOf } from '@bagi/record/months.ts';
import { sealRound } from '@bagi/record/seal/round.ts';
import { sources } from '@bagi/record/seal/sources.ts';
import { expect, it, onTestFinished } from 'vitest';
import { minute, testLog } from './log.ts';

const before = 20_000;

it('a round over a log of many rows reads those that are new', async () => {
  const log = await testLog();
  // One connection, so that it can be asked what it has read.
  const sql = openPool(log.url, { max: 1, applicationName: 'tests' });
  onTestFinished(() => sql.end({ timeout: 5 }));
  const sealing = { sql, signer: log.signer, verifiers: [log.signer.verifier], sources, renewMs: minute };
  await log.record(before);
  // As a system has it: months ahead that are empty, and statistics of the one that is written.
  await makeMonths(log.sql, monthOf(log.clock.ms));
  await log.sql`vacuum (analyze) catatan.akses_2026_11`;
  let { newest } = await sealRound(sealing, null, log.clock.ms);
  expect(newest.checkpoint.size).toBe(before);
  const read = async () => {
    await sql`select pg_stat_force_next_flush()`;
    const [row] = await sql<{ rows: number }[]>`
      select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables where schemaname = 'catatan'`;
    return row?.rows ?? Number.NaN;
  };
  const first = await read();
  for (let round = 0; round < 5; round++) {
    await log.record(1);
    ({ newest } = await sealRound(sealing, newest, log.clock.ms));
  }
  expect(newest.checkpoint.size).toBe(before + 5);
  expect((await read()) - first).toBeLessThan(before / 20);
});
