// Rows of a binary COPY, as many as there are, without a value made for any of them: a reader is told where each stands.
import type { Readable } from 'node:stream';

/** The columns of one row: where each begins among the bytes, and how long it is; -1 of what is null. */
export interface Row {
  bytes: Buffer;
  readonly at: Int32Array;
  readonly length: Int32Array;
}

/** The signature, flags, and the length of an extension that there is none of. */
const headerBytes = 19;

/** Reads rows with so many columns; the one row is used for all of them. */
export async function readRows(copied: Readable, columns: number, onRow: (row: Row) => void): Promise<void> {
  const row: Row = { bytes: Buffer.alloc(0), at: new Int32Array(columns), length: new Int32Array(columns) };
  let rest: Buffer = Buffer.alloc(0);
  let skip = headerBytes;
  for await (const part of copied as AsyncIterable<Buffer>) {
    row.bytes = rest.length === 0 ? part : Buffer.concat([rest, part]);
    if (row.bytes.length < skip) {
      rest = row.bytes;
      continue;
    }
    let begins = skip;
    skip = 0;
    for (;;) {
      const ends = rowEnd(row, begins);
      if (ends < 0) break;
      onRow(row);
      begins = ends;
    }
    rest = row.bytes.subarray(begins);
  }
  // What is left is the trailer, which says that there are no columns.
  if (rest.length !== 2) throw new Error('What the database copied was cut off.');
}

/** Where the row that begins here ends, with its columns noted; -1 when not all of it is there, or there is none. */
function rowEnd({ bytes, at, length }: Row, begins: number): number {
  let place = begins + 2;
  for (let column = 0; column < at.length; column++) {
    if (place + 4 > bytes.length) return -1;
    const size = bytes.readInt32BE(place);
    at[column] = place += 4;
    length[column] = size;
    if (size > 0) place += size;
  }
  return place > bytes.length ? -1 : place;
}

/** A text; null of null. */
export function textIn({ bytes, at, length }: Row, column: number): string | null {
  const [from = 0, size = -1] = [at[column], length[column]];
  return size < 0 ? null : bytes.toString('utf8', from, from + size);
}

/** How many elements an array has, and where they begin: each after its length. */
const arrayHeaderBytes = 20;

/** The elements of an array of one dimension, none of them null: each by where it begins and ends. */
export function eachElement(
  { bytes, at, length }: Row,
  column: number,
  onElement: (bytes: Buffer, from: number, to: number) => void,
): void {
  let from = (at[column] ?? 0) + arrayHeaderBytes;
  const end = (at[column] ?? 0) + (length[column] ?? 0);
  while (from < end) {
    const to = from + 4 + bytes.readInt32BE(from);
    onElement(bytes, from + 4, to);
    from = to;
  }
}
