// What makes two requests the same: the checksum of what they send, however it is written.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of a mutation and its records. */
export function digestOf(operation: string, records: readonly unknown[]): string {
  // Coerced values may be objects without a prototype; as JSON they are plain.
  const plain: unknown = JSON.parse(JSON.stringify([operation, records]));
  return createHash('sha256')
    .update(String(canonicalize(plain)))
    .digest('hex');
}
