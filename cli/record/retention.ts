// How long the record is kept: bagi record retention
import { userInfo } from 'node:os';
import { makeMonths, monthOf } from '@bagi/record/months.ts';
import { withRecord } from '../../start/record/opened.ts';
import { dropBefore, forget } from '../../start/record/retention.ts';
import { show } from '../shown.ts';
import { settingsOf, type Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly keepMonths?: number;
  readonly destroyKey?: number;
  readonly by?: string;
  readonly apply: boolean;
}

export async function retention(terminal: Terminal, flags: Flags): Promise<void> {
  await withRecord(settingsOf(terminal), async ({ config, owner }) => {
    const now = Date.now();
    const made = await makeMonths(owner, monthOf(now));
    const wish = { by: flags.by ?? userInfo().username, apply: flags.apply };
    const { keepMonths: keep, destroyKey: year } = flags;
    const dropped = keep === undefined ? [] : await dropBefore(owner, keep, wish, now);
    const forgotten = year === undefined ? [] : [await forget(owner, config.recordKeysDirectory, year, wish, now)];
    show(terminal, flags, { made, dropped, forgotten, applied: flags.apply }, () =>
      [made.length === 0 ? 'Every month to come is there.' : `Made: ${made.join(', ')}`, ...dropped, ...forgotten].join(
        '\n',
      ),
    );
  });
}
