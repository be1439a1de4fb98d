// Who looks for malware in a file before it is kept: nobody unless one is configured, a command, or a clamd that listens.
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** Whether a file is clean; throws when that cannot be told, and then it is not kept. */
export type Scan = (path: string) => Promise<boolean>;

export type Scanner =
  | { readonly kind: 'none' }
  /** A program and its arguments; the path comes last. Ends with 0 for clean and 1 for found, as clamdscan does. */
  | { readonly kind: 'command'; readonly command: readonly string[] }
  /** Path of clamd's socket, or host:port. */
  | { readonly kind: 'clamd'; readonly address: string };

const scanMs = 60_000;

export function scanWith(scanner: Scanner): Scan {
  if (scanner.kind === 'command') return byCommand(scanner.command);
  if (scanner.kind === 'clamd') return byClamd(scanner.address);
  return async () => true;
}

function byCommand([program = '', ...first]: readonly string[]): Scan {
  return (path) =>
    new Promise((resolve, reject) => {
      execFile(program, [...first, path], { timeout: scanMs, killSignal: 'SIGKILL' }, (error) => {
        if (!error) return resolve(true);
        if (error.code === 1) return resolve(false);
        reject(new Error('The malware scanner failed.', { cause: error }));
      });
    });
}

/** clamd's INSTREAM: the file in pieces, each behind its length, a piece of no length last; then one line. */
function byClamd(address: string): Scan {
  return async (path) => {
    const socket = createConnection(placeOf(address)).setTimeout(scanMs);
    socket.on('timeout', () => socket.destroy(new Error('The malware scanner does not answer.')));
    const line = (await pipeline(framed(path), socket, text)).replace(/\0$/, '').trim();
    if (line === 'stream: OK') return true;
    if (line.endsWith(' FOUND')) return false;
    throw new Error('The malware scanner could not tell.');
  };
}

async function* framed(path: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    yield lengthOf(part.length);
    yield part;
  }
  yield lengthOf(0);
}

function placeOf(address: string) {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? [];
  return host === undefined ? { path: address } : { host, port: Number(port) };
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
