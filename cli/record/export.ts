// The record with its seals, in a folder that whoever likes can verify: bagi record export --out <folder>
import { openPool } from '@bagi/database/connect.ts';
import { exportLog } from '@bagi/record/seal/offline/export.ts';
import { progressLine } from '../../start/progress.ts';
import { momentOf } from '../../start/record/moment.ts';
import { sealerUrl, sealingKeys } from '../../start/sealing.ts';
import { sealKeyOf } from '../../start/secrets.ts';
import { withDatabase } from '../opened.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly out: string;
  readonly from?: string;
  readonly until?: string;
}

export async function exportRecord(terminal: Terminal, flags: Flags): Promise<void> {
  const [fromMs = null, untilMs = null] = [flags.from, flags.until].map((text) =>
    text === undefined ? null : Date.parse(momentOf(text)),
  );
  const rows = await withDatabase(terminal, async ({ config, databaseUrl }) => {
    const url = sealerUrl(databaseUrl, config.rolePrefix, sealKeyOf(config.dataDirectory, config.sealKey));
    const sql = openPool(url, { max: 1, applicationName: 'bagi-pakai record' });
    try {
      return await exportLog(sql, {
        directory: flags.out,
        verifiers: sealingKeys(config).verifiers,
        fromMs,
        untilMs,
        onProgress: progressLine(terminal.process.stderr, 'rows'),
      });
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
  show(
    terminal,
    flags,
    { out: flags.out, rows },
    () => `${rows} rows with their leaves: bagi record verify ${flags.out}`,
  );
}
