// By which fields subgraphs join what each of them holds about one thing.
import { type DocumentNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { allSdl } from './sdl.ts';

/** Type → coordinates of its key, of every type that more than one subgraph knows by a key. */
export function joinKeys(
  parts: readonly { typeDefs: DocumentNode }[] = allSdl(),
): ReadonlyMap<string, readonly string[]> {
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
