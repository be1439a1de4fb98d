// How each field of an operation is asked for and its value brought into the form of its type, worked out once for the document.
import {
  defaultFieldResolver,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLID,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** One carrying out of an operation. */
export interface Run {
  readonly context: unknown;
  /** Coerced. */
  readonly variables: Record<string, unknown>;
  /** Arguments of fields at their places, made when the first row needs them. */
  readonly given: (Record<string, unknown> | undefined)[];
  readonly failed: (error: unknown, nodes: readonly FieldNode[]) => void;
  readonly began: () => void;
  readonly ended: () => void;
}

/** The places in a document where one field is asked for. */
type Nodes = readonly [FieldNode, ...FieldNode[]];

interface Field {
  readonly key: string;
  readonly nodes: Nodes;
  /** Asks for it. */
  readonly ask: (source: unknown, run: Run) => unknown;
  readonly complete: Complete;
}

/** The fields of an object, in the order in which they are answered. */
export type Filled = readonly Field[];

/** A value as its type has it. What comes later is put into its place when it comes; what cannot be is thrown. */
type Complete = (value: unknown, run: Run) => unknown;

interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** The arguments of a field that takes none. */
const nothing: Record<string, unknown> = Object.freeze({});

function notTold(): never {
  throw new Error('A resolver is given its arguments, and not the variables of the operation.');
}

/** Stands for the values of variables where they are not told: who looks for any is told so, and does not find it missing. */
const untold: Record<string, unknown> = new Proxy(nothing, {
  get: notTold,
  has: notTold,
  ownKeys: notTold,
  getOwnPropertyDescriptor: notTold,
});

/** The fields that are selected of a type; null where something is selected that is left to graphql-js. */
export function fieldsOf(asked: Asked, root: GraphQLObjectType, sets: readonly SelectionSetNode[]): Filled | null {
  return isPlain(asked.document) ? completing(asked)(root, sets, undefined) : null;
}

/** Neither directives, which leave out, nor the schema's own description, nor names that mean something to JavaScript. */
function isPlain(document: DocumentNode): boolean {
  let plain = true;
  const isOurs = (name: string) => name === '__typename' || !name.startsWith('__');
  visit(document, {
    Directive: () => void (plain = false),
    Field: ({ name, alias }) => void (plain &&= isOurs(name.value) && (!alias || isOurs(alias.value))),
  });
  return plain;
}

/** Asks for every field of an object, and puts what comes of it into the target. */
export function fillWith(target: Record<string, unknown>, source: unknown, fields: Filled, run: Run): void {
  for (const field of fields) {
    try {
      put(target, field.key, field.ask(source, run), field, run);
    } catch (error) {
      target[field.key] = null;
      run.failed(error, field.nodes);
    }
  }
}

/** Puts a value into its place, when it comes; what fails leaves a null there, and the others go on. */
function put(
  target: object,
  key: string | number,
  value: unknown,
  field: Pick<Field, 'complete' | 'nodes'>,
  run: Run,
): void {
  const place = target as Record<string | number, unknown>;
  if (!isPromise(value)) return settle(place, key, value, field, run);
  // Its place among the others is taken now.
  place[key] = null;
  run.began();
  value.then(
    (come) => {
      settle(place, key, come, field, run);
      run.ended();
    },
    (error: unknown) => {
      run.failed(error, field.nodes);
      run.ended();
    },
  );
}

function settle(
  place: Record<string | number, unknown>,
  key: string | number,
  value: unknown,
  { complete, nodes }: Pick<Field, 'complete' | 'nodes'>,
  run: Run,
): void {
  try {
    place[key] = complete(value, run);
  } catch (error) {
    place[key] = null;
    run.failed(error, nodes);
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

function completing({ schema, document, operation }: Asked) {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one;
  let places = 0;

  function fields(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    prev: GraphQLResolveInfo['path'] | undefined,
  ): Filled {
    const byKey = new Map<string, Nodes>();
    const collect = ({ selections }: SelectionSetNode) => {
      for (const one of selections) {
        if (one.kind === Kind.FIELD) {
          const key = one.alias?.value ?? one.name.value;
          const before = byKey.get(key);
          byKey.set(key, before ? [...before, one] : [one]);
          continue;
        }
        const inner = one.kind === Kind.FRAGMENT_SPREAD ? fragments[one.name.value] : one;
        if (inner && applies(inner.typeCondition?.name.value, type)) collect(inner.selectionSet);
      }
    };
    for (const set of sets) collect(set);
    return [...byKey].flatMap(([key, nodes]) => field(type, key, nodes, prev) ?? []);
  }

  function applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    const named = condition === undefined ? type : schema.getType(condition);
    return named === type || (isAbstractType(named) && schema.isSubType(named, type));
  }

  /** None of a name that the type does not have: graphql-js answers nothing there either. */
  function field(
    type: GraphQLObjectType,
    key: string,
    nodes: Nodes,
    prev: GraphQLResolveInfo['path'] | undefined,
  ): Field | null {
    const [node] = nodes;
    const name = node.name.value;
    if (name === '__typename') return { key, nodes, ask: () => type.name, complete: (told) => told };
    const defined = type.getFields()[name];
    if (!defined) return null;
    // Stryker disable next-line UpdateOperator: any numbers will do that are not the same.
    const place = places++;
    const path = { key, typename: type.name, prev };
    // The same for every request: a resolver is given its arguments, and nothing else of the variables.
    const info: GraphQLResolveInfo = Object.freeze({
      fieldName: name,
      fieldNodes: nodes,
      returnType: defined.type,
      parentType: type,
      path,
      schema,
      fragments,
      rootValue: undefined,
      operation,
      variableValues: untold,
    });
    const resolve = defined.resolve ?? defaultFieldResolver;
    const ask: Field['ask'] =
      // Stryker disable next-line ConditionalExpression: to make them for each request takes longer; that is all.
      defined.args.length === 0
        ? (source, run) => resolve(source, nothing, run.context, info)
        : (source, run) =>
            resolve(source, (run.given[place] ??= getArgumentValues(defined, node, run.variables)), run.context, info);
    return { key, nodes, ask, complete: valueOf(defined.type, { nodes, path, coordinate: `${type.name}.${name}` }) };
  }

  interface Place {
    readonly nodes: Nodes;
    readonly path: GraphQLResolveInfo['path'];
    readonly coordinate: string;
  }

  function valueOf(type: GraphQLOutputType, place: Place): Complete {
    if (isNonNullType(type)) {
      const inner = valueOf(type.ofType, place);
      return (value, run) => {
        const completed = inner(value, run);
        if (completed === null) throw new Error(`Cannot return null for non-nullable field ${place.coordinate}.`);
        return completed;
      };
    }
    const inner = isListType(type) ? listOf(valueOf(type.ofType, place), place) : oneOf(type, place);
    return (value, run) => {
      if (value === null || value === undefined) return null;
      if (value instanceof Error) throw value;
      return inner(value, run);
    };
  }

  function oneOf(type: Exclude<GraphQLOutputType, GraphQLList<GraphQLOutputType>>, place: Place): Complete {
    return isLeafType(type) ? leafOf(type) : objectOf(type, place);
  }

  function listOf(complete: Complete, { nodes, coordinate }: Place): Complete {
    return (value, run) => {
      if (!Array.isArray(value)) throw new Error(`Expected Iterable, but did not find one for field "${coordinate}".`);
      const list: unknown[] = [];
      for (const [index, one] of value.entries()) put(list, index, one, { complete, nodes }, run);
      return list;
    };
  }

  function objectOf(type: Exclude<GraphQLOutputType, GraphQLLeafType>, { nodes, path, coordinate }: Place): Complete {
    // A valid document selects of every object.
    const sets = nodes.map(({ selectionSet }) => selectionSet as SelectionSetNode);
    if (!isAbstractType(type)) return filling(fields(type as GraphQLObjectType, sets, path));
    const known = new Map(
      schema.getPossibleTypes(type).map((one) => [one.name, filling(fields(one, sets, path))] as const),
    );
    return (value, run) => {
      const fill = known.get(String((value as { __typename?: unknown }).__typename));
      if (!fill) throw new Error(`What ${coordinate} gives is of none of its types.`);
      return fill(value, run);
    };
  }

  return fields;
}

function filling(fields: Filled): Complete {
  return (value, run) => {
    const target = {};
    fillWith(target, value, fields, run);
    return target;
  };
}

function leafOf(type: GraphQLLeafType): Complete {
  // Stryker disable next-line all: a text is written as it is, and asking the type takes longer; that is all.
  const isText = type === GraphQLString || type === GraphQLID;
  return (value) => {
    // Stryker disable next-line all: the same.
    if (isText && typeof value === 'string') return value;
    const told: unknown = type.serialize(value);
    if (told === null || told === undefined) throw new Error(`A value of ${type.name} cannot be written.`);
    return told;
  };
}
