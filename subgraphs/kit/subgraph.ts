// One subgraph: its schema with its resolvers, and how its fields are read by default.
import type { Condition } from '@bagi/agreements/scope.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { dateFormats, enforceScalars } from '@bagi/schema/scalars.ts';
import { sdl } from '@bagi/schema/sdl.ts';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  assertUnionType,
  defaultFieldResolver,
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { Call } from './calls.ts';
import type { Context } from './context.ts';
import { gated } from './gate.ts';
import type { Kind } from './inbox/kinds.ts';
import type { AnyRead } from './reads.ts';

type Resolver = (parent: never, args: never, context: Context) => unknown;
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

export interface Subgraph {
  readonly name: string;
  /** What is served: behind the gate, whoever executes it. */
  readonly schema: GraphQLSchema;
  /** Everything that it ever reads: what a database role needs is computed from it. */
  readonly reads: readonly AnyRead[];
  /** Every function of the database that it ever calls. */
  readonly calls: readonly Call[];
  /** Every kind of what may be sent to it. */
  readonly kinds: readonly Kind[];
  /** The same without its gate, for the tests that take the fences away one by one. */
  readonly ungated: GraphQLSchema;
}

/** Builds a subgraph from its words in schema/ and its resolvers; a field without a resolver is a column of its name. */
export function subgraph(
  name: string,
  resolvers: Resolvers,
  reads: readonly AnyRead[],
  calls: readonly Call[] = [],
  kinds: readonly Kind[] = [],
): Subgraph {
  const schema = buildSubgraphSchema([{ typeDefs: sdl(name), resolvers: resolvers as never }]);
  enforceScalars(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (type === schema.getQueryType()) bindRows(field);
      if (field.name === '_entities') refuseStrangers(field);
      // Stryker disable next-line ConditionalExpression,MethodExpression: a field without it is given no format, and would only take longer.
      if (field.args.some((argument) => argument.name === 'format')) formatDate(field);
      if (!type.name.startsWith('_') && !field.name.startsWith('_')) keepBack(`${type.name}.${field.name}`, field);
    }
  }
  return { name, schema: gated(schema), ungated: schema, reads, calls, kinds };
}

/** A root field whose rows the agreement binds to an argument reads no others, whatever its resolver does. */
function bindRows(field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (parent, args: Record<string, unknown>, context, info) => {
    if (field.name.startsWith('_')) return resolve(parent, args, context, info);
    const conditions = context.bound(`Query.${field.name}`).map(({ fact, argument }): Condition => {
      const value = args[argument];
      if (typeof value !== 'string')
        throw refusal('BAD_USER_INPUT', `Your agreement requires the argument ${argument}.`);
      return { fact, values: [value] };
    });
    return resolve(parent, args, conditions.length === 0 ? context : context.within(conditions), info);
  };
}

/** The federation library fails on a representation of what is no entity here; whose fault that is, it does not say. */
function refuseStrangers(field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const entity = assertUnionType(getNamedType(field.type));
  const known = new Set<unknown>(entity.getTypes().map(({ name }) => name));
  field.resolve = (parent, args: { representations: readonly { __typename?: unknown }[] }, context, info) => {
    for (const { __typename } of args.representations) {
      if (!known.has(__typename)) throw refusal('BAD_USER_INPUT', 'A representation names no entity of this subgraph.');
    }
    return resolve(parent, args, context, info);
  };
}

/** A field that is not granted gives nothing, also when a read for another field has fetched what it would give. */
function keepBack(coordinate: string, field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  // Asked once of a contract, for as long as no other comes between: not for each row.
  // Stryker disable next-line ArrayDeclaration,BooleanLiteral: whatever stands there at first, nobody's contract gives it, so that the first is asked.
  let [gives, isGiven]: [Context['gives'] | null, boolean] = [null, false];
  field.resolve = (parent, args: unknown, context, info) => {
    // Stryker disable next-line ConditionalExpression: to ask for each row takes longer; that is all.
    if (gives !== context.gives) [gives, isGiven] = [context.gives, context.gives(coordinate)];
    return isGiven ? resolve(parent, args, context, info) : null;
  };
}

/** A date is written in the format that its argument asks for. */
function formatDate(field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (parent, args: { format?: unknown }, context, info) => {
    const day: unknown = resolve(parent, args, context, info);
    const format = dateFormats.get(String(args.format));
    if (!format) return day;
    const written = (one: unknown) => (typeof one === 'string' ? format(one) : one);
    return day instanceof Promise ? day.then(written) : written(day);
  };
}
