// What all five fences cost together: the same system with them and without any. npm run bench:fences
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../start/program.ts';
import { type Measured, measure } from './rounds.ts';
import { page, pageWithFamily, record, recordWithFamily } from './shapes.ts';
import { fences, type Served, serve } from './systems.ts';
import { grouped, ratio, table } from './table.ts';

/** The fences may take a quarter of the throughput. */
const leastShare = 0.75;

const sealKey = 'f'.repeat(64);
const withAll = 'five fences';
const without = 'no fence';

/** Those that can be taken away alone: without the scoped reading, the database refuses. */
const alone = fences.filter((fence) => fence !== 'reading');

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      asn: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      connections: { type: 'string', default: '16' },
      /** Measures also without each fence alone, to see which one costs what. */
      each: { type: 'boolean', default: false },
      shape: { type: 'string' },
    },
  });
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-bench-'));
  const own = { SEAL_KEY: sealKey, ASN: values.asn };
  const started: Served[] = [];
  try {
    const whole = await serve(withAll, [], { ...own, DATA_DIRECTORY: join(directory, 'whole') });
    started.push(whole);
    const systems: [string, Parameters<typeof serve>[1]][] = [
      [without, fences],
      ...(values.each ? alone.map((fence): (typeof systems)[number] => [`without the ${fence}`, [fence]]) : []),
    ];
    for (const [name, taken] of systems) {
      const beside = { DATA_DIRECTORY: join(directory, name), DATABASE_URL: whole.databaseUrl, PREPARE: 'no' };
      started.push(await serve(name, taken, { ...own, ...beside }));
    }
    const measured = await measure({
      systems: started,
      shapes: [record, recordWithFamily, page, pageWithFamily].filter(
        ({ name }) => values.shape === undefined || name === values.shape,
      ),
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
      connections: [Number(values.connections)],
      onProgress: (done, of) => process.stderr.write(`\r${done} of ${of}${done === of ? '\n' : ''}`),
    });
    const names = [without, ...started.map(({ name }) => name).filter((name) => name !== without)];
    console.log(table(measured, names));
    judge(measured);
  } finally {
    for (const system of started.toReversed()) await system.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

function judge(measured: readonly Measured[]): void {
  const slow = grouped(measured).flatMap((rows) => {
    const [bare, fenced] = [without, withAll].map((name) => rows.filter(({ system }) => system === name));
    const share = ratio(fenced ?? [], bare ?? []);
    return share < leastShare ? [`${rows[0]?.shape}: ${share.toFixed(2)}`] : [];
  });
  if (slow.length > 0)
    throw new Error(`Five fences leave less than ${leastShare} of the throughput: ${slow.join('; ')}`);
}
