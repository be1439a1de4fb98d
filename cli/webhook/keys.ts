// The public keys that sign news today: bagi webhook keys <partner>
import { publicKeys } from '@bagi/webhooks/keys.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';
import { withNews } from './opened.ts';

export async function keys(terminal: Terminal, flags: Json, partner: string): Promise<void> {
  const keys = await withNews(terminal, partner, (sql) => publicKeys(sql, partner, Date.now()));
  show(terminal, flags, keys, () =>
    keys.map(({ publik, sampai }) => `${publik}${sampai === null ? '' : ` until ${sampai}`}`).join('\n'),
  );
}
