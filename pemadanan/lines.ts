// A list as lines, however large it is: some thousands at a time, as the bytes that came, none longer than it may be.

/** Lines that follow each other, and where they stand. */
export interface Block {
  /** Number of the first of them; the first line of a list is 1. */
  readonly first: number;
  readonly bytes: Buffer;
  /** Where each begins. */
  readonly starts: readonly number[];
  /** Where each ends, without what ends a line; tooLong for one whose bytes are not kept. */
  readonly ends: readonly number[];
  /** Bytes of the list that have been read. */
  readonly read: number;
}

export const tooLong = -1;

const lineMaxBytes = 64 * 1024;
/** So many bytes are looked at together, or more when they come so. */
const blockBytes = 256 * 1024;

const newline = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = Buffer.from('\ufeff');

/** Reads a list to its end; a byte order mark is no part of its first line. */
export async function* blocks(list: AsyncIterable<Uint8Array>): AsyncGenerator<Block> {
  let first = 1;
  let read = 0;
  let isCut = false;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const cut = (isEnd: boolean): Block => {
    const bytes = Buffer.concat(waiting);
    const hasMark = read === bytes.length && bytes.subarray(0, 3).equals(byteOrderMark);
    const found = boundsIn(bytes, hasMark ? 3 : 0, isEnd);
    // The end of a line whose beginning was left out; at the end of the list there may be no more of it.
    if (isCut && isEnd && found.starts.length === 0) found.starts.push(0);
    if (isCut && found.starts.length > 0) found.ends[0] = tooLong;
    if (found.starts.length > 0) isCut = false;
    const rest = bytes.subarray(found.next);
    if (rest.length > lineMaxBytes) isCut = true;
    waiting = isCut ? [] : [rest];
    waitingBytes = isCut ? 0 : rest.length;
    const block = { first, bytes, starts: found.starts, ends: found.ends, read };
    first += found.starts.length;
    return block;
  };
  for await (const part of list) {
    waiting.push(part);
    waitingBytes += part.length;
    read += part.length;
    if (waitingBytes < blockBytes) continue;
    const block = cut(false);
    if (block.starts.length > 0) yield block;
  }
  yield cut(true);
}

/** The lines of some bytes, and where the next one would begin. */
function boundsIn(bytes: Buffer, from: number, isEnd: boolean): { starts: number[]; ends: number[]; next: number } {
  const starts: number[] = [];
  const ends: number[] = [];
  let next = from;
  while (next < bytes.length) {
    const at = bytes.indexOf(newline, next);
    if (at < 0 && !isEnd) break;
    const end = at < 0 ? bytes.length : at;
    const hasReturn = end > next && bytes[end - 1] === carriageReturn;
    starts.push(next);
    ends.push(end - next > lineMaxBytes ? tooLong : end - Number(hasReturn));
    next = end + 1;
  }
  return { starts, ends, next };
}
