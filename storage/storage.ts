// Where the bytes of files are kept, behind one interface: stored once under their checksum, never changed.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Spooled } from './spool.ts';

export interface Storage {
  /** Keeps the bytes and returns their SHA-256 in hex, under which they are found again. */
  put(bytes: Uint8Array): Promise<string>;
  /** The same for bytes as they come. What is not kept leaves nothing behind. */
  receive(bytes: AsyncIterable<Uint8Array>, terms: Terms): Promise<Received | null>;
  /** The bytes under a checksum, as a stream with their number; null when nothing is kept under it. */
  open(sha256: string): Promise<{ readonly size: number; readonly bytes: Readable } | null>;
}

/** What must be so for bytes to be kept. */
export interface Terms {
  /** With more bytes, none are kept and the answer is null. */
  readonly maxBytes: number;
  /** What has another checksum is told, and not kept. */
  readonly expected?: string;
  /** Looks at the whole file before it is kept; what it throws is thrown, and nothing is kept. */
  readonly judge?: (file: Spooled) => Promise<void>;
}

export interface Received {
  readonly sha256: string;
  readonly size: number;
}

/** Whether a text can be a checksum, and so a part of an address: nothing else ever reaches a path. */
export function isChecksum(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

export function checksumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
