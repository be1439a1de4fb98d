// Takes full reference tables from CSV files: npm run reference -- instansi=path/to/instansi.csv
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { openPool } from '@bagi/database/connect.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { importReference, type ImportReport, referenceTables } from '@bagi/population/reference/importReference.ts';
import { configOf } from './config.ts';
import { openDatabase } from './database.ts';
import { runCommand } from './program.ts';

const usage = `npm run reference -- [--keep-good] <file.csv | table=file.csv> …

  A file is named after its table, or the table stands before it. Rows are added and renamed, never removed.
  --keep-good  takes the good rows of a file that also has bad ones; without it such a file is left out whole

Tables: ${referenceTables.join(', ')}`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { 'keep-good': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (values.help || positionals.length === 0) {
    console.log(usage);
    return;
  }
  const database = await openDatabase(configOf(process.env));
  const sql = openPool(database.url, { max: 2, applicationName: 'bagi-pakai reference' });
  try {
    await migrate(sql);
    const reports: ImportReport[] = [];
    for (const argument of positionals) {
      const [table, file] = argument.includes('=') ? split(argument) : [basename(argument, '.csv'), argument];
      reports.push(await importReference(sql, table, file, { keepGood: values['keep-good'] }));
      console.log(told(reports.at(-1)));
    }
    if (reports.some(({ imported, bad }) => bad.length > 0 && imported === 0)) process.exitCode = 1;
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
  }
});

function split(argument: string): [table: string, file: string] {
  const at = argument.indexOf('=');
  return [argument.slice(0, at), argument.slice(at + 1)];
}

function told(report: ImportReport | undefined): string {
  if (!report) return '';
  const { table, imported, bad, doubled } = report;
  return [
    `${table}: ${imported} rows.`,
    ...doubled.map((one) => `  ${JSON.stringify(one)} stands more than once; the last one counts.`),
    ...bad.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(bad.length > 0 && imported === 0
      ? ['  Nothing was taken. Correct the lines, or take the others with --keep-good.']
      : []),
  ].join('\n');
}
