// Persons stand in the record under another name, made with a key of the year: who destroys the key, forgets them all.
import { hash } from 'node:crypto';

/** The key of a year; throws when there is none, because it was never made or was destroyed. */
export type KeyOf = (year: number) => Uint8Array;

/** How many pseudonyms are remembered: making one costs some microseconds, and a page has a thousand persons. */
const rememberedMax = 200_000;

/** The first 16 bytes of HMAC-SHA256 over the person's id, written as PostgreSQL writes a uuid. */
export function pseudonym(key: Uint8Array, person: string): string {
  return naming(key)(person);
}

/** Of ids, and of whatever else is as short. */
const subjectBytesMax = 200;
const blockBytes = 64;

/**
 * Gives pseudonyms by one key. HMAC as RFC 2104 makes it of two hashes: what Node makes of a key takes 12 µs each time, this
 * 1.6, and a register has millions of persons.
 */
export function naming(key: Uint8Array): (person: string) => string {
  const inner = innerOf(key);
  return (person) => asUuid(hash('sha256', inner(person) ?? longOf(key, person)));
}

/** The same as bytes, of which the first 16 are the pseudonym. */
export function marking(key: Uint8Array): (person: string) => Buffer {
  const inner = innerOf(key);
  return (person) => hash('sha256', inner(person) ?? longOf(key, person), 'buffer');
}

/** What the outer of the two hashes is taken of: the same bytes each time, written anew; null of what is too long for them. */
function innerOf(key: Uint8Array): (person: string) => Buffer | null {
  if (key.length > blockBytes) throw new Error('A key has at most the length of a block.');
  const inner = padded(key, 0x36, subjectBytesMax);
  const outer = padded(key, 0x5c, 32);
  return (person) => {
    if (Buffer.byteLength(person) > subjectBytesMax) return null;
    const length = inner.write(person, blockBytes);
    hash('sha256', inner.subarray(0, blockBytes + length), 'buffer').copy(outer, blockBytes);
    return outer;
  };
}

function longOf(key: Uint8Array, person: string): Buffer {
  const inner = padded(key, 0x36, 0);
  return Buffer.concat([padded(key, 0x5c, 0), hash('sha256', Buffer.concat([inner, Buffer.from(person)]), 'buffer')]);
}

function padded(key: Uint8Array, pad: number, after: number): Buffer {
  const bytes = Buffer.alloc(blockBytes + after);
  for (let place = 0; place < blockBytes; place++) bytes[place] = (key[place] ?? 0) ^ pad;
  return bytes;
}

function asUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** Pseudonyms for one process. Of two halves the older is forgotten when the younger is full. */
export function pseudonyms(keyOf: KeyOf): (persons: Iterable<string>, year: number) => string[] {
  let [year, young, old] = [0, new Map<string, string>(), new Map<string, string>()];
  let name = naming(new Uint8Array());
  return (persons, of) => {
    // Also of persons who are none: a key that was destroyed ends the year for everyone.
    const key = keyOf(of);
    if (year !== of) [year, young, old, name] = [of, new Map(), new Map(), naming(key)];
    const named: string[] = [];
    for (const person of persons) {
      let known = young.get(person);
      if (known === undefined) {
        known = old.get(person) ?? name(person);
        young.set(person, known);
      }
      named.push(known);
    }
    if (young.size > rememberedMax / 2) [old, young] = [young, new Map()];
    return named;
  };
}

/** The year of a moment, in Jakarta. */
export function yearOf(atMs: number): number {
  return new Date(atMs + 7 * 60 * 60 * 1000).getUTCFullYear();
}
