// Ids of accesses: UUID version 7, with bytes of chance drawn many at a time.
import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const idBytes = 16;
const drawn = Buffer.alloc(256 * idBytes);
let next = drawn.length;

/** An id whose time is this moment, in milliseconds. To draw for each alone takes longer than all the rest of it. */
export function timedId(atMs: number): string {
  if (next === drawn.length) {
    randomFillSync(drawn);
    next = 0;
  }
  const random = drawn.subarray(next, (next += idBytes));
  return v7({ msecs: atMs, random });
}
