// Seeding persons with their histories beside a bare COPY of the same bytes, in one run. npm run bench:seed
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { copyStatement } from '@bagi/population/copyText.ts';
import { seed } from '@bagi/population/seed.ts';
import { personTables } from '@bagi/population/tables.ts';
import { configOf } from '../start/config.ts';
import { runCommand } from '../start/program.ts';
import { progressBar } from '../start/progress.ts';
import { storageOf } from '../start/storage.ts';
import { requireDisk } from './disk.ts';
import { machineNow, write } from './report.ts';
import { median } from './table.ts';

/** Seeding may take so many times what the bare COPY takes. */
const mostTimes = 2;

/** The register, the same rows bare, and their bytes in files. */
const bytesPerPerson = 20_000;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      asn: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  });
  const asn = Number(values.asn);
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-seed-'));
  requireDisk(directory, asn * bytesPerPerson);
  const server = await startEmbedded({ directory: join(directory, 'postgres') });
  const sql = openPool(server.url, { max: 4, applicationName: 'bench' });
  try {
    await migrate(sql);
    const storage = storageOf(configOf({ DATA_DIRECTORY: directory }));
    const rounds: { seedMs: number; copyMs: number; bytes: number }[] = [];
    for (let round = 0; round < Number(values.rounds); round++) {
      await sql`checkpoint`;
      const onProgress = progressBar(process.stderr);
      const seedMs = await timed(() => seed(sql, { asn, seed: 1, storage, replace: true, onProgress }));
      const files = await taken(sql, join(directory, 'bytes'));
      await sql`checkpoint`;
      const copyMs = await timed(() => bareCopy(sql, files));
      const bytes = files.reduce((sum, { file }) => sum + statSync(file).size, 0);
      rounds.push({ seedMs, copyMs, bytes });
      console.log(
        `${asn.toLocaleString('en')} persons in ${(seedMs / 1000).toFixed(1)} s; a bare COPY of their ${(bytes / 1e9).toFixed(2)} GB in ${(copyMs / 1000).toFixed(1)} s; ${(seedMs / copyMs).toFixed(2)} times`,
      );
    }
    const times = median(rounds.map(({ seedMs, copyMs }) => seedMs / copyMs));
    console.log(`median ${times.toFixed(2)} times, at most ${mostTimes}; ${machineNow()}.`);
    console.log(`Written to ${write('seed', { asn, rounds, times }, values.json)}.`);
    if (times > mostTimes) throw new Error('Seeding takes too long.');
  } finally {
    await sql.end({ timeout: 5 });
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

interface Bytes {
  readonly name: string;
  readonly columns: string;
  readonly file: string;
}

/** What the seed sent, table by table, in files. */
async function taken(sql: Sql, directory: string): Promise<Bytes[]> {
  mkdirSync(directory, { recursive: true });
  const files: Bytes[] = [];
  for (const table of Object.values(personTables)) {
    const [, name = '', columns = ''] = /^copy (\S+) (\(.+\)) from stdin$/.exec(copyStatement(table, false)) ?? [];
    const file = join(directory, name.replaceAll('"', ''));
    const rows = await sql.unsafe(`copy ${name} ${columns} to stdout`).readable();
    await pipeline(rows, createWriteStream(file));
    files.push({ name, columns, file });
  }
  return files;
}

/** Into tables of the same columns with nothing else: no key, no index, no trigger, no policy. */
async function bareCopy(sql: Sql, files: readonly Bytes[]): Promise<void> {
  await sql`drop schema if exists bangku_bare cascade`;
  await sql`create schema bangku_bare`;
  await sql.begin(async (transaction) => {
    for (const [index, { name, columns, file }] of files.entries()) {
      const bare = `bangku_bare.t${index}`;
      await transaction.unsafe(`create table ${bare} (like ${name} including defaults including generated)`);
      const taking = await transaction.unsafe(`copy ${bare} ${columns} from stdin`).writable();
      await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), taking);
    }
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
