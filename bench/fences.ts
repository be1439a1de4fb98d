// What all five fences cost together: the same system with them and without any. npm run bench:fences
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../start/program.ts';
import { type Measured, measure } from './rounds.ts';
import { page, pageWithFamily, record, recordWithFamily } from './shapes.ts';
import { type Served, serve } from './systems.ts';
import { grouped, ratio, table } from './table.ts';

/** The fences may take a quarter of the throughput. */
const leastShare = 0.75;

const sealKey = 'f'.repeat(64);

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      asn: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      connections: { type: 'string', default: '16' },
    },
  });
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-bench-'));
  const started: Served[] = [];
  try {
    const own = { SEAL_KEY: sealKey, ASN: values.asn };
    const fenced = await serve('five fences', 'all', { ...own, DATA_DIRECTORY: join(directory, 'fenced') });
    started.push(fenced);
    const bare = await serve('no fence', 'none', {
      ...own,
      DATA_DIRECTORY: join(directory, 'bare'),
      DATABASE_URL: fenced.databaseUrl,
      PREPARE: 'no',
    });
    started.push(bare);
    const measured = await measure({
      systems: [bare, fenced],
      shapes: [record, recordWithFamily, page, pageWithFamily],
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
      connections: [Number(values.connections)],
      onProgress: (done, of) => process.stderr.write(`\r${done} of ${of}${done === of ? '\n' : ''}`),
    });
    console.log(table(measured, [bare.name, fenced.name]));
    judge(measured);
  } finally {
    for (const system of started.toReversed()) await system.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

function judge(measured: readonly Measured[]): void {
  const slow = grouped(measured).flatMap((rows) => {
    const [bare, fenced] = ['no fence', 'five fences'].map((name) => rows.filter(({ system }) => system === name));
    const share = ratio(fenced ?? [], bare ?? []);
    return share < leastShare ? [`${rows[0]?.shape}: ${share.toFixed(2)}`] : [];
  });
  if (slow.length > 0)
    throw new Error(`Five fences leave less than ${leastShare} of the throughput: ${slow.join('; ')}`);
}
