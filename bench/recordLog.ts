// How fast a person is answered and a breach is told over a year of accesses, and why that holds for a longer log. npm run bench:record-log
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { makeMonths } from '@bagi/record/months.ts';
import { runCommand } from '../start/program.ts';
import { packOf } from '../start/record/breach.ts';
import { asCsv, historyOf } from '../start/record/person.ts';
import { wordsOf } from '../start/record/words.ts';
import { openLibrary } from '../start/library.ts';
import { configOf } from '../start/config.ts';
import { storageOf } from '../start/storage.ts';
import { recordKeys, requireOneKey } from '../start/recordKeys.ts';
import { compose } from '@bagi/schema/compose.ts';
import { naming } from '@bagi/record/pseudonyms.ts';
import { busyClient, fillLog, fillPersons, personOf } from './recordFilling.ts';

/** What a person and a breach may take, in milliseconds. */
const personMs = 1_000;
const breachMs = 60_000;

const year = 2025;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      /** In all; a year of a million a day has 365,000,000. */
      requests: { type: 'string', default: '12000000' },
      persons: { type: 'string', default: '1000000' },
      /** How many more one credential makes in March; nearly all of a million a day are 30,000,000. */
      busy: { type: 'string', default: '0' },
      /** Where the log is kept, and found again: it is filled once. */
      directory: { type: 'string' },
    },
  });
  const directory = values.directory ?? mkdtempSync(join(tmpdir(), 'bagi-pakai-log-'));
  const server = await startEmbedded({ directory: join(directory, 'database'), durable: true });
  const sql = openPool(server.url, { max: 4, applicationName: 'bench' });
  try {
    const keys = join(directory, 'keys');
    await migrate(sql);
    await makeMonths(sql, { year, month: 1 }, 12);
    await requireOneKey(sql, keys, Date.parse(`${year}-06-01`));
    const named = naming(recordKeys(keys)(year));
    const persons = Number(values.persons);
    const [filled] = await sql`select to_regclass('public.nama') as nama`;
    if (filled?.['nama'] === null) {
      await fillPersons(sql, persons, named);
      await fillLog(sql, {
        year,
        requests: Number(values.requests),
        persons,
        busy: Number(values.busy),
        onProgress: (done) => process.stderr.write(`\rmonth ${done} of 12`),
      });
      process.stderr.write('\n');
    }
    await report(sql, persons, Number(values.busy) > 0, keys);
  } finally {
    await sql.end({ timeout: 5 });
    await server.stop();
    if (values.directory === undefined) rmSync(directory, { recursive: true, force: true });
  }
});

/** There are no lists to be looked through. */
function filesOf(keys: string) {
  return storageOf(configOf({ DATA_DIRECTORY: keys }));
}

async function report(sql: Sql, persons: number, busy: boolean, keys: string): Promise<void> {
  const words = wordsOf(openLibrary(compose().schema, false));
  const [size] = await sql`
    select count(*)::text as rows, pg_size_pretty(sum(pg_table_size(inhrelid))) as heap, pg_size_pretty(sum(pg_indexes_size(inhrelid))) as indexes,
      (select reltuples from (select sum(reltuples)::bigint::text as reltuples from pg_class where relname ~ '^akses_\\d' and relkind = 'r') as t) as accesses
    from pg_inherits where inhparent = 'catatan.akses'::regclass`;
  console.log(
    `${size?.['accesses']} accesses in ${size?.['rows']} months: ${size?.['heap']}, indexes ${size?.['indexes']}`,
  );
  const slow: string[] = [];
  const timed = async <Result>(
    what: string,
    mostMs: number,
    work: () => Promise<Result>,
    told: (result: Result) => string,
  ) => {
    const began = performance.now();
    const result = await work();
    const ms = Math.round(performance.now() - began);
    console.log(`${what}: ${ms} ms, ${told(result)}`);
    if (ms > mostMs) slow.push(what);
  };
  // The first five have as many accesses as a year of a million requests a day gives; the first has ten times as many.
  for (const which of [1, 2, 3, 4, 5, Math.floor(persons / 2), persons - 1])
    await timed(
      `person ${which}, first asking`,
      personMs,
      async () =>
        asCsv(words, await historyOf(sql, { nip: personOf(which).nip }, { keys, storage: filesOf(keys) }, Date.now())),
      (text) => `${text.split('\r\n').length - 2} accesses`,
    );
  await timed(
    'person 1 again',
    personMs,
    async () =>
      asCsv(words, await historyOf(sql, { nip: personOf(1).nip }, { keys, storage: filesOf(keys) }, Date.now())),
    (text) => `${text.split('\r\n').length - 2} accesses`,
  );
  for (const [client, what, until] of [
    ['lan-production', 'a day', `${year}-03-02`],
    ['lan-production', 'a month', `${year}-04-01`],
    ...(busy
      ? [[busyClient, 'a day', `${year}-03-02`] as const, [busyClient, 'a month', `${year}-04-01`] as const]
      : []),
  ] as const) {
    const out = mkdtempSync(join(tmpdir(), 'bagi-pakai-pack-'));
    await timed(
      `breach of ${client}, ${what}`,
      breachMs,
      () =>
        packOf(
          sql,
          words,
          {
            client,
            from: `${year}-03-01T00:00:00+07:00`,
            until: `${until}T00:00:00+07:00`,
            out,
            accesses: false,
          },
          keys,
        ),
      ({ accesses, subjects, unknown }) => `${accesses} accesses, ${subjects} subjects, ${unknown} unknown`,
    );
    rmSync(out, { recursive: true, force: true });
  }
  if (slow.length > 0) throw new Error(`Too slow: ${slow.join('; ')}`);
}
