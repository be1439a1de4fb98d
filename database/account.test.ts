// PostgreSQL starts for root and for ordinary users, in open and in closed folders.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alone } from './alone.ts';
import { clusterOf } from './place.ts';
import { started, temporaryDirectory } from './temporary.ts';

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const project = dirname(import.meta.dirname);
const main = join(import.meta.dirname, 'aloneMain.ts');

const works = (program: string, args: string[], user: { uid?: number } = {}): boolean =>
  spawnSync(program, args, user).status === 0;

const canBeNobody =
  isRoot && works('/bin/sh', ['-c', 'test -r "$0" && exec "$1" --version', main, process.execPath], { uid: nobody });
const canForbid = isRoot && works('unshare', ['--mount', 'mount', '--bind', '/bin/false', '/usr/bin/unshare']);
// A program in a mount namespace of its own, in which `unshare` always fails, as in most containers.
const withoutNamespaces = ['unshare', '--mount', '/bin/sh', '-c'];
const forbid = 'mount --bind /bin/false /usr/bin/unshare && exec "$0" "$@"';

describe('accounts', { timeout: 60_000 }, () => {
  test('a folder closed to all others is good enough', async () => {
    const directory = temporaryDirectory();
    chmodSync(dirname(directory), 0o700);
    expect((await started(directory)).pid).toBeGreaterThan(0);
  });

  test.skipIf(!canBeNobody)(
    'an ordinary user starts it (skipped unless root, whom alone another user obeys)',
    async () => {
      const directory = temporaryDirectory();
      chownSync(dirname(directory), nobody, nobody);
      const owner = await alone({ directory, durable: false }, [], { uid: nobody });
      expect(owner.answer).toMatchObject({ pid: expect.any(Number) });
      expect(statSync(clusterOf(directory)).uid).toBe(nobody);
      await owner.end('SIGTERM');
    },
  );

  test.skipIf(!isRoot)('root in the closed folder of a user leaves a database that the user can start', async () => {
    const directory = temporaryDirectory();
    chownSync(dirname(directory), nobody, nobody);
    chmodSync(dirname(directory), 0o700);
    await (await started(directory)).stop();
    for (const path of [directory, clusterOf(directory)]) expect(statSync(path).uid).toBe(nobody);
    if (!canBeNobody) return;
    const owner = await alone({ directory, durable: false }, [], { uid: nobody });
    expect(owner.answer).toMatchObject({ pid: expect.any(Number) });
    await owner.end('SIGTERM');
  });

  test.skipIf(!canForbid)(
    'root starts it where user namespaces are forbidden (skipped without the right to mount)',
    async () => {
      const directory = temporaryDirectory();
      const owner = await alone({ directory, durable: false }, [...withoutNamespaces, forbid]);
      expect(owner.answer).toMatchObject({ pid: expect.any(Number) });
      expect(statSync(clusterOf(directory)).uid).toBe(nobody);
      await owner.end('SIGTERM');
    },
  );

  test.skipIf(!canForbid)(
    'root without namespaces starts a copy where the packages lie in a closed folder',
    async () => {
      const directory = temporaryDirectory();
      // The packages appear only beneath a closed folder: what a checkout in root's home looks like to others.
      const closed = join(dirname(directory), 'closed');
      mkdirSync(join(closed, 'project'), { recursive: true });
      chmodSync(closed, 0o700);
      const move = `mount --bind "${project}" "${closed}/project" && cd / && exec "$1" "${closed}/project/database/aloneMain.ts" "$3"`;
      const before = [...withoutNamespaces, `mount --bind /bin/false /usr/bin/unshare && ${move}`, 'sh'];
      const owner = await alone({ directory, durable: false }, before);
      expect(owner.answer).toMatchObject({ pid: expect.any(Number) });
      expect(readdirSync(directory).some((name) => name.startsWith('postgresql-'))).toBe(true);
      await owner.end('SIGTERM');
    },
  );

  test.skipIf(!canForbid)('root without namespaces in a closed folder is told what to do', async () => {
    const directory = temporaryDirectory();
    chmodSync(dirname(directory), 0o700);
    mkdirSync(directory);
    const { answer } = await alone({ directory, durable: false }, [...withoutNamespaces, forbid]);
    expect(answer).toMatchObject({ code: 'DIRECTORY_OUT_OF_REACH' });
    expect(answer.message).toContain(directory);
  });
});
