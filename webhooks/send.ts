// One attempt: a POST that follows nothing, goes to no private address, waits a bounded time, and keeps no word of the reply.
import { request as overPlain } from 'node:http';
import { request as overTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isOwnMachine, isSentTo } from '@bagi/agreements/webhookAddress.ts';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { answered, failed, type Outcome, reasonOf } from './outcome.ts';

export interface Sending {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the sending machine itself may be the receiver: for trying, never in production. */
  readonly ownMachine: boolean;
  /** How names are resolved, if not by the system. */
  readonly lookup?: LookupFunction | undefined;
  readonly timeoutMs?: number | undefined;
}

/** The specification recommends 15 to 30 seconds. */
const timeoutDefaultMs = 20_000;

/** Sends; never throws for what the other side does. */
export async function send({ address, headers, body, ownMachine, lookup, timeoutMs }: Sending): Promise<Outcome> {
  if (!isSentTo(address, ownMachine)) return failed('ALAMAT_TIDAK_DIIZINKAN');
  const url = new URL(address);
  const bytes = Buffer.from(body);
  const tls = url.protocol === 'https:';
  // The agent looks at what the name resolves to on the way to the very connection: it cannot change in between.
  const filter = { keepAlive: false, allowIPAddressList: isOwnMachine(address) ? ['127.0.0.1', '::1'] : [] };
  const agent = tls ? new RequestFilteringHttpsAgent(filter) : new RequestFilteringHttpAgent(filter);
  const signal = AbortSignal.timeout(timeoutMs ?? timeoutDefaultMs);
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const attempt = (tls ? overTls : overPlain)(url, {
    method: 'POST',
    agent,
    signal,
    headers: { ...headers, 'content-type': 'application/json', 'content-length': bytes.length, connection: 'close' },
    ...(lookup ? { lookup } : {}),
  });
  attempt.on('response', (response) => {
    resolve(answered(response.statusCode ?? 0, response.headers['retry-after']));
    // What it says beside its status is nothing to us, and is not read.
    response.destroy();
  });
  attempt.on('error', (error) => resolve(failed(signal.aborted ? 'WAKTU_HABIS' : reasonOf(error))));
  // Whatever else it comes to, as with a receiver that changes the protocol, ends with the connection.
  attempt.on('close', () => resolve(failed(signal.aborted ? 'WAKTU_HABIS' : 'ECONNRESET')));
  attempt.end(bytes);
  return promise.finally(() => agent.destroy());
}
