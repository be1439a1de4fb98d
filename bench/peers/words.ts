// The words of each subgraph, and how they come together for a gateway.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compositionHasErrors, composeServices } from '@theguild/federation-composition';
import { type DocumentNode, parse } from 'graphql';

export function wordsOf(subgraph: string): DocumentNode {
  return parse(readFileSync(join(import.meta.dirname, `${subgraph}.graphql`), 'utf8'));
}

/** The supergraph of subgraphs at these addresses. */
export function supergraphOf(addresses: Readonly<Record<string, string>>): string {
  const services = Object.entries(addresses).map(([name, url]) => ({ name, url, typeDefs: wordsOf(name) }));
  const composed = composeServices(services);
  if (compositionHasErrors(composed)) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  return composed.supergraphSdl;
}
