// Whether a system that serves for long stays as large as it was: npm run soak -- --minutes 30
import { parseArgs } from 'node:util';
import { runCommand } from '../start/program.ts';
import { openRegister, ourSettings } from './register.ts';
import { machineNow, write } from './report.ts';
import { measure } from './rounds.ts';
import { shapes } from './shapes.ts';
import { serve } from './systems.ts';
import { median } from './table.ts';

/** Different partners, documents that never come again, large answers, and what writes. */
const asked: ReadonlySet<string> = new Set(['mixed', 'mixed-new', 'page-family', 'verification']);

/** What is resident in the last third of the time may be so many times what it was in the second; the first fills what is kept. */
const mostTimes = 1.05;

/** Of one shape, before the next one is asked. */
const burstSeconds = 15;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '30' },
      asn: { type: 'string', default: '20000' },
      connections: { type: 'string', default: '16' },
      data: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const [minutes, asn, connections] = [Number(values.minutes), Number(values.asn), Number(values.connections)];
  const register = await openRegister(asn, values.data);
  const system = await serve('ours', {}, ourSettings(register, asn));
  const began = performance.now();
  const turns: Turn[] = [];
  try {
    while (performance.now() - began < minutes * 60_000) {
      const { measured, refused } = await measure({
        systems: [system],
        shapes: shapes.filter(({ key }) => asked.has(key)),
        rounds: 1,
        seconds: burstSeconds,
        warmSeconds: burstSeconds,
        connections: [connections],
        sql: register.sql,
        databasePid: register.databasePid,
        onProgress: () => {},
      });
      if (refused.length > 0) throw new Error(refused.join('\n'));
      const turn = {
        minute: (performance.now() - began) / 60_000,
        requests: measured.reduce((sum, one) => sum + one.requests, 0),
        megabytes: Math.max(...measured.map(({ peakBytes }) => peakBytes)) / 1024 ** 2,
      };
      turns.push(turn);
      console.log(
        `minute ${turn.minute.toFixed(1)}: ${turn.requests} requests, ${turn.megabytes.toFixed(0)} MB at most`,
      );
    }
  } finally {
    await system.stop();
    await register.stop();
  }
  const within = (from: number, to: number) =>
    median(
      turns.filter(({ minute }) => minute > minutes * from && minute <= minutes * to + 2).map((one) => one.megabytes),
    );
  const [second, last] = [within(1 / 3, 2 / 3), within(2 / 3, 1)];
  console.log(`${second.toFixed(0)} MB in the second third, ${last.toFixed(0)} MB in the last; ${machineNow()}.`);
  console.log(`Written to ${write('soak', { minutes, asn, connections, turns }, values.json)}.`);
  if (!(last <= second * mostTimes)) throw new Error(`It grows: ${(last / second).toFixed(2)} times.`);
});

/** Every shape once. */
interface Turn {
  readonly minute: number;
  readonly requests: number;
  readonly megabytes: number;
}
