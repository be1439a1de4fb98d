// What the record costs: the same system with it and without, in one run, turn by turn. npm run bench:record
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../start/program.ts';
import { type Measured, measure } from './rounds.ts';
import { page, pageWithFamily, record, recordWithFamily } from './shapes.ts';
import { type Served, serve } from './systems.ts';
import { grouped, ratio, table } from './table.ts';

/** The record may take 15 of a hundred answers. */
const leastShare = 0.85;

const recorded = 'recorded';
const without = 'not recorded';

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      asn: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      connections: { type: 'string', default: '16' },
      shape: { type: 'string' },
    },
  });
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-bench-'));
  const own = { SEAL_KEY: 'f'.repeat(64), ASN: values.asn };
  const started: Served[] = [];
  try {
    const whole = await serve(recorded, [], { ...own, DATA_DIRECTORY: join(directory, 'whole') });
    started.push(whole);
    const keys = join(directory, 'whole', 'secrets', 'catatan');
    const beside = { DATABASE_URL: whole.databaseUrl, PREPARE: 'no', RECORD_KEYS_DIRECTORY: keys };
    started.push(await serve(without, ['record'], { ...own, ...beside, DATA_DIRECTORY: join(directory, 'bare') }));
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
    console.log(table(measured, [without, recorded]));
    judge(measured);
  } finally {
    for (const system of started.toReversed()) await system.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

function judge(measured: readonly Measured[]): void {
  const slow = grouped(measured).flatMap((rows) => {
    const [bare, written] = [without, recorded].map((name) => rows.filter(({ system }) => system === name));
    const share = ratio(written ?? [], bare ?? []);
    return share < leastShare ? [`${rows[0]?.shape}: ${share.toFixed(2)}`] : [];
  });
  if (slow.length > 0)
    throw new Error(`The record leaves less than ${leastShare} of the throughput: ${slow.join('; ')}`);
}
