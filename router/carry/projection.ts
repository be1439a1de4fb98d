// What was asked for, out of what came: keys that only the plan needed are left behind, and everything has its order.
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  getOperationAST,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import { type Data, isObject } from './representations.ts';

/** The answer to an operation, out of what its plan brought together; null where it cannot be whole. */
export type Projection = (data: Data) => Data | null;

interface Field {
  readonly name: string;
  readonly complete: Complete;
}

/** A value as its type has it; `broken` where a null stands that may not stand there. */
type Complete = (value: unknown) => unknown;

const broken = Symbol('broken');

/** Works out once what an operation takes. */
export function projectionOf(schema: GraphQLSchema, document: DocumentNode, operationName?: string): Projection {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) throw new Error('An operation that was admitted has a root.');
  const project = objectOf(root, [operation.selectionSet]);
  return (data) => {
    const found = project(data);
    return found === broken ? null : (found as Data);
  };

  function objectOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Complete {
    const fields = fieldsOf(type, sets);
    return (value) => {
      if (!isObject(value)) return null;
      const found: Data = {};
      for (const { name, complete } of fields) {
        const one = complete(value[name]);
        if (one === broken) return broken;
        found[name] = one;
      }
      return found;
    };
  }

  function fieldsOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Field[] {
    const found = new Map<string, { readonly of: string; readonly sets: SelectionSetNode[] }>();
    const collect = (set: SelectionSetNode) => {
      for (const one of set.selections) {
        // What was left out has been decided; a directive that still stands marks an object of which nothing is left.
        if ((one.directives?.length ?? 0) > 0) continue;
        if (one.kind === Kind.FIELD) {
          const key = one.alias?.value ?? one.name.value;
          const field = found.get(key) ?? { of: one.name.value, sets: [] };
          if (one.selectionSet) field.sets.push(one.selectionSet);
          found.set(key, field);
          continue;
        }
        const inner = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one;
        if (!inner) throw new Error('A document that is valid names only fragments that it holds.');
        const condition = inner.typeCondition?.name.value ?? type.name;
        if (condition === type.name) collect(inner.selectionSet);
      }
    };
    for (const set of sets) collect(set);
    return [...found].map(([name, field]) => ({ name, complete: fieldOf(type, field.of, field.sets) }));
  }

  function fieldOf(type: GraphQLObjectType, name: string, sets: readonly SelectionSetNode[]): Complete {
    if (name === TypeNameMetaFieldDef.name) return () => type.name;
    const field = type.getFields()[name];
    if (!field) throw new Error(`${type.name} has no field ${name}.`);
    return valueOf(field.type, sets);
  }

  function valueOf(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Complete {
    if (isNonNullType(type)) {
      const inner = valueOf(type.ofType, sets);
      return (value) => inner(value) ?? broken;
    }
    const inner = isListType(type) ? listOf(valueOf(type.ofType, sets)) : leafOrObject(type, sets);
    return (value) => {
      const found = value === null || value === undefined ? null : inner(value);
      return found === broken ? null : found;
    };
  }

  function leafOrObject(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Complete {
    const named = getNamedType(type);
    if (sets.length === 0) return (value) => value;
    if (!isObjectType(named)) throw new Error(`${named.name} is no type of objects.`);
    return objectOf(named, sets);
  }
}

function listOf(complete: Complete): Complete {
  return (value) => {
    if (!Array.isArray(value)) return null;
    const found: unknown[] = [];
    for (const one of value) {
      const item = complete(one);
      if (item === broken) return broken;
      found.push(item);
    }
    return found;
  };
}
