// What a credential that has been lost was sent, and about whom: bagi record breach --client <id> …
import { packOf } from '../../start/record/breach.ts';
import { momentOf } from '../../start/record/moment.ts';
import { withRecord } from '../../start/record/opened.ts';
import { wordsOf } from '../../start/record/words.ts';
import { show } from '../shown.ts';
import { settingsOf, type Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly client?: string;
  readonly partner?: string;
  readonly from: string;
  readonly until: string;
  readonly out: string;
  readonly accesses: boolean;
}

export async function breach(terminal: Terminal, flags: Flags): Promise<void> {
  const { client, partner, from, until, out } = flags;
  if ((client ?? partner) === undefined) throw new Error('Say whose: --client <id> or --partner <partner>.');
  await withRecord(settingsOf(terminal), async ({ config, sql, library }) => {
    const range = { client, partner, from: momentOf(from), until: momentOf(until) };
    const packed = await packOf(
      sql,
      wordsOf(library()),
      { ...range, out, accesses: flags.accesses },
      config.recordKeysDirectory,
    );
    const { accesses, subjects, unknown } = packed;
    show(
      terminal,
      flags,
      { out, ...packed },
      () => `${out}: ${accesses} accesses, ${subjects} subjects, ${unknown} of them in no register.`,
    );
  });
}
