// Full reference tables from CSV files: bagi reference import <file.csv | table=file.csv> …
import { basename } from 'node:path';
import { migrate } from '@bagi/migrations/migrate.ts';
import { importReference, type ImportReport } from '@bagi/population/reference/importReference.ts';
import { exits } from '../exits.ts';
import { withDatabase } from '../opened.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly keepGood: boolean;
}

export async function importFiles(terminal: Terminal, flags: Flags, ...named: readonly string[]): Promise<void> {
  const reports = await withDatabase(terminal, async ({ sql }) => {
    await migrate(sql);
    const reports: ImportReport[] = [];
    for (const [index, name] of named.entries()) {
      if (named.length > 1) terminal.process.stderr.write(`${index + 1} of ${named.length}: ${name}\n`);
      const [table, file] = name.includes('=') ? split(name) : [basename(name, '.csv'), name];
      reports.push(await importReference(sql, table, file, { keepGood: flags.keepGood }));
    }
    return reports;
  });
  if (reports.some(({ imported, bad }) => bad.length > 0 && imported === 0)) terminal.process.exitCode = exits.wrong;
  show(terminal, flags, reports, () => reports.map(told).join('\n'));
}

function split(name: string): [table: string, file: string] {
  const at = name.indexOf('=');
  return [name.slice(0, at), name.slice(at + 1)];
}

function told({ table, imported, bad, doubled }: ImportReport): string {
  return [
    `${table}: ${imported} rows.`,
    ...doubled.map((one) => `  ${JSON.stringify(one)} stands more than once; the last one counts.`),
    ...bad.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(bad.length > 0 && imported === 0
      ? ['  Nothing was taken. Correct the lines, or take the others with --keep-good.']
      : []),
  ].join('\n');
}
