// How long it takes until the system is ready: on a clean clone, and again on the data that it has. npm run bench:start
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runCommand } from '../start/program.ts';
import { machineNow, write } from './report.ts';
import { inherited } from './systems.ts';
import { median } from './table.ts';

/** A start on a data directory that is filled may take so long. */
const warmMsMax = 5_000;

const patienceMs = 1_800_000;

/** How a registry is reached from here: without them, packages that are there already are asked for until that fails. */
const ways: ReadonlySet<string> = new Set(['NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']);

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      asn: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      /** Packages come from the registry too, and not from what npm and pnpm kept on this machine. */
      'empty-caches': { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-start-'));
  const clone = join(directory, 'clone');
  const environment = {
    ...inherited(),
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => ways.has(name))),
    ASN: values.asn,
    PORT: String(await freePort()),
    ...(values['empty-caches'] && {
      npm_config_cache: join(directory, 'npm'),
      XDG_DATA_HOME: join(directory, 'data'),
      XDG_CACHE_HOME: join(directory, 'cache'),
    }),
  };
  try {
    execFileSync('git', ['clone', '--quiet', join(import.meta.dirname, '..'), clone]);
    const coldMs = await startOnce(clone, environment);
    console.log(`cold, from install to ready: ${(coldMs / 1000).toFixed(1)} s`);
    const warm: number[] = [];
    for (let round = 1; round <= Number(values.rounds); round++) {
      warm.push(await startOnce(clone, environment));
      console.log(`warm, round ${round}: ${((warm.at(-1) ?? 0) / 1000).toFixed(2)} s`);
    }
    const warmMs = median(warm);
    console.log(`median ${(warmMs / 1000).toFixed(2)} s, less than ${warmMsMax / 1000}; ${machineNow()}.`);
    console.log(`Written to ${write('start', { asn: Number(values.asn), coldMs, warm, warmMs }, values.json)}.`);
    if (warmMs >= warmMsMax) throw new Error('A warm start takes too long.');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

/** npm start until GET /readyz says 200, then an orderly stop. */
async function startOnce(clone: string, environment: Record<string, string>): Promise<number> {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = once(child, 'exit');
  ended.catch(() => {});
  try {
    await ready(child, `http://127.0.0.1:${environment['PORT']}/readyz`);
    return performance.now() - began;
  } finally {
    await endGroup(child.pid ?? 0);
    await ended;
  }
}

/** npm and what it has started are one group, which is this measurement's own; the next start begins when all of it is gone. */
async function endGroup(group: number): Promise<void> {
  for (let signal: 'SIGTERM' | 0 = 'SIGTERM'; ; signal = 0) {
    try {
      process.kill(-group, signal);
    } catch {
      return;
    }
    await pause(50);
  }
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}.`);
    const status = await fetch(url).then(
      ({ status }) => status,
      () => 0,
    );
    if (status === 200) return;
    await pause(20);
  }
  throw new Error('The system was not ready in half an hour.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
