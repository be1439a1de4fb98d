// Files on their way in: by PUT to an address that was given to this partner, streamed, judged, and kept under their checksum.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Contract } from '@bagi/agreements/contract.ts';
import { permits } from '@bagi/agreements/grants.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { openUpload } from '@bagi/storage/link.ts';
import type { Spooled } from '@bagi/storage/spool.ts';
import type { Storage, Terms } from '@bagi/storage/storage.ts';
import type { Leaving } from './files.ts';
import { leaveUnread } from './leaveUnread.ts';

/** What an address was given for. */
export interface Announced {
  readonly id: string;
  readonly partner: string;
}

/** A file that is kept. */
export interface Kept extends Announced {
  readonly sha256: string;
  readonly size: number;
  /** As its content says; none where that is not looked at. */
  readonly mediaType: string | null;
}

/** What is taken at addresses that one operation gives. */
export interface Taker {
  readonly maxBytes: number;
  /** What is known of the file before it comes: null when it is awaited, an answer when it is there already. */
  readonly before?: (file: Announced) => Promise<Told | null | 'UNKNOWN'>;
  /** Looks at the beginning before the rest is taken; throws a refusal. */
  readonly begin?: (head: Uint8Array) => Promise<void>;
  /** Looks at the whole before it is kept, and says its media type; throws a refusal. */
  readonly judge?: (file: Spooled) => Promise<string>;
  /** Told that it is kept; what is answered, or null when nothing was announced. */
  readonly received: (file: Kept) => Promise<Told | null>;
}

export type Told = Readonly<Record<string, unknown>>;

/** By the operation that gives the address. */
export type Takers = ReadonlyMap<string, Taker>;

interface Parts {
  readonly storage: Storage;
  readonly sealKey: Uint8Array;
  readonly now: () => number;
  readonly takers: Takers;
}

/** Takes the bytes that an address was given for; any other address does not exist. */
export async function takeUpload(
  { storage, sealKey, now, takers }: Parts,
  { agreement, grants }: Contract,
  sealed: string,
  request: IncomingMessage,
  response: ServerResponse,
  leaving: Leaving,
): Promise<void> {
  const absent = async () => {
    await leaving('NOT_FOUND');
    reply(request, response, 404, { errors: [{ message: nothingHere }] });
  };
  const { partner, version } = agreement;
  const wanted = openUpload(sealKey, partner, sealed, now());
  const taker = wanted && takers.get(wanted.grant);
  if (!taker || wanted.version !== version || !permits(grants, wanted.grant)) return absent();
  if (request.method !== 'PUT')
    throw refusal('METHOD_NOT_ALLOWED', `${request.method} is not answered here: send a PUT.`);
  if (Number(request.headers['content-length'] ?? 0) > taker.maxBytes) throw tooLarge(taker);
  const announced = { id: wanted.id, partner };
  const before = (await taker.before?.(announced)) ?? null;
  if (before === 'UNKNOWN') return absent();
  // It is there already: whoever sends it again has lost the answer.
  if (before) {
    await leaving(null, wanted.grant);
    return reply(request, response, 200, before);
  }

  let mediaType: string | null = null;
  const judge: Terms['judge'] = async (file) => {
    if (taker.judge) mediaType = await taker.judge(file);
  };
  const kept = await storage.receive(begun(request, taker), {
    maxBytes: taker.maxBytes,
    judge,
    ...(wanted.sha256 === undefined ? {} : { expected: wanted.sha256 }),
  });
  if (!kept) throw tooLarge(taker);
  if (wanted.sha256 !== undefined && kept.sha256 !== wanted.sha256)
    throw refusal('BAD_USER_INPUT', `What was sent has the SHA-256 ${kept.sha256}, not the one that was announced.`);
  const told = await taker.received({ ...announced, ...kept, mediaType });
  if (told === null) return absent();
  await leaving(null, wanted.grant);
  reply(request, response, 200, told);
}

/** The first bytes, by which each media type that is taken can be told. */
const headBytes = 4_096;

/** The same bytes, of which the first are judged before any is passed on. */
async function* begun(request: IncomingMessage, { begin }: Taker): AsyncGenerator<Uint8Array> {
  // What is not read to its end is answered all the same: the connection outlives the reading.
  const bytes = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  const head: Uint8Array[] = [];
  let isJudged = begin === undefined;
  const judged = async () => {
    if (!isJudged) await begin?.(Buffer.concat(head));
    isJudged = true;
  };
  for await (const part of bytes) {
    if (isJudged) {
      yield part;
      continue;
    }
    head.push(part);
    if (head.reduce((sum, { length }) => sum + length, 0) < headBytes) continue;
    await judged();
    yield Buffer.concat(head);
  }
  if (isJudged) return;
  await judged();
  yield Buffer.concat(head);
}

const nothingHere = 'Nothing is taken here, or no longer: ask for a new address.';

function tooLarge({ maxBytes }: Taker) {
  return refusal('PAYLOAD_TOO_LARGE', `A file here has at most ${maxBytes} bytes.`);
}

function reply(request: IncomingMessage, response: ServerResponse, status: number, body: Told): void {
  const text = JSON.stringify(body);
  if (!request.complete) leaveUnread(request, response);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
