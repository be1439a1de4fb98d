// A new key that signs news: bagi webhook rotate <partner>
import { rotateKey } from '@bagi/webhooks/keys.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';
import { withNews } from './opened.ts';

export async function rotate(terminal: Terminal, flags: Json, partner: string): Promise<void> {
  const publik = await withNews(terminal, partner, (sql, secret) => rotateKey(sql, secret, partner, Date.now()));
  show(terminal, flags, { publik }, () => `${publik} signs from now on.`);
}
