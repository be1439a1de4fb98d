// What depends on a document alone is worked out once for it: the same text comes again and again, parsed once.
import { getHeapStatistics } from 'node:v8';
import type { DocumentNode } from 'graphql';

/** What is worked out for a document, in bytes for each of its characters: measured. */
const bytesPerCharacter = 190;

/**
 * How much text of documents is remembered, in characters: what comes to a tenth of the memory that Node has (some 1,000 operations
 * of usual length in a gigabyte). Whoever remembers more of a document than its text remembers the same ones.
 */
export const textRemembered = Math.floor(getHeapStatistics().heap_size_limit / 10 / bytesPerCharacter);

/** The same work, remembered for as long as the document is. What is thrown is not remembered. */
export function perDocument<Value>(work: (document: DocumentNode) => Value): (document: DocumentNode) => Value {
  const known = new WeakMap<DocumentNode, { readonly value: Value }>();
  return (document) => {
    const before = known.get(document) ?? { value: work(document) };
    known.set(document, before);
    return before.value;
  };
}
