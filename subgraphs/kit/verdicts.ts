// What the rule of one field has let through, remembered by agreement and by what was judged: an operation asks it once,
// and not again for the next row, nor when the operation comes again.
import type { Grants } from '@bagi/agreements/grants.ts';
import type { GraphQLResolveInfo } from 'graphql';

/** What a rule looks at, beside the grants. Two that are the same have the same verdict. */
interface Judged extends Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'operation'> {
  /** At the root the whole operation is judged. */
  readonly atRoot: boolean;
}

export interface Verdicts {
  /** Whether this very place, in this very operation, has been let through under these grants. */
  readonly passed: (grants: Grants, info: GraphQLResolveInfo) => boolean;
  /** Remembers that it has. A refusal is not remembered: it is judged anew. */
  readonly pass: (grants: Grants, info: GraphQLResolveInfo) => void;
}

/**
 * A memory for one field. It lives as long as the documents and the grants that it is about. Documents are never changed,
 * but plans share parts of documents whose fragments differ, and variables decide which fields are merged: so everything
 * that was judged is compared, and the first node is only where to look.
 */
export function remembered(): Verdicts {
  const known = new WeakMap<Grants, WeakMap<object, Judged>>();
  /** The very same place, for the next row. */
  const again = new WeakMap<object, Grants>();
  return {
    passed(grants, info) {
      // Stryker disable next-line ConditionalExpression: what is not known to be the same is compared, which takes longer; that is all.
      if (again.get(info) === grants) return true;
      const judged = known.get(grants)?.get(placeOf(info));
      if (judged === undefined || !isSame(judged, judgedIn(info))) return false;
      // Stryker disable next-line CallExpression: the same.
      again.set(info, grants);
      return true;
    },
    pass(grants, info) {
      const passed = known.get(grants) ?? new WeakMap<object, Judged>();
      known.set(grants, passed.set(placeOf(info), judgedIn(info)));
    },
  };
}

export function isRoot({ path }: Pick<GraphQLResolveInfo, 'path'>): boolean {
  return path.prev === undefined;
}

function placeOf({ fieldNodes: [first], operation }: GraphQLResolveInfo): object {
  return first ?? operation;
}

function judgedIn(info: GraphQLResolveInfo): Judged {
  const { fieldNodes, fragments, operation } = info;
  return { fieldNodes, fragments, operation, atRoot: isRoot(info) };
}

function isSame(one: Judged, other: Judged): boolean {
  return (
    one.operation === other.operation &&
    one.atRoot === other.atRoot &&
    isSameList(one.fieldNodes, other.fieldNodes) &&
    areSame(one.fragments, other.fragments)
  );
}

function isSameList(these: readonly object[], those: readonly object[]): boolean {
  return these.length === those.length && these.every((one, index) => one === those[index]);
}

function areSame(these: Judged['fragments'], those: Judged['fragments']): boolean {
  const names = Object.keys(these);
  return names.length === Object.keys(those).length && names.every((name) => these[name] === those[name]);
}
