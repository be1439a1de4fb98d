// What an answer to an operation may hold: under each name of the answer, the field that the operation put there.
import type { Contract } from '@bagi/agreements/contract.ts';
import { permits } from '@bagi/agreements/grants.ts';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getOperationAST,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';

/** What an object of the answer may hold, by the names of the answer. */
export interface Expected {
  readonly type: GraphQLObjectType;
  readonly fields: ReadonlyMap<string, ExpectedField>;
}

export interface ExpectedField {
  readonly coordinate: string;
  /** Which of the operation's coordinates it is. */
  readonly place: number;
  /** Whether the agreement grants it, and the schema says what it is. */
  readonly granted: boolean;
  /** How many lists are around each value. */
  readonly lists: number;
  /** What an object here may hold; null where a leaf is expected. */
  readonly within: Expected | null;
  /** The only values that a leaf may have; null where it may have any. */
  readonly values: ReadonlySet<unknown> | null;
}

/** What the whole answer may hold. */
export interface ExpectedAnswer extends Expected {
  /** Every coordinate in it, at its place. */
  readonly coordinates: readonly string[];
}

/** Reads the operation on the contract; null when the document holds no such operation. It must be valid. */
export function expected(
  { grants, schema }: Pick<Contract, 'grants' | 'schema'>,
  document: DocumentNode,
  operationName?: string,
): ExpectedAnswer | null {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!root) return null;
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );

  const places = new Map<string, number>();
  const placeOf = (coordinate: string) => {
    const place = places.get(coordinate) ?? places.size;
    places.set(coordinate, place);
    return place;
  };

  const within = (type: GraphQLObjectType, selections: readonly SelectionNode[]): Expected => ({
    type,
    fields: new Map([...named(schema, fragments, type, selections)].map(([key, nodes]) => [key, field(type, nodes)])),
  });
  const field = (type: GraphQLObjectType, nodes: Alike): ExpectedField => {
    const name = nodes[0].name.value;
    const another = nodes.some((node) => node.name.value !== name);
    const coordinate = `${type.name}.${name}`;
    const leaf = { coordinate, place: placeOf(coordinate), lists: 0, within: null, values: null };
    if (name === '__typename' && !another) return { ...leaf, granted: true, values: new Set([type.name]) };
    const found = type.getFields()[name];
    // Of an abstract type nothing is explained: the document check opens none.
    const returned = found && getNamedType(found.type);
    if (!found || isAbstractType(returned) || another || !permits(grants, coordinate))
      return { ...leaf, granted: false };
    return {
      coordinate,
      place: leaf.place,
      granted: true,
      lists: listsAround(found.type),
      within: isObjectType(returned) ? within(returned, nodes.flatMap(selectedOf)) : null,
      values: isEnumType(returned) ? new Set(returned.getValues().map((one) => one.name)) : null,
    };
  };
  return { ...within(root, operation.selectionSet.selections), coordinates: [...places.keys()] };
}

/** Fields that the operation puts under one name. */
type Alike = [FieldNode, ...FieldNode[]];

function selectedOf({ selectionSet }: FieldNode): readonly SelectionNode[] {
  return selectionSet?.selections ?? [];
}

/** The fields selected of a type, by their names in the answer, with the fragments that apply to it worked in. */
function named(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  into: Map<string, Alike> = new Map(),
): Map<string, Alike> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const alike = into.get(key);
      if (alike) alike.push(selection);
      else into.set(key, [selection]);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (!fragment) continue;
    const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
    const applies =
      condition === undefined || condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
    if (applies) named(schema, fragments, type, fragment.selectionSet.selections, into);
  }
  return into;
}

function listsAround(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listsAround(type.ofType);
  return isListType(type) ? 1 + listsAround(type.ofType) : 0;
}
