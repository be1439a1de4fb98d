// The embedded database keeps what was written, whatever happens to the programs around it.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alone } from './alone.ts';
import { socketOf } from './address.ts';
import { openPool } from './connect.ts';
import { startEmbedded } from './embedded.ts';
import { clusterOf, logOf, passwordFileOf, socketsOf } from './place.ts';
import { running } from './running.ts';
import { birthOf, isAlive, livingServer, servesCluster } from './server.ts';
import { started, temporaryDirectory } from './temporary.ts';
import { until } from './until.ts';

const patienceMs = 30_000;

async function ask(url: string, statement: string): Promise<unknown[]> {
  const sql = openPool(url, { max: 1, applicationName: 'bagi-test' });
  try {
    return (await sql.unsafe(statement)).flatMap((row) => Object.values(row));
  } finally {
    await sql.end();
  }
}

const isDown = (pid: number, directory: string): Promise<boolean> =>
  until(() => !servesCluster(pid, clusterOf(directory)), patienceMs);

describe('starting', { timeout: 60_000 }, () => {
  test('what was written before a stop is there after the next start', async () => {
    const directory = temporaryDirectory();
    const first = await startEmbedded({ directory });
    await ask(first.url, 'create table kept as select 1 as one');
    await first.stop();
    const second = await started(directory, { durable: true });
    expect(await ask(second.url, 'select one from kept')).toEqual([1]);
  });

  test('a new database speaks UTF-8, sorts by code point and lives in Jakarta', async () => {
    const { url } = await started(temporaryDirectory());
    const [encoding, provider, zone] = await ask(
      url,
      `select pg_encoding_to_char(encoding), datlocprovider::text, current_setting('timezone') from pg_database where datname = current_database()`,
    );
    expect([encoding, provider, zone]).toEqual(['UTF8', 'b', 'Asia/Jakarta']);
    expect(await ask(url, `select upper('é')`)).toEqual(['É']);
  });

  test('only this user can read the password and the database', async () => {
    const directory = temporaryDirectory();
    await started(directory);
    for (const closed of [
      passwordFileOf(directory),
      clusterOf(directory),
      logOf(directory),
      socketsOf(directory) ?? '',
    ])
      expect(statSync(closed).mode & 0o077).toBe(0);
  });

  test.each(['database', 'a, b "c" %2F é'])(
    'who is on the same machine comes by the Unix socket in "%s"',
    async (name) => {
      const directory = join(temporaryDirectory(), name);
      const { url, port } = await started(directory);
      expect(socketOf(url)).toBe(join(directory, 'sockets', `.s.PGSQL.${port}`));
      expect(await ask(url, 'select inet_client_addr() is null')).toEqual([true]);
      expect(running(directory)).toBe(url);
    },
  );

  test('where the name of a socket would be too long it is the loopback', async () => {
    const { url, port } = await started(join(temporaryDirectory(), 'd'.repeat(80)));
    expect(socketOf(url)).toBeNull();
    expect(url).toContain(`@127.0.0.1:${port}/`);
    expect(await ask(url, 'select 1')).toEqual([1]);
  });

  test('nobody enters without the password', async () => {
    const { url } = await started(temporaryDirectory());
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    wrong.hostname = '127.0.0.1';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('the log does not repeat the values that a statement was refused for', async () => {
    const directory = temporaryDirectory();
    const { url } = await started(directory);
    await ask(url, 'create table person (nip text primary key)');
    const twice = `insert into person values ('199001012015031900'), ('199001012015031900')`;
    await expect(ask(url, twice)).rejects.toMatchObject({ code: '23505' });
    expect(readFileSync(logOf(directory), 'utf8')).toContain('duplicate key');
    expect(readFileSync(logOf(directory), 'utf8')).not.toContain('199001012015031900');
  });
});

describe('killed programs', { timeout: 60_000 }, () => {
  test('a killed server starts again with everything that was committed', async () => {
    const directory = temporaryDirectory();
    const first = await started(directory, { durable: true });
    await ask(first.url, 'create table kept as select 1 as one');
    process.kill(first.pid, 'SIGKILL');
    const second = await started(directory, { durable: true });
    expect(second.pid).not.toBe(first.pid);
    expect(await ask(second.url, 'select one from kept')).toEqual([1]);
    await first.stop();
    expect(await ask(second.url, 'select one from kept')).toEqual([1]);
  });

  test('the server of a killed owner is taken over, and ends with its new owner', async () => {
    const directory = temporaryDirectory();
    const owner = await alone({ directory, durable: false });
    await owner.end('SIGKILL');
    const heir = await started(directory);
    expect(heir).toMatchObject(owner.answer);
    await heir.stop();
    expect(servesCluster(heir.pid, clusterOf(directory))).toBe(false);
  });

  test('the server of a killed owner that forgets what it is told is not taken over by one who wants it kept', async () => {
    const directory = temporaryDirectory();
    const owner = await alone({ directory, durable: false });
    await owner.end('SIGKILL');
    const heir = await started(directory, { durable: true });
    expect(heir.pid).not.toBe(owner.answer.pid);
    expect(await ask(heir.url, 'show fsync')).toEqual(['on']);
  });

  test('a killed owner and a killed server leave nothing that stands in the way', async () => {
    const directory = temporaryDirectory();
    const owner = await alone({ directory, durable: true });
    await ask(owner.answer.url, 'create table kept as select 1 as one');
    await owner.end('SIGKILL');
    process.kill(owner.answer.pid, 'SIGKILL');
    const heir = await started(directory, { durable: true });
    expect(await ask(heir.url, 'select one from kept')).toEqual([1]);
  });

  test('a lock with a number that another program has now is no obstacle', async () => {
    const directory = temporaryDirectory();
    await (await started(directory)).stop();
    writeFileSync(join(clusterOf(directory), 'postmaster.pid'), `${process.pid}\n${clusterOf(directory)}\n1\n5432\n`);
    expect(await ask((await started(directory)).url, 'select 1 as one')).toEqual([1]);
  });

  test('a first start that was cut short is begun again', async () => {
    const directory = temporaryDirectory();
    mkdirSync(`${clusterOf(directory)}.new-1/base`, { recursive: true });
    expect(await ask((await started(directory)).url, 'select 1 as one')).toEqual([1]);
  });

  test.each(['exit', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'an owner ending by %s takes its server along',
    async (how) => {
      const directory = temporaryDirectory();
      const owner = await alone({ directory, durable: false });
      await owner.end(how);
      expect(await isDown(owner.answer.pid, directory)).toBe(true);
    },
  );
});

test('a server stops though its directory was removed under it', { timeout: 60_000 }, async () => {
  const directory = temporaryDirectory();
  const embedded = await started(directory);
  const birth = birthOf(embedded.pid);
  rmSync(directory, { recursive: true });
  await embedded.stop();
  expect(birth !== null && isAlive(birth)).toBe(false);
});

describe('several programs', { timeout: 60_000 }, () => {
  test('two first starts at once share one server, and the one who joined does not stop it', async () => {
    const directory = temporaryDirectory();
    const both = await Promise.all([alone({ directory, durable: false }), alone({ directory, durable: false })]);
    const [one, two] = both;
    expect(one.answer).toEqual(two.answer);
    const joined = await started(directory);
    await joined.stop();
    expect(await ask(one.answer.url, 'select 1 as one')).toEqual([1]);
    await Promise.all(both.map((owner) => owner.end('SIGTERM')));
    expect(await isDown(one.answer.pid, directory)).toBe(true);
  });

  test('a start during a stop waits and has a server of its own', async () => {
    const directory = temporaryDirectory();
    const first = await started(directory);
    const [, second] = await Promise.all([first.stop(), started(directory)]);
    expect(await ask(second.url, 'select 1 as one')).toEqual([1]);
  });

  test('a running server is found by its directory, and only while it runs', async () => {
    const directory = temporaryDirectory();
    expect(running(directory)).toBeNull();
    const embedded = await started(directory);
    expect(running(directory)).toBe(embedded.url);
    await embedded.stop();
    expect(running(directory)).toBeNull();
    expect(livingServer(directory)).toBeNull();
  });

  test('a running server is not passed off as one on another port', async () => {
    const directory = temporaryDirectory();
    const { port } = await started(directory);
    await expect(startEmbedded({ directory, durable: false, port: port - 1 })).rejects.toMatchObject({
      code: 'RUNNING_OTHERWISE',
    });
  });
});
