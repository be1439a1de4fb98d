// Which fields an operation asks for, as schema coordinates; aliases and fragments make no difference.
import { type DocumentNode, type GraphQLSchema, isObjectType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** Reads each document once for each schema: plans repeat the same documents. */
export function requestedIn(schema: GraphQLSchema): (document: DocumentNode) => ReadonlySet<string> {
  const known = new WeakMap<DocumentNode, ReadonlySet<string>>();
  return (document) => {
    const before = known.get(document);
    if (before) return before;
    const coordinates = requested(schema, document);
    known.set(document, coordinates);
    return coordinates;
  };
}

function requested(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const coordinates = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        if (isObjectType(parent) && !node.name.value.startsWith('__'))
          coordinates.add(`${parent.name}.${node.name.value}`);
      },
    }),
  );
  return coordinates;
}
