// Reads the body of a request up to a limit, and takes nothing of it behind there.
import type { IncomingMessage, ServerResponse } from 'node:http';
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
      .once('close', () => reject(new Error('The body was cut off.')));
  });
}

/** How long a caller who is refused may go on sending. */
const lingerMs = 2_000;

/**
 * What a caller sends behind a refusal is thrown away for a while, so that the refusal is read: whoever closes a connection
 * on bytes that are on their way takes back what it has just answered (RFC 9112, 9.6).
 */
export function leaveUnread(request: IncomingMessage, response: ServerResponse): void {
  if (request.destroyed) return void response.setHeader('connection', 'close');
  response.once('finish', () => {
    const timer = setTimeout(() => request.destroy(), lingerMs).unref();
    request
      .removeAllListeners('data')
      .once('close', () => clearTimeout(timer))
      .resume();
  });
}

function tooLarge(): Refusal {
  return refusal('PAYLOAD_TOO_LARGE', `The body is larger than ${bodyMaxBytes} bytes.`);
}
