#!/usr/bin/env node
// The program as it is linked into a path: it runs on the Node that the project brings where the one at hand is older.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, 'main.ts');
if (Number.parseInt(process.versions.node, 10) >= 24) await import(main);
else {
  const node = join(import.meta.dirname, '..', 'node_modules', '.bin', 'node');
  process.exitCode = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
}
