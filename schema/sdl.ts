// The words of each subgraph: its own file, after what all of them say alike.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse } from 'graphql';
import { subgraphNames } from './subgraphs.ts';

const room = import.meta.dirname;

/** The schema of one subgraph, as a document: what it is served with and what is composed. */
export function sdl(name: string): DocumentNode {
  return joined(name, (file) => readFileSync(join(room, file), 'utf8'));
}

/** The schema of one subgraph from the texts of two files, wherever they come from. */
export function joined(name: string, textOf: (file: string) => string): DocumentNode {
  return parse(['shared', name].map((file) => textOf(`${file}.graphql`)).join('\n'));
}

/** Every subgraph with its schema, in the order of subgraphs.yaml. */
export function allSdl(): { name: string; typeDefs: DocumentNode }[] {
  return subgraphNames.map((name) => ({ name, typeDefs: sdl(name) }));
}
