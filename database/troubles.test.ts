// Whatever stands in the way of the database is told in one sentence, and nothing is ever deleted for it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { alone } from './alone.ts';
import { startEmbedded } from './embedded.ts';
import { clusterOf, passwordFileOf } from './place.ts';
import { started, temporaryDirectory } from './temporary.ts';

// In a mount namespace of one's own anybody may mount, and nothing stays mounted afterwards.
const mounting = ['unshare', '--user', '--map-root-user', '--mount', '/bin/sh', '-c'];
const canMount = spawnSync('unshare', [...mounting.slice(1), 'mount -t tmpfs -o size=1m none /mnt']).status === 0;

async function taken(): Promise<number> {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  return (other.address() as AddressInfo).port;
}

async function stopped(): Promise<string> {
  const directory = temporaryDirectory();
  await (await started(directory)).stop();
  return directory;
}

describe('troubles', { timeout: 60_000 }, () => {
  test('a taken port is named, and another one then works', async () => {
    const directory = temporaryDirectory();
    const port = await taken();
    const refused = startEmbedded({ directory, durable: false, port });
    await expect(refused).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: expect.stringContaining(String(port)),
    });
    expect((await started(directory)).port).not.toBe(port);
  });

  test.skipIf(!canMount).each(['4m', '20m', '38m'])(
    'a disk of %s that runs full is named (skipped where user namespaces are forbidden)',
    async (size) => {
      const directory = temporaryDirectory();
      mkdirSync(directory);
      const mount = `mount -t tmpfs -o size=${size} none "${directory}" && exec "$0" "$@"`;
      const { answer } = await alone({ directory, durable: true }, [...mounting, mount]);
      expect(answer).toMatchObject({ code: 'DISK_FULL', message: expect.stringContaining(directory) });
    },
  );

  test('a file where the directory should be is named', async () => {
    const directory = temporaryDirectory();
    writeFileSync(directory, '');
    await expect(startEmbedded({ directory })).rejects.toMatchObject({ code: 'DIRECTORY_NOT_WRITABLE' });
  });

  test.skipIf(!canMount)('a directory that can only be read is named', async () => {
    const directory = temporaryDirectory();
    mkdirSync(directory);
    const mount = `mount -t tmpfs -o ro none "${directory}" && exec "$0" "$@"`;
    const { answer } = await alone({ directory }, [...mounting, mount]);
    expect(answer).toMatchObject({ code: 'DIRECTORY_NOT_WRITABLE', message: expect.stringContaining(directory) });
  });

  test('a database of another major version is named and left alone', async () => {
    const directory = await stopped();
    writeFileSync(join(clusterOf(directory), 'PG_VERSION'), '17\n');
    const refused = startEmbedded({ directory, durable: false });
    await expect(refused).rejects.toMatchObject({
      code: 'OTHER_MAJOR_VERSION',
      message: expect.stringContaining('17'),
    });
    writeFileSync(join(clusterOf(directory), 'PG_VERSION'), '18\n');
    expect((await started(directory)).pid).toBeGreaterThan(0);
  });

  test.each(['PG_VERSION', 'global/pg_control', 'pg_wal', 'global/pg_filenode.map', 'postgresql.conf'])(
    'a database without its %s is named as damaged and left alone',
    async (lost) => {
      const directory = await stopped();
      const file = join(clusterOf(directory), lost);
      renameSync(file, `${file}.lost`);
      const refused = startEmbedded({ directory, durable: false });
      await expect(refused).rejects.toMatchObject({ code: 'DAMAGED', message: expect.stringContaining('backup') });
      expect(existsSync(`${file}.lost`)).toBe(true);
    },
  );

  test('a path that the libraries could not be found by is named, and one with spaces and quotes works', async () => {
    const directory = temporaryDirectory();
    const refused = startEmbedded({ directory: `${directory}/a:b` });
    await expect(refused).rejects.toMatchObject({ code: 'DIRECTORY_NAME_UNUSABLE' });
    const odd = await started(join(directory, `it's "odd" $HOME é`));
    expect(odd.pid).toBeGreaterThan(0);
  });

  test('a lost password is named, and the database opens again when it is back', async () => {
    const directory = await stopped();
    const password = readFileSync(passwordFileOf(directory));
    for (const wrong of ['', 'another']) {
      writeFileSync(passwordFileOf(directory), wrong);
      await expect(startEmbedded({ directory, durable: false })).rejects.toMatchObject({ code: 'PASSWORD_LOST' });
    }
    rmSync(passwordFileOf(directory));
    await expect(startEmbedded({ directory, durable: false })).rejects.toMatchObject({ code: 'PASSWORD_LOST' });
    writeFileSync(passwordFileOf(directory), password, { mode: 0o600 });
    expect((await started(directory)).pid).toBeGreaterThan(0);
  });
});
