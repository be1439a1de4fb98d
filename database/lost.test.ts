// A connection that is lost takes nothing along: not the process, not its place in the pool, not the next statement, not a silence.
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openPool, type Sql } from './connect.ts';
import { type Embedded, startEmbedded } from './embedded.ts';

const parent = mkdtempSync(join(tmpdir(), 'bagi-lost-'));
let server: Embedded;
let other: Sql;

beforeAll(async () => {
  server = await startEmbedded({ directory: join(parent, 'database'), durable: false });
  other = openPool(server.url, { max: 1, applicationName: 'other' });
}, 60_000);

afterAll(async () => {
  await other.end();
  await server.stop();
  rmSync(parent, { recursive: true, force: true });
});

function pool(url = server.url): Sql {
  const sql = openPool(url, { max: 1, applicationName: 'lost', connectTimeoutSeconds: 5 });
  onTestFinished(() => sql.end({ timeout: 1 }));
  return sql;
}

/** Ends every connection of the pools here, and waits until the database has none of them. */
async function lose(): Promise<void> {
  await other`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'lost'`;
  // What the kernel has taken in is read within a turn or two; what is lost is then known here.
  for (let turn = 0; turn < 10; turn++) await nextTurn();
}

const one = [{ one: 1 }];

it('a statement fails with its connection, and the next one has another and its own answer', async () => {
  const sql = pool();
  const [row] = await sql`select pg_backend_pid() as pid`;
  const sleeping = sql`select pg_sleep(60)`.catch((error: unknown) => error);
  while (
    (await other`select from pg_stat_activity where pid = ${row?.['pid']} and wait_event = 'PgSleep'`).length === 0
  );
  await lose();
  expect(await sleeping).toBeInstanceOf(Error);
  expect(await sql`select 1 as one`).toEqual(one);
});

it('what a transaction had left to do is not done after its connection, nor by the next', async () => {
  await other`create table of_one (place int)`;
  const sql = pool();
  const told: unknown[] = [];
  const work = sql.begin(async (writing) => {
    await writing`insert into of_one values (1)`;
    await lose();
    for (const place of [2, 3]) await writing`insert into of_one values (${place})`.catch((error) => told.push(error));
    // Meanwhile the pool has connected anew, for somebody else.
    expect(await sql`select 1 as one`).toEqual(one);
    await writing`insert into of_one values (4)`.catch((error) => told.push(error));
    told.push('went on');
  });
  await expect(work).rejects.toThrow('CONNECTION_CLOSED');
  while (told.length < 4) await nextTurn();
  expect(told.slice(0, 3)).toEqual([expect.any(Error), expect.any(Error), expect.any(Error)]);
  expect(await sql`select place from of_one`).toEqual([]);
});

it('a connection that was set aside and lost is told so for good, and its place in the pool is given back', async () => {
  const sql = pool();
  const aside = await sql.reserve();
  await aside`select pg_advisory_lock(1)`;
  await lose();
  for (let times = 0; times < 3; times++)
    await expect(aside`select pg_advisory_unlock(1)`).rejects.toThrow('CONNECTION');
  expect(await sql`select 1 as one`).toEqual(one);
  await expect(aside`select 1`).rejects.toThrow('CONNECTION');
  aside.release();
  const again = await sql.reserve();
  expect(await again`select 1 as one`).toEqual(one);
  again.release();
  expect(await Promise.all([sql`select 1 as one`, sql`select 1 as one`])).toEqual([one, one]);
});

it('rows that are read piece by piece do not seem to end where their connection did', async () => {
  const sql = pool();
  let pieces = 0;
  const reading = (async () => {
    for await (const rows of sql`select * from generate_series(1, 100)`.cursor(10)) {
      pieces += rows.length;
      if (pieces === 30) await lose();
    }
  })();
  await expect(reading).rejects.toThrow();
  expect(pieces).toBe(30);
  expect(await sql`select 1 as one`).toEqual(one);
});

it('rows that are copied out fail with their connection', async () => {
  const sql = pool();
  const rows = await sql.unsafe(`copy (select repeat('x', 1000) from generate_series(1, 100000)) to stdout`).readable();
  const reading = (async () => {
    let size = 0;
    for await (const part of rows) {
      if (size === 0) await lose();
      size += part.length;
    }
  })();
  await expect(reading).rejects.toThrow();
  expect(await sql`select 1 as one`).toEqual(one);
});

it('rows that are copied out and read no further do not keep the connection', async () => {
  const sql = pool();
  const rows = await sql.unsafe(`copy (select repeat('x', 1000) from generate_series(1, 100000)) to stdout`).readable();
  for await (const part of rows) {
    expect(part.length).toBeGreaterThan(0);
    break;
  }
  expect(await sql`select 1 as one`).toEqual(one);
});

it('rows that are copied in fail with their connection', async () => {
  await other`create table filled (place text)`;
  const sql = pool();
  const stream = await sql`copy filled from stdin`.writable();
  stream.write('1\n');
  const failed = new Promise((resolve) => stream.once('error', resolve));
  await lose();
  expect(await failed).toBeInstanceOf(Error);
  expect(await sql`select 1 as one`).toEqual(one);
  expect(await other`select * from filled`).toEqual([]);
});

/** Stands before the database, and cuts a caller off when it says something, as often as is said. */
async function cutting(at: string, times: number): Promise<string> {
  let left = times;
  const sockets = new Set<Socket>();
  const between = createServer((caller) => {
    const database = connect(server.port, '127.0.0.1');
    const end = () => {
      caller.destroy();
      database.destroy();
    };
    for (const socket of [caller, database]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    database.pipe(caller);
    caller.on('data', (part) => {
      if (!part.includes(at) || left === 0) return database.write(part);
      left -= 1;
      return end();
    });
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    between.close();
  });
  const url = new URL(server.url);
  url.hostname = '127.0.0.1';
  url.port = String((between.address() as AddressInfo).port);
  return url.href;
}

it.each(['user', 'pg_catalog.pg_type', 'select 1'])(
  'a connection that is cut off at "%s" is a statement that failed, and the next one is answered',
  async (at) => {
    const sql = pool(await cutting(at, 2));
    for (let times = 0; times < 2; times++) await expect(sql`select 1 as one`).rejects.toThrow();
    expect(await sql`select 1 as one, array['a'] as several`).toEqual([{ one: 1, several: ['a'] }]);
  },
);
