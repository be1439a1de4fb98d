// A Relay connection over a list: keyset inside, a sealed cursor outside, all pages of the moment of the first.
import { pageSizeDefault } from '@bagi/agreements/pageSizeDefault.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { type Condition, scope } from '@bagi/agreements/scope.ts';
import { columnsOf, kindsOf, ownOf } from './columns.ts';
import { cursorAt, type Moment, placeIn } from './cursor.ts';
import { askedOf } from './asked.ts';
import { page, type Range, sum } from './listing.ts';
import { named, note, type Operation, type Row } from './load.ts';
import type { List } from './reads.ts';
import { sought } from './words.ts';

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** What the caller asks of a list beside the page. */
export interface Wanted {
  readonly conditions?: readonly Condition[];
  readonly ranges?: readonly Range[];
  /** What is searched for, as it was typed. */
  readonly words?: string;
}

export interface Connection {
  readonly edges: readonly { readonly node: Row; readonly cursor: () => string }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: () => string | null;
    readonly endCursor: () => string | null;
  };
  readonly snapshot: { readonly takenAt: string; readonly count?: number; readonly checksum?: string };
}

export type Pages = (list: List, args: PageArguments, wanted?: Wanted) => Promise<Connection>;

/**
 * Pages of lists for one operation. Who is in the list and in which order is settled with the first page; what is told of
 * them, and whether it still may be told, with each page. A cursor is bound to partner, agreement version, list, and what
 * was asked of it.
 */
export function pages({ asking, requested, run, work }: Operation, cursorKey: Uint8Array, now: () => number): Pages {
  const { agreement, schema } = asking.contract;
  const sums = requested.has('Snapshot.count') || requested.has('Snapshot.checksum');
  return async (list, args, { conditions = [], ranges = [], words } = {}) => {
    const size = pageSize(args.first, agreement.limits.pageMax);
    const searched = words === undefined ? {} : { words: sought(words) };
    const bound = [list.operation, conditions, ranges, ...Object.values(searched)];
    const binding = JSON.stringify([agreement.partner, agreement.version, ...bound]);
    const from = typeof args.after === 'string' ? placeIn(cursorKey, binding, args.after, now()) : null;
    const own = ownOf(list, asking.contract).map(({ column }) => ({
      column,
      from: agreement.partner,
      to: agreement.partner,
    }));
    const asked = askedOf(list, conditions, [...own, ...ranges]);
    const { columns, first, further, whole } = work(list, `list ${asked.form}`, () => {
      const columns = columnsOf(list, requested, asking.contract);
      const kinds = kindsOf(list, requested, asking.contract);
      const narrowing = { scope: scope(agreement, schema, list.type), kinds, ...asked.narrowing };
      return {
        columns,
        first: page(list, columns, narrowing, false),
        further: page(list, columns, narrowing, true),
        whole: sum(list, narrowing),
      };
    });

    const given = { ...asked.values, ...searched };
    const after = Object.fromEntries((from?.place ?? []).map((value, index) => [`after${index}`, value]));
    const snapshot = from?.moment.snapshot ?? null;
    const found = await run(from ? further : first, { ...given, snapshot, limit: size + 1, ...after });

    const moment: Moment = from?.moment ?? {
      snapshot: list.past ? momentOf(found) : null,
      takenAt: new Date(now()).toISOString(),
    };
    if (sums && moment.sum === undefined) {
      const summed = (await run(whole, { ...given, snapshot: moment.snapshot })) as [[count: string, checksum: string]];
      for (const [count, checksum] of summed) moment.sum = { count: Number(count), checksum };
    }

    const persons = list.person !== undefined;
    const places = found.slice(0, size).map((values) => ({
      person: persons ? values[list.along.length + 1] : null,
      node: values[list.along.length + 2] === true ? named(columns, values.slice(list.along.length + 3)) : null,
      cursor: () => cursorAt(cursorKey, binding, values.slice(1, list.along.length + 1).map(String), moment),
    }));
    const edges = places.flatMap(({ person, node, cursor }) => {
      if (node) note(asking, person);
      return node ? [{ node, cursor }] : [];
    });
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: {
        hasNextPage: found.length > size,
        hasPreviousPage: from !== null,
        startCursor: () => edges[0]?.cursor() ?? null,
        // Also of a row that is not shown any more: otherwise a page of none but such rows would be the last.
        endCursor: () => places.at(-1)?.cursor() ?? null,
      },
      snapshot: { takenAt: moment.takenAt, ...moment.sum },
    };
  };
}

/** The moment of a first page; a list of nobody has none, and no page after it. */
function momentOf(found: readonly (readonly unknown[])[]): string | null {
  const moment = found.at(0)?.at(0) as string | undefined;
  return moment ?? null;
}

export function pageSize(first: number | null | undefined, pageMax: number): number {
  const size = first ?? pageSizeDefault(pageMax);
  if (size >= 1 && size <= pageMax) return size;
  throw refusal('BAD_USER_INPUT', `first is ${size}; a page has 1 to ${pageMax} entries.`);
}
