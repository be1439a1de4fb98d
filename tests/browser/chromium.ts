// Where the browser of the browser tests is: Debian's Chromium, installed here when this machine lets us.
import { execFileSync, spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The program to start. */
    chromium: string;
  }
}

export function setup(project: TestProject): void {
  const found = chromium() ?? installed();
  if (found === null)
    throw new Error(
      'The browser tests need Chromium, and it cannot be installed here. As root: apt-get install chromium',
    );
  project.provide('chromium', found);
}

function chromium(): string | null {
  const { stdout } = spawnSync('sh', ['-c', 'command -v chromium || command -v chromium-browser'], {
    encoding: 'utf8',
  });
  return stdout.trim() || null;
}

/** Root on Debian can have it; nobody else can. */
function installed(): string | null {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).error) return null;
  const apt = (...args: string[]) => execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return chromium();
}
