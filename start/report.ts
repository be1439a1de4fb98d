// What partners used, for those who answer for their agreements: npm run report -- usage | quarterly | yearly | monitoring
import { parseArgs } from 'node:util';
import { isDay } from '@bagi/schema/scalars.ts';
import { countDays } from '@bagi/record/usage/count.ts';
import { runCommand } from './program.ts';
import { withRecord } from './record/opened.ts';
import { reportMade, writeReport } from './report/made.ts';
import { type Kind, kinds } from './report/subject.ts';
import { asTable, usageOf } from './report/usage.ts';

const usage = `npm run report -- <what> <partner> …

  usage <partner> --from <day> --until <day> [--json]
      requests, persons, rows and refusals of each service by the day
  quarterly <partner> <2026-T4> --out <directory>
      the report of a quarter, with verdicts and the lists that were matched
  yearly <partner> <2026> --out <directory>
      the report of a year
  monitoring <partner> <2026-11 | 2026-T4 | 2026 | 2022-2027> --out <directory>
      what an evaluation needs, of any period; years counted from the agreement's first day as 2022-2027`;

const options = {
  from: { type: 'string' },
  until: { type: 'string' },
  json: { type: 'boolean', default: false },
  out: { type: 'string' },
} as const;

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [what = '', mitra, kode] = positionals;
  const { from, until, json, out } = values;
  if (what === 'usage' && mitra !== undefined && isDay(from ?? '') && isDay(until ?? ''))
    return withRecord(async ({ sql, owner, library }) => {
      await countDays(owner, Date.now());
      const rows = await usageOf(sql, library(), mitra, { dari: from ?? '', sampai: until ?? '' });
      console.log(json ? JSON.stringify(rows, null, 2) : asTable(rows));
    });
  if (!isKind(what) || mitra === undefined || kode === undefined || out === undefined) throw new Error(usage);
  await withRecord(async ({ sql, owner, library }) => {
    await countDays(owner, Date.now());
    const report = await reportMade(sql, library(), what, mitra, kode);
    await writeReport(report, out);
    const state = report.lengkap ? '' : ' The period is not over: it is marked SEMENTARA.';
    console.log(`${out}: laporan.pdf, harian.csv, laporan.json, SHA256SUMS.${state}`);
  });
});

function isKind(text: string): text is Kind {
  return Object.hasOwn(kinds, text);
}
