// Documents that were registered: found by their ids, and the only ones where an agreement says so.
import { hash } from 'node:crypto';
import type { Contract } from '@bagi/agreements/contract.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { LRUCache } from 'lru-cache';
import type { Posed, Question } from './question.ts';

/** The document that a partner has registered under an id; null when it has not, whoever else may have. */
export type DocumentUnder = (partner: string, id: string) => Promise<string | null>;

/** As we give ids, and as GraphQL over HTTP writes those that are checksums. */
const idForm = /^(?:sha256:)?([0-9a-f]{64})$/;

/** How long a process goes by what it has found: so long after it is taken out, a document may still be answered by its id. */
const rememberedMs = 10_000;
const rememberedMax = 8_000_000;

/** The same ids come again and again. What is not found is looked for each time: a document is there once it is registered. */
export function remembered(under: DocumentUnder): DocumentUnder {
  const known = new LRUCache<string, string>({
    maxSize: rememberedMax,
    sizeCalculation: (text) => text.length + 1,
    ttl: rememberedMs,
  });
  return async (partner, id) => {
    const key = `${partner} ${id}`;
    const text = known.get(key) ?? (await under(partner, id));
    if (text !== null && !known.has(key)) known.set(key, text);
    return text;
  };
}

/**
 * The question with its document. From here on nobody asks whether it was registered: what is registered is read, admitted, limited and
 * recorded as what is sent. An id that is another partner's, one that never was and a document that should have been registered
 * are refused in the same words.
 */
export async function withDocument(posed: Posed, { agreement }: Contract, under: DocumentUnder): Promise<Question> {
  if ('documentId' in posed) {
    const { documentId, ...beside } = posed;
    const [, id] = idForm.exec(documentId) ?? [];
    const query = id === undefined ? null : await under(agreement.partner, id);
    if (query === null) throw notRegistered();
    return { query, ...beside };
  }
  if (agreement.operations?.registeredOnly === undefined) return posed;
  if ((await under(agreement.partner, hash('sha256', posed.query))) === null) throw notRegistered();
  return posed;
}

function notRegistered() {
  return refusal('OPERATION_NOT_REGISTERED', 'There is no such document among those that you have registered.');
}
