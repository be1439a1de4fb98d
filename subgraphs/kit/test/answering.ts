// A subgraph that answers every field with something, so that nothing but a gate keeps an operation from its end.
import type { Asking } from '@bagi/agreements/asking.ts';
import { compose } from '@bagi/schema/compose.ts';
import { sdl } from '@bagi/schema/sdl.ts';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getNamedType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';

/** The words of a subgraph, or those given, with an answer for every field: lists have two entries, nothing is null. */
export function answering(words: string): GraphQLSchema {
  const typeDefs = words.includes('{') ? parse(words) : sdl(words);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: {} }]);
  for (const [type, field] of ownFields(schema)) field.resolve = () => somethingOf(field.type, `${type}.${field.name}`);
  return schema;
}

/** Every field that can be granted, with its type: all but the federation library's own. */
export function ownFields(schema: GraphQLSchema): [string, GraphQLField<unknown, unknown>][] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('_')
      ? Object.values(type.getFields())
          .filter(({ name }) => !name.startsWith('_'))
          .map((field): [string, GraphQLField<unknown, unknown>] => [type.name, field])
      : [],
  );
}

function somethingOf(type: GraphQLOutputType, coordinate: string): unknown {
  if (isNonNullType(type)) return somethingOf(type.ofType, coordinate);
  if (isListType(type)) return [somethingOf(type.ofType, coordinate), somethingOf(type.ofType, coordinate)];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.value;
  if (!isScalarType(named)) return {};
  if (named.name === 'Int') return 1;
  return named.name === 'Boolean' ? true : `value of ${coordinate}`;
}

const { schema: whole } = compose();

/** Every argument and every input field that there is: what may be given, where a test is about what may be asked. */
export const everyInput: ReadonlySet<string> = new Set(
  Object.values(whole.getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type)) return Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.map((argument) => `${type.name}.${field.name}(${argument.name})`),
    );
  }),
);

/** Who asks under an agreement that grants these coordinates, giving what it may; of the rest of the contract the gate knows nothing. */
export function askingFor(coordinates: Iterable<string>, given: Iterable<string> = everyInput): Asking {
  const grants = { coordinates: new Set([...coordinates, ...given]), arguments: new Set(given), required: new Set() };
  return { contract: { grants }, requestId: '', publicUrl: '' } as unknown as Asking;
}

/** Executes an operation with a context of its own. */
export async function ask(
  schema: GraphQLSchema,
  operation: string | DocumentNode,
  asking: Asking,
  variableValues: Record<string, unknown> = {},
): Promise<ExecutionResult> {
  const document = typeof operation === 'string' ? parse(operation) : operation;
  return execute({ schema, document, contextValue: { asking }, variableValues });
}
