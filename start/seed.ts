// Fills a register with invented persons: npm run seed -- --asn 1000000
import { parseArgs } from 'node:util';
import { openPool } from '@bagi/database/connect.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { seed } from '@bagi/population/seed.ts';
import { storageOf } from './storage.ts';
import { configOf } from './config.ts';
import { openDatabase } from './database.ts';
import { runCommand } from './program.ts';
import { progressBar } from './progress.ts';

const usage = `npm run seed -- [--asn <persons>] [--seed <number>] [--replace]

  --asn      how many persons, 10000 unless told; the personas of the README are always among them
  --seed     another number gives another population; the same number gives the same, to the byte
  --replace  puts the new population in the place of the one that is there`;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      asn: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      replace: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const asn = wholeNumber('asn', values.asn);
  const config = configOf(process.env);
  if (config.production) throw new Error('A production register is never filled with invented persons.');
  const began = performance.now();
  const database = await openDatabase(config);
  const sql = openPool(database.url, { max: 4, applicationName: 'bagi-pakai seed' });
  try {
    await migrate(sql);
    await seed(sql, {
      asn,
      seed: wholeNumber('seed', values.seed),
      replace: values.replace,
      storage: storageOf(config),
      onProgress: progressBar(process.stderr),
    });
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
  }
  console.log(`${asn.toLocaleString('en')} persons in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
});

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} is a whole number, not ${text}.\n\n${usage}`);
}
