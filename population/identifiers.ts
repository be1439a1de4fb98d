// Ids as the real register has them, in three shapes: 32 upper hex, 32 lower hex, UUID with dashes.
import { hashText, mix, stir } from './random.ts';

/**
 * The ids of one table: the n-th is always the same for a seed. They begin with a counter, as Oracle's and Hibernate's do, so
 * that neighbours in time are neighbours in the index: with ids in random order a million persons took three times as long.
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

/** The id of something named by a path, such as a unit in its instansi. */
export function identifierOf(seed: number, path: string): string {
  const tag = hashText(path);
  return shaped(mix(seed, tag, 1), mix(seed, tag, 2), mix(seed, tag, 3), mix(seed, hashText(`${path}/`), 4));
}

function shaped(a: number, b: number, c: number, d: number): string {
  const shape = (d >>> 3) % 10;
  if (shape < 5) return upper(a) + upper(b) + upper(c) + upper(d);
  if (shape < 8) return lower(a) + lower(b) + lower(c) + lower(d);
  const version4 = (b & 0xffff0fff) | 0x4000;
  const variant1 = (c & 0x3fffffff) | 0x80000000;
  return [lower(a), high(version4), low(version4), high(variant1), low(variant1) + lower(d)].join('-');
}

const fourLower = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, '0'));
const fourUpper = fourLower.map((hex) => hex.toUpperCase());

const high = (word: number): string => fourLower[word >>> 16] ?? '';
const low = (word: number): string => fourLower[word & 0xffff] ?? '';
const lower = (word: number): string => high(word) + low(word);
const upper = (word: number): string => (fourUpper[word >>> 16] ?? '') + (fourUpper[word & 0xffff] ?? '');
