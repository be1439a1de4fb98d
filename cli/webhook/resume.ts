// Addresses that had refused, sent to again: bagi webhook resume <partner>
import { resume as again } from '@bagi/webhooks/dead.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';
import { withNews } from './opened.ts';

export async function resume(terminal: Terminal, flags: Json, partner: string): Promise<void> {
  const addresses = await withNews(terminal, partner, (sql) => again(sql, partner));
  show(terminal, flags, { addresses }, () =>
    addresses.length === 0 ? 'No address had refused.' : `Sent to again: ${addresses.join(', ')}`,
  );
}
