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
import { isOpen, mentionsOnlyGranted } from './mentions.ts';
import { isRoot, remembered, type Verdicts } from './verdicts.ts';

type Context = { readonly asking: Asking };
type Resolve = (parent: unknown, args: unknown, context: Context, info: GraphQLResolveInfo) => unknown;
type Guard = (resolve: Resolve, ...asked: Parameters<Resolve>) => unknown;

/** A field that the gate stands before, with what its rule has said. */
interface Place {
  readonly type: string;
  readonly field: string;
  readonly verdicts: Verdicts;
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
    byField(places, (place) => once(guards[place.type]?.[place.field], place)),
  );
  for (const place of places) requireGuard(schema, behind, place);
  return behind;
}

/** Root fields, and fields that return objects: no leaf is reached but through one of them. */
function placesOf(schema: GraphQLSchema): Place[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType()]);
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !isIntrospectionType(type)
      ? Object.values(type.getFields())
          .filter((field) => roots.has(type) || !isLeafType(getNamedType(field.type)))
          .map((field) => ({ type: type.name, field: field.name, verdicts: remembered() }))
      : [],
  );
}

/** A rule of its own for each field; the library's caches are keyed by less than the verdict depends on. */
function ruleOf({ type, field, verdicts }: Place) {
  const coordinate = `${type}.${field}`;
  return rule(coordinate, { cache: 'no_cache' })((_parent, _args, { asking }: Context, info: GraphQLResolveInfo) => {
    const { grants } = asking.contract;
    const verdict = judge(grants, coordinate, info);
    verdicts.keep(grants, info, verdict);
    return verdict;
  });
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

/** The library makes each call several promises. What was let through in this execution already, for another row, passes. */
function once(guard: Guard | undefined, { type, field, verdicts }: Place): Guard {
  if (!guard) throw new Error(`There is no guard for ${type}.${field}.`);
  return (resolve, parent, args, context, info) =>
    verdicts.recall(context.asking.contract.grants, info)
      ? resolve(parent, args, context, info)
      : guard(resolve, parent, args, context, info);
}

/** What the libraries were asked to do is looked at, not believed: a field whose resolver is the old one has no guard. */
function requireGuard(schema: GraphQLSchema, behind: GraphQLSchema, { type, field }: Place): void {
  const [before, after] = [schema, behind].map((one) => {
    const found = one.getType(type);
    return isObjectType(found) ? found.getFields()[field]?.resolve : undefined;
  });
  if (!after || after === before) throw new Error(`The gate does not stand before ${type}.${field}.`);
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
