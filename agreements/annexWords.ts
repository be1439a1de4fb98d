// What a contract says of each thing in it: the words of the schema, and where the partner's own annex has it.
import type { StringValueNode } from 'graphql';
import { Kind } from 'graphql';
import type { Agreement } from './agreement.ts';
import { plainArguments, served } from './grants.ts';

/** Coordinate → its words in the annex, those of each service, in the order of the services; a type → its clauses. */
export type AnnexWords = ReadonlyMap<string, string>;

interface Describable {
  readonly description?: StringValueNode | undefined;
}

export function annexWords(agreement: Agreement): AnnexWords {
  const words = new Map<string, Set<string>>();
  const add = (place: string, text: string) => words.set(place, (words.get(place) ?? new Set()).add(text));
  for (const { name, clause, operation, fields } of served(agreement)) {
    add(operation, `${clause}, ${name}`);
    for (const [type, names] of Object.entries(fields)) {
      add(type, clause);
      for (const [field, text] of Object.entries(names)) add(`${type}.${field}`, `${clause}, ${text}`);
    }
  }
  return new Map([...words].map(([place, texts]) => [place, [...texts].join('; ')]));
}

/** With where the annex has it. */
export function describe<Node extends Describable>(node: Node, place: string, words: AnnexWords): Node {
  const annex = words.get(place);
  if (annex === undefined) return node;
  const value = [node.description?.value, `Annex: ${annex}.`].filter((part) => part !== undefined).join('\n');
  return { ...node, description: { kind: Kind.STRING, value } };
}

/** An argument that means the same everywhere is told by its name. */
export function describeArgument<Node extends Describable & { readonly name: { readonly value: string } }>(
  node: Node,
): Node {
  const value = plainArguments.get(node.name.value);
  if (value === undefined) return node;
  return { ...node, description: { kind: Kind.STRING, value } };
}
