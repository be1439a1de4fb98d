// A database that cannot be reached is explained in a sentence without its password, and values arrive as they were sent.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { socketOf } from './address.ts';
import { checkConnection, openAlike, openPool, type Sql } from './connect.ts';
import { startEmbedded, type Embedded } from './embedded.ts';
import { freshDatabase } from './fresh.ts';

const secret = 'open-sesame';
const parent = mkdtempSync(join(tmpdir(), 'bagi-database-'));
let server: Embedded;

beforeAll(async () => {
  server = await startEmbedded({ directory: join(parent, 'database'), durable: false });
}, 60_000);

afterAll(async () => {
  await server.stop();
  rmSync(parent, { recursive: true, force: true });
});

function pool(url: string): Sql {
  const sql = openPool(url, { max: 1, applicationName: 'bagi-test', connectTimeoutSeconds: 1 });
  onTestFinished(() => sql.end({ timeout: 1 }));
  return sql;
}

async function refusal(url: string): Promise<{ code: string; message: string }> {
  const error: unknown = await checkConnection(pool(url), url).catch((thrown: unknown) => thrown);
  return error as { code: string; message: string };
}

function changed(change: (url: URL) => void): string {
  const url = new URL(server.url);
  change(url);
  return url.href;
}

async function silent(): Promise<number> {
  const other = createServer(() => undefined).unref();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  return (other.address() as AddressInfo).port;
}

describe('checkConnection', { timeout: 30_000 }, () => {
  test('a wrong password is told without the password', async () => {
    const { code, message } = await refusal(changed((url) => (url.password = secret)));
    expect(code).toBe('ACCESS_REFUSED');
    expect(message).toContain('"bagi"');
    expect(message).toContain(socketOf(server.url));
    expect(message).not.toContain(secret);
  });

  test('a user that does not exist is named', async () => {
    const { code, message } = await refusal(changed((url) => (url.username = 'stranger')));
    expect(code).toBe('ACCESS_REFUSED');
    expect(message).toContain('"stranger"');
  });

  test('a database that does not exist is named', async () => {
    const { code, message } = await refusal(changed((url) => (url.pathname = '/nowhere')));
    expect(code).toBe('DATABASE_ABSENT');
    expect(message).toContain('"nowhere"');
    expect(message).not.toContain(new URL(server.url).password);
  });

  test('a port where nobody listens is named', async () => {
    const { code, message } = await refusal(`postgres://bagi:${secret}@127.0.0.1:1/bagi`);
    expect(code).toBe('SERVER_OUT_OF_REACH');
    expect(message).toContain('Nothing answers at 127.0.0.1:1');
    expect(message).not.toContain(secret);
  });

  test('a socket that nobody listens at is named', async () => {
    const { code, message } = await refusal(`postgres://bagi:${secret}@%2Fnowhere%2Fat%20all:1/bagi`);
    expect(code).toBe('SERVER_OUT_OF_REACH');
    expect(message).toContain('Nothing answers at /nowhere/at all/.s.PGSQL.1.');
    expect(message).not.toContain(secret);
  });

  test('a host that does not exist is named', async () => {
    const { code, message } = await refusal(`postgres://bagi:${secret}@nowhere.invalid:5432/bagi`);
    expect(code).toBe('SERVER_OUT_OF_REACH');
    expect(message).toContain('nowhere.invalid:5432');
    expect(message).not.toContain(secret);
  });

  test('a server that stays silent is told as such', async () => {
    const { code, message } = await refusal(`postgres://bagi:${secret}@127.0.0.1:${await silent()}/bagi`);
    expect(code).toBe('SERVER_OUT_OF_REACH');
    expect(message).toContain('does not answer in time');
    expect(message).not.toContain(secret);
  });

  test.each([
    `postgres://bagi:${secret}#1@127.0.0.1:5432/bagi`,
    `postgres://bagi:1/${secret}@localhost/bagi`,
    secret,
    '',
  ])('a URL with an unescaped or missing part never shows its password (%#)', async (url) => {
    const thrown = await Promise.resolve()
      .then(() => refusal(url))
      .catch((error: unknown) => error);
    expect(thrown).toMatchObject({ name: 'DatabaseError' });
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(secret);
  });

  test('a good connection passes', async () => {
    await checkConnection(pool(server.url), server.url);
  });
});

describe('openAlike', { timeout: 30_000 }, () => {
  test('another account is connected in the same way, and knows the types that the first has learned', async () => {
    const first = pool(server.url);
    await first`create role alike login password 'alike'`;
    onTestFinished(async () => void (await first`drop role alike`));
    const alike = openAlike(first, 'alike', 'alike');
    onTestFinished(() => alike.end({ timeout: 1 }));
    const ask = (sql: Sql) => sql`
      select current_setting('application_name') as name, array[date '2024-02-29'] as dates, ${['a', 'b "c"']}::text[] as texts`;
    const seen = [{ name: 'bagi-test', dates: ['2024-02-29'], texts: ['a', 'b "c"'] }];
    expect(await ask(first)).toEqual(seen);
    expect(await ask(alike)).toEqual(seen);
    const [who] = await alike`select session_user::text as name`;
    expect(who).toEqual({ name: 'alike' });
  });

  test('it learns the types by itself where the first has not connected yet', async () => {
    const alike = openAlike(pool(server.url), 'bagi', decodeURIComponent(new URL(server.url).password));
    onTestFinished(() => alike.end({ timeout: 1 }));
    const [row] = await alike`select array[date '2024-02-29'] as dates`;
    expect(row).toEqual({ dates: ['2024-02-29'] });
  });
});

describe('openPool', { timeout: 30_000 }, () => {
  test('dates, times, decimals and great numbers arrive as PostgreSQL writes them', async () => {
    const [row] = await pool(server.url)`
      select date '0001-02-03' as date, timestamp '2024-01-01 00:00:00.123456' as timestamp,
        timestamptz '2024-01-01 00:00:00+07' as timestamptz, 1234567890123456789.10::numeric as numeric,
        9007199254740993::bigint as bigint, array[date '2024-02-29'] as dates`;
    expect(row).toEqual({
      date: '0001-02-03',
      timestamp: '2024-01-01 00:00:00.123456',
      timestamptz: '2024-01-01 00:00:00+07',
      numeric: '1234567890123456789.10',
      bigint: '9007199254740993',
      dates: ['2024-02-29'],
    });
  });

  test('dates and decimals are sent as they are written', async () => {
    const [row] = await pool(server.url)`select ${'2024-02-29'}::date as date, ${'0.10'}::numeric as numeric`;
    expect(row).toEqual({ date: '2024-02-29', numeric: '0.10' });
  });

  test('a connection says whose it is', async () => {
    const [row] = await pool(server.url)`select current_setting('application_name') as name`;
    expect(row).toEqual({ name: 'bagi-test' });
  });
});

describe('freshDatabase', { timeout: 30_000 }, () => {
  test('a copy has what its template has, and a change in it reaches nobody else', async () => {
    const template = await freshDatabase(server.url);
    const filling = openPool(template.url, { max: 1, applicationName: 'bagi-test' });
    await filling`create table filled as select 1 as one`;
    await filling.end();
    const name = new URL(template.url).pathname.slice(1);
    const [one, two] = await Promise.all([freshDatabase(server.url, name), freshDatabase(server.url, name)]);
    await pool(one.url)`delete from filled`;
    expect(await pool(two.url)`select one from filled`).toEqual([{ one: 1 }]);
    await Promise.all([one.drop(), two.drop(), template.drop()]);
  });

  test('a dropped database is gone, though somebody is still connected', async () => {
    const fresh = await freshDatabase(server.url);
    await pool(fresh.url)`select 1`;
    await fresh.drop();
    expect((await refusal(fresh.url)).code).toBe('DATABASE_ABSENT');
  });
});

test('a connection whose rows were copied out to a slow reader takes the next statement', async () => {
  const sql = pool(server.url);
  for (let count = 60; count <= 120; count += 10) {
    const copy = `copy (select repeat('x', 1000) from generate_series(1, ${count})) to stdout`;
    const rows = await sql.unsafe(copy).readable();
    const most = Math.min(rows.readableHighWaterMark, count * 1001);
    while (rows.readableLength < most) await nextTurn();
    let size = 0;
    for await (const part of rows) size += part.length;
    expect(size).toBe(count * 1001);
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  }
});
