// A set of fields and its digest: each set is kept once, and an access names it by the digest.
import { hash } from 'node:crypto';
import type { FieldSet } from './row.ts';

/** SHA-256 over the coordinates in order, a line feed after each. */
export function fieldSet(coordinates: Iterable<string>): FieldSet {
  const sorted = [...new Set(coordinates)].toSorted();
  return { digest: hash('sha256', sorted.map((one) => `${one}\n`).join('')), coordinates: sorted };
}
