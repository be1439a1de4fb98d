// A short answer in JSON from a machine that is not ours: read whole, within a limit, and only when it says success.
import type { Call, Door } from './door.ts';
import { OutboundFault } from './fault.ts';

const maxBytes = 64 * 1024;

/** Throws TIDAK_ADA for 404, and JAWABAN_TIDAK_DIKENAL for whatever is neither that nor JSON with a status of success. */
export async function askJson(door: Door, address: string, call: Omit<Call, 'maxBytes'>): Promise<unknown> {
  const { status, bytes } = await door.call(address, { ...call, maxBytes });
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  if (status === 404) throw new OutboundFault('TIDAK_ADA');
  if (status !== 200) throw new OutboundFault('JAWABAN_TIDAK_DIKENAL');
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch (error) {
    throw new OutboundFault('JAWABAN_TIDAK_DIKENAL', error);
  }
}
