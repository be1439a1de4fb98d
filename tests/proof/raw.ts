// Bytes to a port and what comes back, without a client that would mend either.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One reply as it stood on the wire. */
export interface RawReply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A request as it is written. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** The bytes of a request; the length of its body is told as it is, and nothing follows it. */
export function bytesOf({ method, path, headers, body }: RawRequest): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    'connection: close',
    `content-length: ${body.length}`,
  ];
  const head = [...lines, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body]);
}

/** Longer than anything here may take; what is still silent by then is stuck. */
const patienceMs = 15_000;

/** Writes a whole request and reads until the other side closes, as the request asks it to. */
export async function exchange(url: string, request: Uint8Array): Promise<RawReply[]> {
  return talk(url, (socket) => socket.write(request));
}

/** Writes bytes and says that no more will come, so that nobody waits for the rest of what may be no request at all. */
export async function shout(url: string, bytes: Uint8Array): Promise<RawReply[]> {
  return talk(url, (socket) => socket.end(bytes));
}

async function talk(url: string, say: (socket: Socket) => void): Promise<RawReply[]> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  // A side that has heard enough may close while it is still being written to.
  socket.on('error', () => socket.destroy());
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('silent')));
  socket.on('end', () => socket.end());
  const closed = once(socket, 'close').catch(() => undefined);
  const began = performance.now();
  say(socket);
  await closed;
  if (performance.now() - began >= patienceMs) throw new Error('There was no end to it.');
  return repliesIn(Buffer.concat(parts).toString('latin1'));
}

function repliesIn(heard: string): RawReply[] {
  const replies: RawReply[] = [];
  let rest = heard;
  while (rest !== '') {
    const headEnd = rest.indexOf('\r\n\r\n');
    const [first = '', ...lines] = rest.slice(0, headEnd).split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1] ?? 0);
    if (headEnd < 0 || status === 0) throw new Error(`This is no reply: ${JSON.stringify(rest.slice(0, 200))}`);
    const headers = new Map(
      lines.map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.slice(line.indexOf(':') + 1).trim()]),
    );
    rest = rest.slice(headEnd + 4);
    const { body, length } = bodyIn(rest, headers);
    rest = rest.slice(length);
    // What says only that the rest may follow is no reply yet.
    if (status >= 200) replies.push({ status, headers, body: Buffer.from(body, 'latin1').toString('utf8') });
  }
  return replies;
}

function bodyIn(rest: string, headers: ReadonlyMap<string, string>): { body: string; length: number } {
  const length = Number(headers.get('content-length') ?? 0);
  if (headers.get('transfer-encoding') !== 'chunked') return { body: rest.slice(0, length), length };
  let body = '';
  let at = 0;
  for (;;) {
    const lineEnd = rest.indexOf('\r\n', at);
    const size = Number.parseInt(rest.slice(at, lineEnd), 16);
    body += rest.slice(lineEnd + 2, lineEnd + 2 + size);
    at = lineEnd + 2 + size + 2;
    if (!(size > 0)) return { body, length: at };
  }
}
