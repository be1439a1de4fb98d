// A round of sealing reads what is new and no more, however long the log is: otherwise a log that grows would end serving.
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { makeMonths, monthOf } from '@bagi/record/months.ts';
import { sealRound } from '@bagi/record/seal/round.ts';
import { sources } from '@bagi/record/seal/sources.ts';
import { expect, it, onTestFinished } from 'vitest';
import { minute, testLog } from './log.ts';

const before = 20_000;

/** A log with rows that statistics know, sealed; a way to seal on, as after a start, and how many rows that has read. */
async function longLog() {
  const log = await testLog();
  // A connection that has ended has said what it read, and one alone can be asked.
  const connection = () => openPool(log.url, { max: 1, applicationName: 'tests' });
  const sealingOver = (sql: Sql) => ({
    sql,
    signer: log.signer,
    verifiers: [log.signer.verifier],
    sources,
    renewMs: minute,
  });
  await log.record(before);
  // As a system has it: months ahead that are empty, and statistics of the one that is written.
  await makeMonths(log.sql, monthOf(log.clock.ms));
  await log.sql`vacuum (analyze) catatan.akses_2026_11`;
  const earlier = connection();
  const { newest: first } = await sealRound(sealingOver(earlier), null, log.clock.ms);
  await earlier.end();
  expect(first.checkpoint.size).toBe(before);
  const sql = connection();
  onTestFinished(() => sql.end({ timeout: 5 }));
  const read = async () => {
    await sql`select pg_stat_force_next_flush()`;
    const [row] = await sql<{ rows: number }[]>`
      select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables where schemaname = 'catatan'`;
    return row?.rows ?? Number.NaN;
  };
  return { log, sealing: sealingOver(sql), first, read };
}

it('a round over a log of many rows reads those that are new', async () => {
  const { log, sealing, first, read } = await longLog();
  const already = await read();
  let newest = first;
  for (let round = 0; round < 5; round++) {
    await log.record(1);
    ({ newest } = await sealRound(sealing, newest, log.clock.ms));
  }
  expect(newest.checkpoint.size).toBe(before + 5);
  expect((await read()) - already).toBeLessThan(before / 20);
});

it('many rows that no statistics know are read once, not all that wait again for each few that are sealed', async () => {
  const { log, sealing, first, read } = await longLog();
  const already = await read();
  await log.record(5_000);
  const { newest } = await sealRound(sealing, first, log.clock.ms);
  expect(newest.checkpoint.size).toBe(before + 5_000);
  expect((await read()) - already).toBeLessThan(2 * 5_000);
});
