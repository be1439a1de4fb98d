// The words of each subgraph: its own file, after what all of them say alike.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse } from 'graphql';
import { subgraphNames } from './subgraphs.ts';

const room = import.meta.dirname;

/** The schema of one subgraph, as a document: what it is served with and what is composed. */
export function sdl(name: string): DocumentNode {
  const text = ['shared', name].map((file) => readFileSync(join(room, `${file}.graphql`), 'utf8')).join('\n');
  return parse(text);
}

/** Every subgraph with its schema, in the order of subgraphs.yaml. */
export function allSdl(): { name: string; typeDefs: DocumentNode }[] {
  return subgraphNames.map((name) => ({ name, typeDefs: sdl(name) }));
}
