// A Relay connection over a list: keyset inside, a sealed cursor outside.
import { pageSizeDefault } from '@bagi/agreements/pageSizeDefault.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { type Condition, scope } from '@bagi/agreements/scope.ts';
import { seal, unseal } from '@bagi/identity/seal.ts';
import { columnsOf } from './columns.ts';
import { named, type Operation, type Row } from './load.ts';
import type { List } from './reads.ts';
import { page, type Range } from './statement.ts';

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** What the caller asks of a list beside the page. */
export interface Wanted {
  readonly conditions?: readonly Condition[];
  readonly ranges?: readonly Range[];
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
}

export type Pages = (list: List, args: PageArguments, wanted?: Wanted) => Promise<Connection>;

/** Pages of lists for one operation. A cursor is bound to partner, agreement version, list, and what was asked of it. */
export function pages({ asking, requested, run }: Operation, cursorKey: Uint8Array): Pages {
  const { agreement } = asking.contract;
  return async (list, args, { conditions = [], ranges = [] } = {}) => {
    const size = pageSize(args.first, agreement.limits.pageMax);
    const binding = JSON.stringify([agreement.partner, agreement.version, list.operation, conditions, ranges]);
    const position = typeof args.after === 'string' ? positionIn(cursorKey, binding, args.after) : [];
    const columns = columnsOf(list, requested, asking.contract);
    const inScope = scope(agreement, asking.contract.schema, list.type);
    const statement = page(list, columns, [...inScope, ...conditions], ranges, position.length > 0);
    const after = Object.fromEntries(position.map((value, index) => [`after${index}`, value]));
    const found = await run(statement, { limit: size + 1, ...after });

    const places = list.along.length;
    const edges = found.slice(0, size).map((values) => ({
      node: named(columns, values.slice(places)),
      cursor: () => seal(cursorKey, binding, JSON.stringify(values.slice(0, places))),
    }));
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: {
        hasNextPage: found.length > size,
        hasPreviousPage: position.length > 0,
        startCursor: () => edges[0]?.cursor() ?? null,
        endCursor: () => edges.at(-1)?.cursor() ?? null,
      },
    };
  };
}

function positionIn(cursorKey: Uint8Array, binding: string, cursor: string): string[] {
  const position = unseal(cursorKey, binding, cursor);
  if (position !== null) return JSON.parse(position) as string[];
  throw refusal(
    'BAD_USER_INPUT',
    'after is not a cursor that this list gave you under this agreement, asked in the same way.',
  );
}

function pageSize(first: number | null | undefined, pageMax: number): number {
  const size = first ?? pageSizeDefault(pageMax);
  if (size >= 1 && size <= pageMax) return size;
  throw refusal('BAD_USER_INPUT', `first is ${size}; a page has 1 to ${pageMax} entries.`);
}
