// Entities that are still to be filled: where they stand in what has come so far, and by what a subgraph knows them.
import type { FlattenNodePathSegment, RequiresSelection } from '@graphql-hive/router-query-planner';

export type Data = Record<string, unknown>;

/** The objects at the end of a path, through lists and past what is null. */
export function entitiesAt(data: unknown, path: readonly FlattenNodePathSegment[]): Data[] {
  let here: unknown[] = [data];
  for (const segment of path) {
    if (segment === '@') here = here.flat();
    else if ('Field' in segment) here = here.map((one) => (isObject(one) ? one[segment.Field] : null));
    else here = here.filter((one) => isObject(one) && segment.TypeCondition.includes(String(one['__typename'])));
  }
  return here.flat(Infinity).filter(isObject);
}

/** What of an entity is given to the subgraph that is to fill it; null for one of another type, or without its key. */
export function representationOf(entity: Data, requires: readonly RequiresSelection[]): Data | null {
  for (const one of requires) {
    if (one.kind !== 'InlineFragment') throw new Error('A plan requires fields of no type.');
    if (entity['__typename'] === one.typeCondition) return required(entity, one.selections);
  }
  return null;
}

function required(from: Data, selections: readonly RequiresSelection[]): Data | null {
  const found: Data = {};
  for (const one of selections) {
    if (one.kind !== 'Field') throw new Error('A plan requires a fragment of a fragment.');
    const value = from[one.alias ?? one.name];
    if (value === undefined || (value === null && one.name === 'id')) return null;
    found[one.name] = one.selections && isObject(value) ? required(value, one.selections) : value;
  }
  return found;
}

export function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
