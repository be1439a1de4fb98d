// In which form a caller takes its answer: JSON of one name or the other, and no stream, page or part of anything.
import { LRUCache } from 'lru-cache';

const ours = 'application/graphql-response+json';

export type MediaType = typeof ours | 'application/json';

const json = /^\s*(\*\/\*|application\/(?:\*|json|graphql-response\+json))\s*(?:;(.*))?$/i;

const known = new LRUCache<string, MediaType>({ max: 100 });

/**
 * The form that an Accept header likes best. Where nothing in it can be had, it is disregarded, as GraphQL over HTTP
 * allows.
 */
export function accepted(header: string | undefined): MediaType {
  if (header === undefined) return ours;
  const found = known.get(header) ?? best(header);
  // Stryker disable next-line CallExpression: without it everything takes longer; that is all.
  known.set(header, found);
  return found;
}

/** Of two that are liked as well, the first; who takes anything is given the plainer form. */
function best(header: string): MediaType {
  let [type, most]: [MediaType, number] = [ours, 0];
  for (const range of header.split(',')) {
    const found = json.exec(range);
    if (!found) continue;
    const quality = qualityIn(String(found[2]));
    if (!(quality > most)) continue;
    most = quality;
    type = String(found[1]).toLowerCase() === ours ? ours : 'application/json';
  }
  return type;
}

function qualityIn(parameters: string): number {
  const found = /(?:^|;)\s*q\s*=\s*([\d.]+)/i.exec(parameters);
  return found ? Number(found[1]) : 1;
}
