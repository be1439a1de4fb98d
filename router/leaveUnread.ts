// What is still on its way when a caller has been refused.
import type { IncomingMessage, ServerResponse } from 'node:http';

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
