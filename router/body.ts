// Reads the body of a request up to a limit, and stops reading there.
import type { IncomingMessage } from 'node:http';
import { Refusal, refusal } from '@bagi/agreements/refusals.ts';

/** Largest body in bytes: a thousand records fit, each of full length and indented as people read it; a flood does not. */
export const bodyMaxBytes = 4 * 1024 * 1024;

/** The whole body; refused as soon as it is known to be larger than the limit. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = Number(request.headers['content-length'] ?? 0);
  if (size > bodyMaxBytes) throw tooLarge();
  size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > bodyMaxBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(): Refusal {
  return refusal('PAYLOAD_TOO_LARGE', `The body is larger than ${bodyMaxBytes} bytes.`);
}
