// Ours, with everything on, beside what its users would pick instead: one population, one run, turn by turn. npm run bench
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../start/program.ts';
import { layBeside } from './besideRegister.ts';
import { writeAgreements } from './manyAgreements.ts';
import { type Ground, peers } from './peers.ts';
import { openRegister, ourSettings, type Register } from './register.ts';
import { report } from './report.ts';
import { measure, warmSeconds } from './rounds.ts';
import { shapes } from './shapes.ts';
import { type Served, serve } from './systems.ts';
import { ours, oursWithMany } from './targets.ts';

const names = [ours, ...Object.keys(peers), oursWithMany];

const usage = `npm run bench -- [options]

  --asn 200000           persons in the register
  --data <directory>     keeps the register for the next time; else it is made anew and goes away
  --shapes <names>       of ${shapes.map(({ key }) => key).join(', ')}
  --systems <names>      of ${names.join(', ')}
  --connections 1,16,64
  --rounds 5             that count, after 10 s that warm up
  --seconds 4            of each system, shape, crowd and round
  --quick                2,000 persons, 1 round of 1 second, 16 connections: to see that everything answers alike
  --json <file>          by default .data/bench/<moment>.json`;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      asn: { type: 'string' },
      data: { type: 'string' },
      shapes: { type: 'string', default: shapes.map(({ key }) => key).join(',') },
      systems: { type: 'string', default: names.join(',') },
      connections: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const quick = values.quick;
  const wanted = {
    asn: Number(values.asn ?? (quick ? 2_000 : 200_000)),
    systems: listed('systems', values.systems, names),
    shapes: listed(
      'shapes',
      values.shapes,
      shapes.map(({ key }) => key),
    ),
    connections: (values.connections ?? (quick ? '16' : '1,16,64')).split(',').map(Number),
    rounds: Number(values.rounds ?? (quick ? 1 : 5)),
    seconds: Number(values.seconds ?? (quick ? 1 : 4)),
  };
  const many = wanted.systems.includes(oursWithMany);
  const register = await openRegister(wanted.asn, values.data, many ? [oursWithMany] : []);
  const systems: Served[] = [];
  const unstarted: string[] = [];
  try {
    for (const name of names.filter((name) => name === ours || wanted.systems.includes(name))) {
      try {
        systems.push(await start(name, register, wanted.asn));
      } catch (error) {
        unstarted.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
      if (name === ours) await layBeside(register.sql);
    }
    const outcome = await measure({
      systems: systems.filter(({ name }) => wanted.systems.includes(name)),
      shapes: shapes.filter(({ key }) => wanted.shapes.includes(key)),
      rounds: wanted.rounds,
      seconds: wanted.seconds,
      warmSeconds: quick ? wanted.seconds : warmSeconds,
      connections: wanted.connections,
      sql: register.sql,
      databasePid: register.databasePid,
      onProgress: (text) => process.stderr.write(`\r\u001B[K${text}`),
    });
    process.stderr.write('\n');
    report({ ...outcome, refused: [...unstarted, ...outcome.refused] }, wanted, values.json);
  } finally {
    for (const system of systems.toReversed()) await system.stop();
    await register.stop();
  }
});

function listed(option: string, text: string, known: readonly string[]): string[] {
  const found = text.split(',');
  const unknown = found.filter((one) => !known.includes(one));
  if (unknown.length > 0) throw new Error(`--${option} does not know ${unknown.join(', ')}.\n\n${usage}`);
  return found;
}

async function start(name: string, register: Register, asn: number): Promise<Served> {
  const { databaseUrl, directory, sql } = register;
  const settings = ourSettings(register, asn);
  if (name === ours) return serve(ours, {}, settings);
  if (name === oursWithMany) {
    const agreements = join(directory, 'agreements');
    writeAgreements(agreements);
    // On a copy of the register: policies of hundreds of roles on the same tables would slow everybody's statements.
    const own = { ...ourSettings(register, asn, oursWithMany), ROLE_PREFIX: 'banyak' };
    return serve(oursWithMany, { agreements }, own);
  }
  const ground: Ground = { databaseUrl, sql };
  const begin = peers[name];
  if (!begin) throw new Error(`There is no system ${name}.`);
  return begin(ground);
}
