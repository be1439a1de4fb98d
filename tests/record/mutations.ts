// Every mutation of a partner with something personal in each place where anything fits, whether it is then taken or refused.
import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

export interface Mutation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a place of this name and type holds: the canary where it is a text, else what is sound enough to be read. */
function valueOf(name: string, type: GraphQLInputType, canaries: Readonly<Record<string, string>>): unknown {
  if (isNonNullType(type)) return valueOf(name, type.ofType, canaries);
  if (isListType(type)) return [valueOf(name, type.ofType, canaries)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [field.name, valueOf(field.name, field.type, canaries)]),
    );
  const known: Readonly<Record<string, unknown>> = { Int: 7, Float: 7.5, Boolean: false, Date: '2026-03-02' };
  return known[type.name] ?? canaries[name] ?? canaries['teks'];
}

/** Each mutation of a contract once. */
export function mutationsOf(schema: GraphQLSchema, canaries: Readonly<Record<string, string>>): Mutation[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args, type }) => {
    const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const within = isLeafType(getNamedType(type)) ? '' : '{ __typename }';
    return {
      query: `mutation ${name}(${declared}) { ${name}(${given}) ${within} }`,
      variables: Object.fromEntries(args.map((arg) => [arg.name, valueOf(arg.name, arg.type, canaries)])),
    };
  });
}
