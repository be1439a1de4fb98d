// The machine: which Node runs, how much room its disks have, whether a system runs here and is ready.
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../../start/config.ts';
import { runningOn } from '../../start/running.ts';
import { type Finding, looked, ok, warn, wrong } from './finding.ts';

const gigabyte = 1024 ** 3;

export async function machine(config: Config): Promise<Finding[]> {
  return [
    await looked('node', 'Run it by npm run, which puts Node 24 first.', () => {
      const { node } = process.versions;
      return Number.parseInt(node, 10) >= 24
        ? ok(node)
        : wrong(`${node} is too old`, 'Node 24 or newer is needed: run it by npm run, which puts Node 24 first.');
    }),
    await looked('system', 'Look at the log of npm start.', () => running(config)),
    ...(await disks([config.dataDirectory, config.filesDirectory, config.record.directory])),
  ];
}

async function running({ dataDirectory }: Config) {
  const there = runningOn(dataDirectory);
  if (!there)
    return warn(`none runs on ${dataDirectory}`, 'Start one: npm start. (One on another machine is not seen.)');
  const { status } = await fetch(`${there.publicUrl}/readyz`, { signal: AbortSignal.timeout(5_000) });
  const said = `${there.publicUrl}, process ${there.pid}`;
  return status === 200
    ? ok(said)
    : wrong(`${said}: /readyz says ${status}`, 'Its answer and its log name the obstacle.');
}

async function disks(folders: readonly string[]): Promise<Finding[]> {
  const looks = [...new Set(folders)].map((folder) =>
    looked(`disk ${folder}`, 'See that the folder can be read.', async () => {
      const { bavail, bsize, blocks } = await statfs(nearest(folder));
      const [free, share] = [bavail * bsize, bavail / Math.max(1, blocks)];
      const said = `${(free / gigabyte).toFixed(1)} GB free, ${Math.round(share * 100)} %`;
      if (free < gigabyte) return wrong(said, 'Make room: what cannot be recorded is not answered.');
      return share < 0.1 ? warn(said, 'Make room, or move it to a larger disk.') : ok(said);
    }),
  );
  return Promise.all(looks);
}

/** The folder, or the one above it that is there. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
