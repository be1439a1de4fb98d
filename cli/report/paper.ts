// A report as the files that are handed over: bagi report quarterly | yearly | monitoring <partner> <period> --out <folder>
import { countDays } from '@bagi/record/usage/count.ts';
import { withRecord } from '../../start/record/opened.ts';
import { reportMade, writeReport } from '../../start/report/made.ts';
import type { Kind } from '../../start/report/subject.ts';
import { show } from '../shown.ts';
import { settingsOf, type Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly out: string;
}

export function paper(kind: Kind) {
  return async function made(terminal: Terminal, flags: Flags, mitra: string, period: string): Promise<void> {
    const report = await withRecord(settingsOf(terminal), async ({ sql, owner, library }) => {
      await countDays(owner, Date.now());
      return reportMade(sql, library(), kind, mitra, period);
    });
    await writeReport(report, flags.out);
    const state = report.lengkap ? '' : ' The period is not over: it is marked SEMENTARA.';
    show(terminal, flags, report, () => `${flags.out}: laporan.pdf, harian.csv, laporan.json, SHA256SUMS.${state}`);
  };
}
