// How we call a machine that is not ours: only where it is allowed, no redirect followed, a limit to time and to size.
import { Agent, type Dispatcher, request } from 'undici';
import { type Allowed, allowedAddress, guardedLookup } from './allowed.ts';
import { OutboundFault } from './fault.ts';

export interface Call {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** From the first byte sent to the last one received. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body as it comes; it ends with a fault where it is too large, too late or broken off. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface Door {
  /** Calls once. Throws an OutboundFault when there is no answer; a status that is no success is an answer. */
  readonly call: (address: string, call: Call) => Promise<Answered>;
  readonly close: () => Promise<void>;
}

const connectMs = 3_000;

export function openDoor(allowed: Allowed): Door {
  const agent = new Agent({
    connect: { lookup: guardedLookup(allowed), timeout: connectMs },
    // A connection is not kept for longer than a burst of calls: a name is resolved anew.
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 30_000,
  });
  return {
    async call(address, { method = 'GET', headers = {}, body, timeoutMs, maxBytes }) {
      const url = allowedAddress(allowed, address);
      if (!url) throw new OutboundFault('ALAMAT_TIDAK_DIIZINKAN');
      const signal = AbortSignal.timeout(timeoutMs);
      const answer = await request(url, { dispatcher: agent, method, headers, body: body ?? null, signal }).catch(
        (error: unknown) => {
          throw faultOf(error);
        },
      );
      // Whoever does not read the body still ends it, and nobody waits for how it ended.
      answer.body.on('error', () => {});
      if (answer.statusCode >= 300 && answer.statusCode < 400) {
        answer.body.destroy();
        throw new OutboundFault('DIALIHKAN');
      }
      return { status: answer.statusCode, headers: answer.headers, bytes: limited(answer, maxBytes) };
    },
    close: () => agent.destroy(),
  };
}

async function* limited({ body }: Dispatcher.ResponseData, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const part of body as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > maxBytes) throw new OutboundFault('TERLALU_BESAR');
      yield part;
    }
  } catch (error) {
    throw faultOf(error);
  } finally {
    body.destroy();
  }
}

/** What the resolver refused comes back wrapped; everything else is a machine that does not answer. */
function faultOf(error: unknown): OutboundFault {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if (at instanceof OutboundFault) return at;
  return new OutboundFault('TIDAK_MENJAWAB', error);
}
