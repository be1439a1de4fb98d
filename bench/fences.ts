// What all five fences cost together: the same system with them and without any. npm run bench:fences
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../start/program.ts';
import { openRegister, ourSettings } from './register.ts';
import { type Measured, measure } from './rounds.ts';
import { page, pageWithFamily, record, recordWithFamily } from './shapes.ts';
import { fences, type Served, serve } from './systems.ts';
import { grouped, linesOf, ratio, tables } from './table.ts';

/** The fences may take a quarter of the throughput. */
const leastShare = 0.75;

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
  const register = await openRegister(Number(values.asn), undefined);
  const settings = ourSettings(register, Number(values.asn));
  const started: Served[] = [];
  try {
    started.push(await serve(withAll, {}, settings));
    const systems: [string, Parameters<typeof serve>[1]][] = [
      [without, { taken: fences }],
      ...(values.each
        ? alone.map((fence): (typeof systems)[number] => [`without the ${fence}`, { taken: [fence] }])
        : []),
    ];
    for (const [name, differing] of systems) {
      const beside = { DATA_DIRECTORY: join(register.directory, name), PREPARE: 'no' };
      started.push(await serve(name, differing, { ...settings, ...beside }));
    }
    const { measured, refused } = await measure({
      systems: started,
      shapes: [record, recordWithFamily, page, pageWithFamily].filter(
        ({ name }) => values.shape === undefined || name === values.shape,
      ),
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
      connections: [Number(values.connections)],
      sql: register.sql,
      databasePid: register.databasePid,
      onProgress: (text) => process.stderr.write(`\r\u001B[K${text}`),
    });
    const names = [without, ...started.map(({ name }) => name).filter((name) => name !== without)];
    console.log(tables(linesOf(measured, withAll), names, withAll));
    if (refused.length > 0) throw new Error(refused.join('\n'));
    judge(measured);
  } finally {
    for (const system of started.toReversed()) await system.stop();
    await register.stop();
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
