// What the rule of one field has said, remembered for as long as an execution lasts: a page asks it once, not once a row.
import type { Grants } from '@bagi/agreements/grants.ts';
import type { GraphQLResolveInfo } from 'graphql';

export interface Verdicts {
  /** The verdict on a place of an operation under an agreement, if it was given. */
  readonly recall: (grants: Grants, info: GraphQLResolveInfo) => boolean | undefined;
  readonly keep: (grants: Grants, info: GraphQLResolveInfo, verdict: boolean) => void;
}

/** A memory for one field. It holds what an executor makes for one execution alone, and by agreement all the same. */
export function remembered(): Verdicts {
  const known = new WeakMap<Grants, WeakMap<object, boolean>>();
  return {
    recall: (grants, info) => known.get(grants)?.get(placeOf(info)),
    keep(grants, info, verdict) {
      const verdicts = known.get(grants) ?? new WeakMap<object, boolean>();
      known.set(grants, verdicts.set(placeOf(info), verdict));
    },
  };
}

export function isRoot({ path }: GraphQLResolveInfo): boolean {
  return path.prev === undefined;
}

/** The list of field nodes stands for a place; at the root the whole operation is judged, and its fragments stand for it. */
function placeOf(info: GraphQLResolveInfo): object {
  return isRoot(info) ? info.fragments : info.fieldNodes;
}
