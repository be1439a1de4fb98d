// By which fields subgraphs join what each of them holds about one thing.
import { type DocumentNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { allSdl } from './sdl.ts';

/** Type → coordinates of its key. */
type Keys = ReadonlyMap<string, readonly string[]>;

/** Worked out once: every agreement is judged by them. */
const own: { keys?: Keys } = {};

/** The keys of every type that more than one subgraph knows by one; of our own subgraphs, when no others are given. */
export function joinKeys(parts?: readonly { typeDefs: DocumentNode }[]): Keys {
  return parts ? keysIn(parts) : (own.keys ??= keysIn(allSdl()));
}

function keysIn(parts: readonly { typeDefs: DocumentNode }[]): Keys {
  const keyed = new Map<string, string[][]>();
  for (const { typeDefs } of parts) {
    for (const definition of typeDefs.definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      const fields = keyOf(definition);
      const type = definition.name.value;
      if (fields.length > 0) keyed.set(type, [...(keyed.get(type) ?? []), fields]);
    }
  }
  return new Map([...keyed].flatMap(([type, keys]) => (keys.length > 1 ? [[type, [...new Set(keys.flat())]]] : [])));
}

function keyOf({ name, directives = [] }: ObjectTypeDefinitionNode): string[] {
  return directives
    .filter((directive) => directive.name.value === 'key')
    .flatMap((directive) => directive.arguments ?? [])
    .flatMap(({ value }) => (value.kind === Kind.STRING ? value.value.trim().split(/\s+/) : []))
    .map((field) => `${name.value}.${field}`);
}
