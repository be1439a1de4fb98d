// Ids as the real register has them, in three shapes: 32 upper hex, 32 lower hex, UUID with dashes.
import { hashText, mix, stir } from './random.ts';

/**
 * The ids of one table: the n-th is always the same for a seed. They begin with a counter, as Oracle's and Hibernate's do, so
 * that neighbours in time are neighbours in the index, and rows that belong together are read together.
 */
export function identifiers(seed: number, table: string): (ordinal: number) => string {
  const tag = hashText(table);
  return (ordinal) => {
    const b = mix(seed, tag, ordinal);
    const c = stir(b ^ tag);
    const d = stir(c ^ ordinal);
    return shaped((tag & 0xf0000000) | ordinal, b, c, d);
  };
}

/** The id of something named by a path, such as a unit in its instansi: of two hashes, since each has 32 bits alone. */
export function identifierOf(seed: number, path: string): string {
  const tag = hashText(path);
  // What is put before a path changes the whole of its hash; what is put behind would not part two that have the same.
  return shaped(mix(seed, tag, 1), mix(seed, tag, 2), mix(seed, tag, 3), mix(seed, hashText(`/${path}`), 4));
}

function shaped(a: number, b: number, c: number, d: number): string {
  const shape = (d >>> 3) % 10;
  if (shape < 5) return hex(upper, a, b, c, d);
  if (shape < 8) return hex(lower, a, b, c, d);
  const digits = hex(lower, a, (b & 0xffff0fff) | 0x4000, (c & 0x3fffffff) | 0x80000000, d); // Version 4, variant 1.
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}

const lower = Buffer.from('0123456789abcdef');
const upper = Buffer.from('0123456789ABCDEF');

function hex(alphabet: Buffer, a: number, b: number, c: number, d: number): string {
  return word(alphabet, a) + word(alphabet, b) + word(alphabet, c) + word(alphabet, d);
}

/** Digit by digit from 16 characters: tables of ready pairs or fours were slower. */
function word(alphabet: Buffer, w: number): string {
  const digit = (shift: number) => alphabet[(w >>> shift) & 15] ?? 0;
  return String.fromCharCode(digit(28), digit(24), digit(20), digit(16), digit(12), digit(8), digit(4), digit(0));
}
