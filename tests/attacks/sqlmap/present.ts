// The program sqlmap comes from Debian, so it is taken from there; where that cannot be done, it is said how to.
import { spawnSync } from 'node:child_process';

/** Makes sure that sqlmap can be run; throws what to do otherwise. */
export function requireSqlmap(): void {
  if (runs('sqlmap', '--version')) return;
  if (process.getuid?.() === 0) {
    console.log('sqlmap is not installed: apt-get install sqlmap');
    if (runs('apt-get', 'install', '--yes', '--no-install-recommends', 'sqlmap') && runs('sqlmap', '--version')) return;
  }
  throw new Error(
    'sqlmap is not installed. On Debian or Ubuntu: sudo apt-get install sqlmap. Then run this command again.',
  );
}

function runs(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
