// What is committed is sealed, whole and once, whoever seals and whatever happens meanwhile; and when it cannot be, data stop.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { checkpointIn } from '@bagi/record/seal/checkpoint.ts';
import { checkpointsIn, openFolder } from '@bagi/record/seal/folder.ts';
import { BrokenLog } from '@bagi/record/seal/round.ts';
import { edgeOf, type Hash } from '@bagi/record/seal/tree.ts';
import { naiveRoot } from '@bagi/record/test/naiveTree.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { minute, type TestLog, testLog } from './log.ts';
import { newSigner } from '@bagi/record/test/newSigner.ts';

/** The leaves in the database, in order of position, which has no gap. */
async function leavesOf({ sql }: Pick<TestLog, 'sql'>): Promise<Hash[]> {
  const rows = await sql<{ posisi: string; sidik: Buffer }[]>`select posisi, sidik from catatan.daun order by posisi`;
  expect(rows.map(({ posisi }) => Number(posisi))).toEqual(rows.map((_, index) => index));
  return rows.map(({ sidik }) => sidik);
}

/** Every checkpoint in the database is signed, names the one before it, and has the root of its leaves. */
async function expectOneHistory(log: TestLog): Promise<void> {
  const leaves = await leavesOf(log);
  const rows = await log.sql<{ naskah: string }[]>`select naskah from catatan.titik order by nomor`;
  const edge = edgeOf(0, []);
  for (const [index, { naskah }] of rows.entries()) {
    const checkpoint = checkpointIn(naskah, [log.signer.verifier]);
    if (typeof checkpoint === 'string') throw new Error(checkpoint);
    expect(checkpoint.number).toBe(index);
    for (const leaf of leaves.slice(edge.size(), checkpoint.size)) edge.add(leaf);
    expect(hex([checkpoint.root])).toEqual(hex([edge.root()]));
  }
  expect(edge.size()).toBe(leaves.length);
  expect(hex([edge.root()])).toEqual(hex([naiveRoot(leaves)]));
}

const hex = (hashes: readonly Hash[]) => hashes.map((one) => Buffer.from(one).toString('hex'));

it('every row that was acknowledged has its leaf in the tree of the next checkpoint, as it was acknowledged', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  expect(sealer.newest().checkpoint.size).toBe(0);
  const receipts = await log.record(700);
  await sealer.round();
  const { size, root } = sealer.newest().checkpoint;
  const leaves = await leavesOf(log);
  expect(size).toBe(700);
  expect(hex(leaves).toSorted()).toEqual(hex(receipts.map(({ leaf }) => leaf)).toSorted());
  expect(hex([root])).toEqual(hex([naiveRoot(leaves)]));
  await log.record(3);
  await sealer.round();
  await expectOneHistory(log);
  expect(log.folder.newest()).toEqual(sealer.newest());
});

it('rows are sealed in the order of the numbers of their transactions, also where these get another digit', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  await log.record(1);
  for (const transaksi of ['10', '9', '100', '99'])
    await log.sql`insert into catatan.akses select (r).* from (select jsonb_populate_record(a, jsonb_build_object(
      'id', gen_random_uuid(), 'transaksi', ${transaksi}::text)) as r from catatan.akses a order by transaksi desc limit 1) as copied`;
  await sealer.round();
  await log.record(2);
  await sealer.round();
  const sealed = await log.sql`
    select a.transaksi::text as number from catatan.daun d join catatan.akses a on a.id = d.baris_id order by d.posisi`;
  const numbers = sealed.map((row) => Number(row['number']));
  expect(numbers).toHaveLength(7);
  expect(numbers.slice(0, 4)).toEqual([9, 10, 99, 100]);
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
});

it('a transaction that began early and ends late is sealed after those that it has let pass, and none is left out', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  const [early] = await log.record(1);
  const held = await log.sql.reserve();
  await held`begin`;
  await held`insert into catatan.akses select (r).* from (select jsonb_populate_record(a, jsonb_build_object(
    'id', gen_random_uuid(), 'transaksi', pg_current_xact_id())) as r from catatan.akses a) as copied`;
  const passed = await log.recordOnly(2);
  await sealer.round();
  expect(hex(await leavesOf(log))).toEqual(hex([early?.leaf ?? new Uint8Array()]));
  // Nobody may think that what was receipted by now is in the tree.
  expect(sealer.newest().checkpoint.completeMs).toBeLessThan(log.clock.ms);
  await held`commit`;
  held.release();
  await log.settled();
  await sealer.round();
  const leaves = await leavesOf(log);
  expect(leaves).toHaveLength(4);
  expect(hex(leaves)).toEqual(expect.arrayContaining(hex(passed.map(({ leaf }) => leaf))));
  expect(sealer.newest().checkpoint.completeMs).toBe(log.clock.ms);
  await expectOneHistory(log);
});

it('a transaction that does not end is told as an alarm, stops data in time, and lets them go on when it has ended', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  const held = await log.sql.reserve();
  await held`begin`;
  const [{ own = '' } = {}] = await held`select pg_current_xact_id()::text as own`;
  await log.recordOnly(1);
  // Those of other tests on the same server that began before have ended.
  const oldest = async () => (await log.sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`)[0]?.['xmin'];
  await expect.poll(oldest).toBe(own);
  await sealer.round();
  log.clock.ms += 10 * minute;
  await sealer.round();
  expect(log.alarms).toEqual([expect.stringContaining(`Transaction ${own} has been running`)]);
  expect(await sealer.obstacle()).toBeNull();
  log.clock.ms += 50 * minute;
  expect(await sealer.obstacle()).toContain(`Transaction ${own}`);
  await held`commit`;
  held.release();
  await log.settled();
  expect(await sealer.obstacle()).toBeNull();
  await expectOneHistory(log);
});

it('when sealing fails there is an alarm after ten minutes, nothing is served after an hour, and nothing acknowledged is lost', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  await log.sql`alter table catatan.titik add constraint tidak_lagi check (nomor < 1) not valid`;
  const receipts = await log.record(5);
  await sealer.round();
  expect(log.failures).toHaveLength(1);
  expect(await leavesOf(log)).toEqual([]);
  log.clock.ms += 9 * minute;
  await sealer.round();
  expect(log.alarms).toEqual([]);
  log.clock.ms += 2 * minute;
  await sealer.round();
  await sealer.round();
  expect(log.alarms).toEqual(['Sealing the record fails.']);
  log.clock.ms += 48 * minute;
  expect(await sealer.obstacle()).toBeNull();
  log.clock.ms += 2 * minute;
  expect(await sealer.obstacle()).toBe('Sealing the record fails.');
  await log.sql`alter table catatan.titik drop constraint tidak_lagi`;
  expect(await sealer.obstacle()).toBeNull();
  expect(hex(await leavesOf(log)).toSorted()).toEqual(hex(receipts.map(({ leaf }) => leaf)).toSorted());
  await expectOneHistory(log);
});

it('with nothing to seal the checkpoint is renewed all the same, so that silence is told from standstill', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  await sealer.round();
  expect(sealer.newest().checkpoint.number).toBe(0);
  log.clock.ms += minute;
  await sealer.round();
  expect(sealer.newest().checkpoint).toMatchObject({
    number: 1,
    size: 0,
    atMs: log.clock.ms,
    completeMs: log.clock.ms,
  });
});

it('however many seal at once, there is one history: no row twice, none left out, no fork', async () => {
  const log = await testLog();
  const sealers = [await log.seal(), await log.over(log.url).seal(), await log.over(log.url).seal()];
  const recorded = [];
  for (let time = 0; time < 8; time++) {
    const recording = log.recordOnly(40);
    const rounds = sealers.map((sealer) => sealer.round());
    recorded.push(...(await recording));
    await Promise.all(rounds);
  }
  await log.settled();
  for (const sealer of sealers) await sealer.round();
  expect(log.failures).toEqual([]);
  expect(hex(await leavesOf(log)).toSorted()).toEqual(hex(recorded.map(({ leaf }) => leaf)).toSorted());
  expect(new Set(sealers.map((sealer) => sealer.newest().text)).size).toBe(1);
  await expectOneHistory(log);
});

it('of several that begin a log at once one makes the first checkpoint, and the others go on from it', async () => {
  const log = await testLog();
  const sealers = await Promise.all([log.seal(), log.over(log.url).seal(), log.over(log.url).seal()]);
  expect(new Set(sealers.map((sealer) => sealer.newest().text)).size).toBe(1);
  await expectOneHistory(log);
});

it('whoever is killed amid sealing leaves nothing half done: the next goes on from the checkpoint before', async () => {
  const log = await testLog();
  const before = await log.seal();
  const receipts = await log.record(1_200);
  const program = spawn(
    process.execPath,
    [join(import.meta.dirname, 'killedSealer.ts'), log.url, log.signer.verifier.text],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  // It says so when it has put half of the leaves into the tree.
  await once(program.stdout, 'data');
  program.kill('SIGKILL');
  await once(program, 'exit');
  expect(await leavesOf(log)).toEqual([]);
  await expect
    .poll(
      async () => {
        await before.round();
        return before.newest().checkpoint.size;
      },
      { timeout: 30_000 },
    )
    .toBe(1_200);
  expect(hex(await leavesOf(log)).toSorted()).toEqual(hex(receipts.map(({ leaf }) => leaf)).toSorted());
  await expectOneHistory(log);
});

it('a database that was rolled back to a backup is not sealed and not served, with what to do', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  await log.record(3);
  await sealer.round();
  await sealer.close();
  await log.leave();
  const backup = await freshDatabase(inject('clusterUrl'), new URL(log.url).pathname.slice(1));
  onTestFinished(() => backup.drop());
  const gone = log.over(log.url);
  const later = await gone.seal();
  await gone.record(1);
  await later.round();
  const restored = log.over(backup.url);
  await expect(restored.seal()).rejects.toThrow(/does not hold checkpoint 2 .*rolled back to a backup.*Restore it/s);
  await expect(restored.seal()).rejects.toBeInstanceOf(BrokenLog);
  // Other rows in place of those that were lost do not help.
  await restored.record(1);
  await expect(restored.seal()).rejects.toBeInstanceOf(BrokenLog);
});

it('a roll-back under a system that runs stops its data at the next round', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  await log.record(3);
  await sealer.round();
  await log.sql`alter table catatan.titik disable trigger all`;
  await log.sql`delete from catatan.titik where nomor = 1`;
  await sealer.round();
  expect(await sealer.obstacle()).toContain('rolled back');
  expect(log.alarms).toEqual([expect.stringContaining('rolled back')]);
});

it('a checkpoint of another key, or an edge that is not its own, is not gone on from', async () => {
  const log = await testLog();
  await log.seal();
  const stranger = newSigner(log.signer.name);
  await expect(log.seal({ signer: stranger, verifiers: [stranger.verifier] })).rejects.toThrow(
    /UNKNOWN_KEY.*RECORD_FORMER_KEYS/,
  );
  // A key that was replaced is still known by what it has signed.
  const replaced = await log.seal({ signer: stranger, verifiers: [stranger.verifier, log.signer.verifier] });
  log.clock.ms += minute;
  await replaced.round();
  expect(replaced.newest().checkpoint.number).toBe(1);
  await log.record(2);
  await replaced.round();
  await log.sql`alter table catatan.titik disable trigger all`;
  await log.sql`update catatan.titik set tepi = sha256(tepi) where nomor = 2`;
  await log.record(1);
  await replaced.round();
  expect(await replaced.obstacle()).toContain('edge of the tree');
});

it('a register that was loaded into another server, whose transactions begin anew, is not sealed as if nothing were new', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  await log.record(1);
  await sealer.round();
  await log.sql`alter table catatan.titik disable trigger all`;
  await log.sql`update catatan.titik set batas = jsonb_set(batas, '{akses,0}', '"99999999999999"')`;
  await sealer.round();
  expect(await sealer.obstacle()).toContain('pg_resetwal');
});

it('the write-once folder: days that have gone by are for reading alone, and half a line of a crash spoils nothing', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  const day = join(log.directory, '2026-11-21.txt');
  appendFileSync(day, sealer.newest().text.slice(0, 80));
  expect(log.folder.newest()).toEqual(sealer.newest());
  await log.record(1);
  await sealer.round();
  expect(log.folder.newest()).toEqual(sealer.newest());
  expect(sealer.newest().checkpoint.number).toBe(1);
  log.clock.ms += 24 * 60 * minute;
  await sealer.round();
  expect(readdirSync(log.directory)).toEqual(['2026-11-21.txt', '2026-11-22.txt']);
  expect(statSync(day).mode & 0o222).toBe(0);
});

it('a folder that fell behind takes in every checkpoint that it has missed, and a new one begins with the newest', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  const elsewhere = openFolder(join(log.directory, 'lain'), [log.signer.verifier]);
  const other = await log.seal({ folder: elsewhere });
  for (let time = 0; time < 3; time++) {
    await log.record(1);
    await sealer.round();
  }
  log.clock.ms += minute;
  await other.round();
  const kept = checkpointsIn(readFileSync(join(log.directory, 'lain', '2026-11-21.txt'), 'utf8'), [
    log.signer.verifier,
  ]);
  expect(kept.map(({ checkpoint }) => checkpoint.number)).toEqual([0, 1, 2, 3, 4]);
  const late = openFolder(join(log.directory, 'baru'), [log.signer.verifier]);
  await log.seal({ folder: late });
  expect(late.newest()?.checkpoint.number).toBe(4);
});
