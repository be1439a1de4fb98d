// Dead letters on their way again: bagi webhook replay <partner> [<id> …]
import { replay as send } from '@bagi/webhooks/dead.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';
import { withNews } from './opened.ts';

export async function replay(terminal: Terminal, flags: Json, ...named: readonly string[]): Promise<void> {
  const [partner = '', ...ids] = named;
  const chosen = ids.length === 0 ? { partner } : { partner, ids };
  const sent = await withNews(terminal, partner, (sql) => send(sql, chosen, Date.now()));
  show(terminal, flags, { sent }, () => `${sent} on their way again.`);
}
