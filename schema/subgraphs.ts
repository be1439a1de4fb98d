// The list of subgraphs: the one place that says who answers and where.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Name of each subgraph → address of its GraphQL endpoint when it runs alone, as the text of a list says. */
export function subgraphsIn(yaml: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(z.record(z.string().regex(/^[a-z]+$/), z.url()).parse(parse(yaml))));
}

export const subgraphs: ReadonlyMap<string, string> = subgraphsIn(
  readFileSync(join(import.meta.dirname, 'subgraphs.yaml'), 'utf8'),
);

export const subgraphNames: readonly string[] = [...subgraphs.keys()];
