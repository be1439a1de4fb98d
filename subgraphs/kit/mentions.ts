// Whether everything that a selection mentions is granted: through fragments and aliases, and whether or not a directive
// would leave it out.
import { type Grants, permits } from '@bagi/agreements/grants.ts';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';

/** The document that is judged, and what it is judged by. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly grants: Grants;
}

/** The router's own questions, by name: whatever else the federation library adds stays shut. */
const plumbing = new Set(['Query._service', 'Query._entities', '_Service.sdl']);

/** Whether a coordinate is one of the router's own questions. */
export function isPlumbing(coordinate: string): boolean {
  return plumbing.has(coordinate);
}

/** Whether a coordinate may be asked of a subgraph. */
export function isOpen(grants: Grants, coordinate: string): boolean {
  return isPlumbing(coordinate) || permits(grants, coordinate);
}

/** Judges selections of a type, to the bottom. A name that the schema does not have is refused like one that is not granted. */
export function mentionsOnlyGranted(
  asked: Asked,
  type: GraphQLNamedType | undefined,
  selections: readonly SelectionNode[],
  judged: Set<string> = new Set(),
): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return fieldIsGranted(asked, type, selection, judged);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const { typeCondition, selectionSet } = selection;
      const narrowed = typeCondition ? asked.schema.getType(typeCondition.name.value) : type;
      return mentionsOnlyGranted(asked, narrowed, selectionSet.selections, judged);
    }
    // A fragment is judged once: its type is its own, so its verdict is the same wherever it is spread.
    const name = selection.name.value;
    if (judged.has(name)) return true;
    judged.add(name);
    const fragment = asked.fragments[name];
    if (!fragment) return false;
    const narrowed = asked.schema.getType(fragment.typeCondition.name.value);
    return mentionsOnlyGranted(asked, narrowed, fragment.selectionSet.selections, judged);
  });
}

function fieldIsGranted(
  asked: Asked,
  type: GraphQLNamedType | undefined,
  { name, selectionSet }: FieldNode,
  judged: Set<string>,
): boolean {
  if (name.value === '__typename') return true;
  const field = isObjectType(type) ? type.getFields()[name.value] : undefined;
  if (!type || !field || !isOpen(asked.grants, `${type.name}.${name.value}`)) return false;
  return mentionsOnlyGranted(asked, getNamedType(field.type), selectionSet?.selections ?? [], judged);
}
