// Stands before every field of a subgraph and lets through only what the caller's agreement names.
import type { Grants } from '@bagi/agreements/grants.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import {
  getNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isIntrospectionType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { deny, rule, shield } from 'graphql-shield';
import type { Asking } from '@bagi/agreements/asking.ts';
import { givesOnlyGranted } from './inputs.ts';
import { isOpen, isPlumbing, mentionsOnlyGranted } from './mentions.ts';
import { isRoot, remembered, type Verdicts } from './verdicts.ts';

type Context = { readonly asking: Asking };
type Given = Readonly<Record<string, unknown>>;
type Resolve = (parent: unknown, args: unknown, context: Context, info: GraphQLResolveInfo) => unknown;
type Guard = (resolve: Resolve, ...asked: Parameters<Resolve>) => unknown;

/** A field that the gate stands before, with what its rule has said. */
interface Place {
  readonly type: string;
  readonly field: string;
  readonly verdicts: Verdicts;
  readonly resolve: unknown;
}

/** The same schema behind its gate; throws when the gate would not stand before a field that it must stand before. */
export function gated(schema: GraphQLSchema): GraphQLSchema {
  if (schema.getSubscriptionType()) throw new Error('The gate does not stand before subscriptions.');
  const places = placesOf(schema);
  const guards = shield(byField(places, ruleOf), {
    fallbackRule: deny,
    fallbackError: () => refusal('GRAPHQL_VALIDATION_FAILED', 'The operation asks for a field that does not exist.'),
    // What a resolver throws is told as what it is; a rule that throws refuses, and is told as a failure of ours.
    allowExternalErrors: true,
    debug: true,
  }).generate(schema) as Record<string, Record<string, Guard>>;
  const behind = applyMiddleware(
    schema,
    byField(places, (place) => once(guards, place)),
  );
  requireGuards(places, placesOf(behind));
  return behind;
}

/** Root fields, and fields that return objects: no leaf is reached but through one of them. */
function placesOf(schema: GraphQLSchema): Place[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType()]);
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !isIntrospectionType(type)
      ? Object.values(type.getFields())
          .filter((field) => roots.has(type) || !isLeafType(getNamedType(field.type)))
          .map(({ name, resolve }) => ({ type: type.name, field: name, verdicts: remembered(), resolve }))
      : [],
  );
}

/** A rule of its own for each field; the library's caches are keyed by less than the verdict depends on. */
function ruleOf({ type, field, verdicts }: Place) {
  const coordinate = `${type}.${field}`;
  // Stryker disable next-line ObjectLiteral: the library's default is the same; what safety rests on is said by hand.
  return rule(coordinate, { cache: 'no_cache' })(
    (_parent, args: Given, { asking }: Context, info: GraphQLResolveInfo) => {
      const { grants } = asking.contract;
      const verdict = judge(grants, coordinate, info);
      if (verdict) verdicts.pass(grants, info);
      return verdict && isGiven(grants, coordinate, args, info);
    },
  );
}

/**
 * The field and everything that is mentioned beneath it, leaves too; at the root the whole operation, so that nothing is
 * read for an operation of which a part is refused.
 */
function judge(grants: Grants, coordinate: string, info: GraphQLResolveInfo): boolean {
  const { schema, fragments, fieldNodes, operation, parentType, returnType } = info;
  const asked = { schema, fragments, grants };
  const beneath = fieldNodes.flatMap((node) => node.selectionSet?.selections ?? []);
  return (
    isOpen(grants, coordinate) &&
    mentionsOnlyGranted(asked, getNamedType(returnType), beneath) &&
    (!isRoot(info) || mentionsOnlyGranted(asked, parentType, operation.selectionSet.selections))
  );
}

/** What the field is given, values of variables too. The router's own questions are judged by what they lead to. */
function isGiven(
  grants: Grants,
  coordinate: string,
  args: Given,
  { parentType, fieldName }: GraphQLResolveInfo,
): boolean {
  if (isPlumbing(coordinate)) return true;
  // Stryker disable next-line ArrayDeclaration: a field that is executed is one of its type.
  return givesOnlyGranted(grants, coordinate, parentType.getFields()[fieldName]?.args ?? [], args);
}

/** The library makes each call several promises. What was let through already, for another row or another caller of this agreement, passes. */
function once(guards: Record<string, Record<string, Guard>>, { type, field, verdicts }: Place): Guard {
  // Stryker disable next-line OptionalChaining: the library makes a guard of every rule that it is given.
  const guard = guards[type]?.[field];
  // Stryker disable next-line ConditionalExpression,StringLiteral,CallExpression: for the same reason nothing gets here, and always getting here fails every test.
  if (!guard) throw new Error(`There is no guard for ${type}.${field}.`);
  return (resolve, parent, args, context, info) =>
    isLetThrough(verdicts, `${type}.${field}`, args as Given, context, info)
      ? resolve(parent, args, context, info)
      : guard(resolve, parent, args, context, info);
}

/** What a place asks for stays the same as often as it comes; what it is given does not. */
function isLetThrough(
  verdicts: Verdicts,
  coordinate: string,
  given: Given,
  { asking }: Context,
  info: GraphQLResolveInfo,
) {
  const { grants } = asking.contract;
  return verdicts.passed(grants, info) && isGiven(grants, coordinate, given, info);
}

/** What the libraries were asked to do is looked at, not believed: a field whose resolver is an old one has no guard. */
function requireGuards(before: readonly Place[], behind: readonly Place[]): void {
  const old = new Set(before.map(({ resolve }) => resolve));
  const open = behind.find(({ resolve }) => old.has(resolve));
  if (open) throw new Error(`The gate does not stand before ${open.type}.${open.field}.`);
}

/** A value for each place, as the libraries want them: type → field → value. */
function byField<Value>(
  places: readonly Place[],
  valueOf: (place: Place) => Value,
): Record<string, Record<string, Value>> {
  const values: Record<string, Record<string, Value>> = {};
  for (const place of places) (values[place.type] ??= {})[place.field] = valueOf(place);
  return values;
}
