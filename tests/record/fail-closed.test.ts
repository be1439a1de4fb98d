// What cannot be recorded is not given: not a byte of it, whatever keeps the record from being written, and within a stated time.
import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recorderName } from '@bagi/migrations/recorder.ts';
import { monthOf, partitionOf } from '@bagi/record/months.ts';
import { openPool } from '@bagi/database/connect.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deadlines } from '../../start/deadlines.ts';
import { setneg } from '../people.ts';
import { type Reply, startTestSystem, type TestSystem } from '../system.ts';

const prefix = 'tertutup';
const space = 'bagi_pakai_sempit';
let system: TestSystem;
beforeEach(async () => void (system = await startTestSystem({ ROLE_PREFIX: prefix })));
afterEach(async () => system.stop());

const role = `"${recorderName(prefix)}"`;
const ask = () => system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { id nama anak { nama } } }`);
const decisions = async () =>
  (await system.sql`select keputusan from catatan.akses order by waktu`).map((row) => row['keputusan']);

function expectNotRecorded({ status, text, body }: Reply): void {
  expect(status).toBe(503);
  expect(body.data).toBeUndefined();
  expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual(['NOT_RECORDED']);
  for (const given of [setneg.id, setneg.nama]) expect(text).not.toContain(given);
}

it('when the right to write is taken away, answers and refusals are NOT_RECORDED until it is given back', async () => {
  expect((await ask()).status).toBe(200);
  await system.sql.unsafe(`revoke insert on catatan.akses from ${role}`);
  expectNotRecorded(await ask());
  expectNotRecorded(await system.ask('setneg-siapp', '{ salah }'));
  expect(system.logged.filter((line) => line.includes('recording failed')).length).toBeGreaterThan(0);
  await system.sql.unsafe(`grant insert on catatan.akses to ${role}`);
  expect((await ask()).status).toBe(200);
  expect(await decisions()).toEqual(['OK', 'OK']);
});

it('when no month is there for today, nothing is given', async () => {
  await system.sql.unsafe(`drop table catatan.${partitionOf('akses', monthOf(Date.now()))}`);
  expectNotRecorded(await ask());
});

it('when the disk is full, nothing is given, and when there is room again, everything is', async () => {
  const [{ file = '' } = {}] = await system.sql`
    select current_setting('data_directory') || '/' || pg_relation_filepath(${`catatan.${partitionOf('akses', monthOf(Date.now()))}`}) as file`;
  // The device that is always full stands where the table would grow.
  const aside = join(`${file}-aside`);
  renameSync(String(file), aside);
  symlinkSync('/dev/full', String(file));
  try {
    for (let time = 0; time < 3; time++) expectNotRecorded(await ask());
    expect(system.logged.join('')).toContain('"code":"53100"');
  } finally {
    rmSync(String(file));
    renameSync(aside, String(file));
  }
  // The connection has the device open: another opens the file.
  await system.sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'bagi-pakai catatan' and datname = current_database()`;
  await expect.poll(async () => (await ask()).status).toBe(200);
  expect(await decisions()).toEqual(['OK']);
});

it('when the disk fills up amid serving, whatever was answered is in the record, and goes on when there is room', async (context) => {
  const small = mkdtempSync(join(tmpdir(), 'bagi-pakai-tests-disk-'));
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small]);
  if (mount.status !== 0) rmSync(small, { recursive: true });
  context.skip(mount.status !== 0, 'mounting a small disk needs root');
  const [{ data = '' } = {}] = await system.sql`select current_setting('data_directory') as data`;
  const { uid, gid } = statSync(String(data));
  chownSync(small, uid, gid);
  const ballast = join(small, 'ballast');
  const month = partitionOf('akses', monthOf(Date.now()));
  const heard: Reply[] = [];
  const hear = async () => {
    const reply = await ask();
    heard.push(reply);
    return reply.status;
  };
  await system.sql.unsafe(`create tablespace ${space} location '${small}'`);
  try {
    await system.sql.unsafe(`alter table catatan.${month} set tablespace ${space}`);
    expect(await hear()).toBe(200);
    // Room for what PostgreSQL has taken already, and for no more.
    expect(spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4k']).status).not.toBe(0);
    await expect.poll(hear, { interval: 0, timeout: 60_000 }).toBe(503);
    expect(system.logged.join('')).toContain('"code":"53100"');
    rmSync(ballast);
    await expect.poll(hear).toBe(200);
    const recorded = new Set((await system.sql`select permintaan from catatan.akses`).map((row) => row['permintaan']));
    for (const reply of heard) {
      expect(recorded.has(reply.headers.get('x-request-id'))).toBe(reply.status === 200);
      if (reply.status !== 200) expectNotRecorded(reply);
    }
  } finally {
    rmSync(ballast, { force: true });
    await system.sql.unsafe(`alter table catatan.${month} set tablespace pg_default`);
    await system.sql.unsafe(`drop tablespace ${space}`);
    spawnSync('umount', [small]);
    rmSync(small, { recursive: true });
  }
});

it('when the record hangs, nothing is given after the time it may take, and another connection goes on', async () => {
  expect((await ask()).status).toBe(200);
  const other = openPool(system.databaseUrl, { max: 1, applicationName: 'tests lock' });
  const began = performance.now();
  await other.begin(async (holding) => {
    await holding`lock table catatan.akses in access exclusive mode`;
    const replies = await Promise.all(Array.from({ length: 8 }, ask));
    for (const reply of replies) expectNotRecorded(reply);
  });
  await other.end({ timeout: 5 });
  // As long as they waited, and what the asking itself took.
  expect(performance.now() - began).toBeGreaterThan(deadlines.recordMs - 100);
  expect(performance.now() - began).toBeLessThan(deadlines.routerMs);
  await expect.poll(async () => (await ask()).status).toBe(200);
});

it('when the connection is cut amid a group, everyone hears NOT_RECORDED or is in the record', async () => {
  expect((await ask()).status).toBe(200);
  const other = openPool(system.databaseUrl, { max: 1, applicationName: 'tests lock' });
  let replies: Promise<Reply[]> | undefined;
  await other.begin(async (holding) => {
    await holding`lock table catatan.akses in access exclusive mode`;
    replies = Promise.all(Array.from({ length: 12 }, ask));
    await expect
      .poll(
        async () =>
          (
            await system.sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'bagi-pakai catatan' and wait_event_type = 'Lock' and datname = current_database()`
          ).length,
      )
      .toBe(1);
  });
  await other.end({ timeout: 5 });
  const heard = await replies;
  const recorded = new Set((await system.sql`select permintaan from catatan.akses`).map((row) => row['permintaan']));
  expect(heard?.map(({ status }) => status)).toContain(503);
  for (const reply of heard ?? []) {
    if (reply.status !== 200) expectNotRecorded(reply);
    else expect(recorded).toContain(reply.headers.get('x-request-id'));
  }
  expect((await ask()).status).toBe(200);
});
