// Reads the body of a request up to a limit, and stops reading there.
import type { IncomingMessage } from 'node:http';
import { Refusal, refusal } from '@bagi/agreements/refusals.ts';

/** Largest body in bytes: a thousand records fit, each of full length and indented as people read it; a flood does not. */
export const bodyMaxBytes = 4 * 1024 * 1024;

/** The whole body; refused as soon as it is known to be larger than the limit, and read no further then. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > bodyMaxBytes) throw tooLarge();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request
      .on('data', (part: Buffer) => {
        size += part.length;
        parts.push(part);
        if (size <= bodyMaxBytes) return;
        request.pause();
        parts.length = 0;
        reject(tooLarge());
      })
      .once('end', () => resolve(Buffer.concat(parts)))
      .once('error', reject)
      // Also comes after the end, of every request: an error is made where one is needed.
      .once('close', () => request.readableEnded || reject(new Error('The body was cut off.')));
  });
}

function tooLarge(): Refusal {
  return refusal('PAYLOAD_TOO_LARGE', `The body is larger than ${bodyMaxBytes} bytes.`);
}
