// Installs what a lockfile names, once: the next run sees the same lockfile and does nothing, so a start needs no network.
// Of the project itself, or of the directory that is named: node scripts/install.mjs bench/peers
// Plain JavaScript, because it runs before Node 24 is there.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const place = join(root, process.argv[2] ?? '.');
const stamp = join(place, 'node_modules', '.installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(place, 'pnpm-lock.yaml')))
  .update(readFileSync(join(place, 'pnpm-workspace.yaml')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  const { status, error } = spawnSync('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    cwd: place,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error || status !== 0) {
    console.error(`Installing the dependencies failed${error ? `: ${error.message}` : ''}.`);
    console.error('Needed once: Node with npm, and the npm registry. Run the same command again when they are there.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

requireNode24();

/** npm puts node_modules/.bin first on the path of every script, so the Node found there is the one that runs. */
function requireNode24() {
  const bundled = join(root, 'node_modules', '.bin', 'node');
  const node = existsSync(bundled) ? bundled : process.execPath;
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? 'none';
  if (Number(version.slice(1).split('.')[0]) >= 24) return;
  console.error(`Node 24 or newer is needed; found ${version} at ${node}.`);
  console.error('On Linux (x64, arm64) it comes with the dependencies; elsewhere install Node 24 yourself.');
  process.exit(1);
}
