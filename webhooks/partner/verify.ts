// For partners, to copy: whether a message is BKN's, is meant for now, and is new. It needs nothing but Node 20 or newer.
import { webcrypto } from 'node:crypto';

/** A message as it came in: its headers, and its body to the byte, before anything has parsed it. */
export interface Incoming {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What a message tells: that something happened, and to what. Fetch the rest from the API, with your own token. */
export interface News {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: { readonly id: string };
}

/** Messages that are older than this, or from the future, may be copies that somebody sends again. */
const toleranceSeconds = 5 * 60;

/**
 * The news in a message, or null when it must not be believed. `keys` are the public keys that you trust (whpk_…), from
 * https://<api>/.well-known/webhooks/<your name> or from `{ perjanjian { webhook { kunci { publik } } } }`.
 * Then keep `id` for some days: a message that comes twice with one id is one event.
 */
export async function verified(
  { headers, body }: Incoming,
  keys: readonly string[],
  nowMs: number = Date.now(),
): Promise<News | null> {
  const id = String(headers['webhook-id'] ?? '');
  const timestamp = String(headers['webhook-timestamp'] ?? '');
  if (!/^\d{1,12}$/.test(timestamp)) return null;
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > toleranceSeconds) return null;
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  // While a key is being replaced there are two signatures: one that fits a key you trust is enough.
  for (const signature of String(headers['webhook-signature'] ?? '').split(' ')) {
    const [version, base64 = ''] = signature.split(',');
    if (version !== 'v1a') continue;
    for (const key of keys) {
      if (await fits(key, Buffer.from(base64, 'base64'), content)) return { id, ...JSON.parse(body) };
    }
  }
  return null;
}

async function fits(
  key: string,
  signature: Uint8Array<ArrayBuffer>,
  content: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const raw = Buffer.from(key.replace(/^whpk_/, ''), 'base64');
  const imported = await webcrypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return webcrypto.subtle.verify('Ed25519', imported, signature, content);
}
