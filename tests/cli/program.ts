// The command line as a program of its own, as an operator of a system calls it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { surroundings } from '../surroundings.ts';
import type { TestSystem } from '../system.ts';

export interface Ended {
  readonly status: number | null;
  readonly stderr: string;
  /** Both of its outputs. */
  readonly said: string;
}

/** Runs `bagi` on a system, under a prefix of roles, and waits until it has ended. */
export function bagi(
  { databaseUrl, directory }: Pick<TestSystem, 'databaseUrl' | 'directory'>,
  prefix: string,
  ...args: readonly string[]
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('cli', 'main.ts'), ...args], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: {
      ...surroundings,
      DATABASE_URL: databaseUrl,
      DATA_DIRECTORY: directory,
      ROLE_PREFIX: prefix,
    },
    encoding: 'utf8',
  });
  return { status, stderr, said: `${stdout}${stderr}` };
}
