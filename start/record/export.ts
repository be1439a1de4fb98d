// The record with its seals, in a folder that whoever likes can verify.
import { parseArgs } from 'node:util';
import { openPool } from '@bagi/database/connect.ts';
import { exportLog } from '@bagi/record/seal/offline/export.ts';
import { configOf } from '../config.ts';
import { openDatabase } from '../database.ts';
import { progressLine } from '../progress.ts';
import { sealerUrl, sealingKeys } from '../sealing.ts';
import { sealKeyOf } from '../secrets.ts';

export async function exportRecord(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { out: { type: 'string' }, from: { type: 'string' }, until: { type: 'string' } },
  });
  if (values.out === undefined) throw new Error('Say where to: --out <directory>.');
  const config = configOf(process.env);
  const database = await openDatabase(config);
  const url = sealerUrl(database.url, config.rolePrefix, sealKeyOf(config.dataDirectory, config.sealKey));
  const sql = openPool(url, { max: 1, applicationName: 'bagi-pakai record' });
  const tell = progressLine(process.stderr, 'rows');
  try {
    const written = await exportLog(sql, {
      directory: values.out,
      verifiers: sealingKeys(config).verifiers,
      fromMs: momentIn(values.from),
      untilMs: momentIn(values.until),
      onProgress: tell,
    });
    console.log(`${written} rows with their leaves: npm run record -- verify ${values.out}`);
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
  }
}

/** A day is one in Jakarta. */
function momentIn(text: string | undefined): number | null {
  if (text === undefined) return null;
  const ms = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+07:00` : text);
  if (Number.isNaN(ms)) throw new Error(`${text} is no time: write 2026-11-01 or 2026-11-01T08:00:00+07:00.`);
  return ms;
}
