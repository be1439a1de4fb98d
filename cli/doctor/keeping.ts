// What must not be lost: the keys, the seals of the record, the files, and whoever looks for malware in them.
import { createHmac } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanWith } from '@bagi/storage/scanner.ts';
import type { Config } from '../../start/config.ts';
import { existingKey } from '../../start/recordKeys.ts';
import { storageOf } from '../../start/storage.ts';
import type { Opened } from '../opened.ts';
import { type Finding, looked, ok, warn, wrong } from './finding.ts';

/** What can be seen without a database. */
export async function keeping(config: Config): Promise<Finding[]> {
  return [
    await looked('keys', 'See DATA_DIRECTORY.', () => {
      const missing = [
        ...(config.sealKey === undefined && !isKept(config, 'seal-key') ? ['SEAL_KEY'] : []),
        ...(config.record.signingKey === undefined && !isKept(config, 'record-key') ? ['RECORD_SIGNING_KEY'] : []),
      ];
      return missing.length === 0
        ? ok(config.production ? 'as configured' : 'as configured, or kept in the data directory')
        : wrong(
            `there is no ${missing.join(', no ')}`,
            'Set them. In development the first start makes them: npm start',
          );
    }),
    await looked('storage', 'See FILES_DIRECTORY or S3_BUCKET, and their rights.', async () => {
      await storageOf(config).put(Buffer.from('bagi doctor\n'));
      return ok(config.bucket ? `bucket ${config.bucket.bucket} takes files` : `${config.filesDirectory} takes files`);
    }),
    await looked('scanner', 'See MALWARE_SCANNER, and whether it runs.', async () => {
      if (config.scanner.kind === 'none')
        return warn('none looks into files that come in', 'Set MALWARE_SCANNER: clamd:<socket, or host:port>.');
      return (await scansClean(config))
        ? ok(`${config.scanner.kind} answers`)
        : wrong('it finds malware in a clean file', 'See its settings.');
    }),
  ];
}

/** What the database says of the record. */
export async function sealed({ sql, config }: Opened): Promise<Finding[]> {
  const { directory, alarmMs, stopMs } = config.record;
  return [
    await looked("record's key", 'Set RECORD_KEYS_DIRECTORY to where the keys are.', async () => {
      const year = new Date(Date.now() + 7 * 60 * 60 * 1000).getUTCFullYear();
      const key = existingKey(config.recordKeysDirectory, year);
      const [known] = await sql<{ sidik: Buffer }[]>`select sidik from catatan.kunci where tahun = ${year}`;
      if (!known) return ok(`none of ${year} yet: the first start makes it`);
      const mark = key && createHmac('sha256', key).update('catatan.kunci').digest();
      return mark && known.sidik.equals(mark)
        ? ok(`that of ${year}`)
        : wrong(
            key
              ? `another than the record of ${year} was begun with`
              : `none of ${year} in ${config.recordKeysDirectory}`,
            'Set RECORD_KEYS_DIRECTORY to where the key is, or bring it back from its backup. None is made in its place.',
          );
    }),
    await looked('seals', 'See that the database is migrated: bagi agreement apply', async () => {
      const [last] = await sql<{ nomor: string; ukuran: string; age: number }[]>`
        select nomor::text, ukuran::text, (extract(epoch from clock_timestamp() - waktu) * 1000)::float8 as age
        from catatan.titik order by catatan.titik.nomor desc limit 1`;
      if (!last) return warn('there is no checkpoint yet', 'The first start makes one: npm start');
      const said = `checkpoint ${last.nomor} of ${last.ukuran} rows, ${Math.round(last.age / 1000)} s ago`;
      const remedy =
        'Start a router, or see in its log why it does not seal: after RECORD_STOP_MINUTES nothing is served.';
      if (last.age > stopMs) return wrong(said, remedy);
      return last.age > alarmMs ? warn(said, remedy) : ok(said);
    }),
    await looked('checkpoints', 'Set RECORD_DIRECTORY to a write-once folder that may be added to.', () => {
      if (!existsSync(directory)) return warn(`${directory} is not there yet`, 'The first start makes it: npm start');
      accessSync(directory, constants.W_OK);
      return ok(`${directory} can be added to`);
    }),
  ];
}

function isKept({ dataDirectory }: Config, name: string): boolean {
  return existsSync(join(dataDirectory, 'secrets', name));
}

async function scansClean({ scanner }: Config): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'bagi-pakai-doctor-'));
  try {
    const file = join(folder, 'clean.txt');
    await writeFile(file, 'bagi doctor\n');
    return await scanWith(scanner)(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
