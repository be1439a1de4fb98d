// What depends on a document alone is worked out once for it: the same text comes again and again, parsed once.
import type { DocumentNode } from 'graphql';

/**
 * How much text of documents is remembered, in characters: whoever remembers more of them remembers the same ones. What is
 * worked out for a document takes some 190 bytes for each, so that this is some 110 MB and 1,000 operations of usual length.
 */
export const textRemembered = 600_000;

/** The same work, remembered for as long as the document is. What is thrown is not remembered. */
export function perDocument<Value>(work: (document: DocumentNode) => Value): (document: DocumentNode) => Value {
  const known = new WeakMap<DocumentNode, { readonly value: Value }>();
  return (document) => {
    const before = known.get(document) ?? { value: work(document) };
    known.set(document, before);
    return before.value;
  };
}
