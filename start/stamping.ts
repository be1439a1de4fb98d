// Time-stamps over checkpoints where an authority is configured; without one there are none, and nothing waits for them.
import { readFileSync } from 'node:fs';
import { openDoor } from '@bagi/outbound/door.ts';
import { OutboundFault } from '@bagi/outbound/fault.ts';
import { certificatesIn } from '@bagi/record/seal/timestamp.ts';
import { type Stamping, stampOnce } from '@bagi/record/seal/stamping.ts';
import type { Kept } from '@bagi/record/seal/folder.ts';
import type { Config } from './config.ts';

export interface Stamper {
  readonly close: () => Promise<void>;
}

const timeoutMs = 10_000;
const maxBytes = 64 * 1024;

/** Looks every now and then whether a stamp is due; a failure is told, and tried again. */
export function openStamping(
  { authority }: Config['record'],
  tools: Pick<Stamping, 'sql' | 'folder' | 'now'> & { newest: () => Kept; onFailure: (error: unknown) => void },
): Stamper | null {
  if (authority === undefined) return null;
  const { url, everyMs } = authority;
  const door = openDoor({ origins: [new URL(url).origin], networks: authority.networks });
  const trusted = certificatesIn(readFileSync(authority.certificates, 'utf8'));
  const ask = async (request: Uint8Array) => {
    const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
    const { status, bytes } = await door.call(url, { method: 'POST', headers, body: request, timeoutMs, maxBytes });
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    if (status !== 200) throw new OutboundFault('JAWABAN_TIDAK_DIKENAL');
    return Buffer.concat(parts);
  };
  let stamping: Promise<unknown> = Promise.resolve();
  const look = () => {
    stamping = stampOnce({ ...tools, everyMs, authority: { name: url, trusted, ask } }, tools.newest()).catch(
      tools.onFailure,
    );
  };
  const timer = setInterval(look, Math.min(everyMs, 60_000)).unref();
  look();
  return {
    async close() {
      clearInterval(timer);
      await stamping;
      await door.close();
    },
  };
}
