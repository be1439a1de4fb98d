// Reference lists, tables about no person, along their ids: in pages where they are long, in one piece where they are short.
import { refusal } from '@bagi/agreements/refusals.ts';
import { seal, unseal } from '@bagi/identity/seal.ts';
import { and, asc, type Query, type SQL, sql } from 'drizzle-orm';
import { type PgTable, QueryBuilder } from 'drizzle-orm/pg-core';
import { columnsOf, kindsOf } from './columns.ts';
import { named, type Operation, type Row } from './load.ts';
import { type PageArguments, pageSize } from './pages.ts';
import type { Reference } from './reads.ts';
import { among, columnOf, limit, selection } from './statement.ts';

/** What the caller narrows a reference list to. */
export interface Sought {
  /** Column → what it must be. */
  readonly equal?: Readonly<Record<string, string>>;
  /** Words that stand somewhere in the column, in whatever order, capital or not. */
  readonly words?: { readonly column: string; readonly words: readonly string[] };
}

export interface ReferenceConnection {
  readonly edges: readonly { readonly node: Row; readonly cursor: () => string }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: () => string | null;
    readonly endCursor: () => string | null;
  };
}

export interface References {
  /** A page. Ids are never given twice, so a page continues where the last one ended, whatever was added since. */
  readonly page: (list: Reference, args: PageArguments, sought?: Sought) => Promise<ReferenceConnection>;
  /** All of it: for tables that are short by their nature. */
  readonly whole: (list: Reference) => Promise<readonly Row[]>;
}

const build = new QueryBuilder({ casing: 'snake_case' });
const after = sql.placeholder('after');
const patterns = sql.placeholder('patterns');

/** Reference lists for one operation. A cursor is bound to partner, agreement version, list, and what was sought in it. */
export function references(operation: Operation, cursorKey: Uint8Array): References {
  const { agreement } = operation.asking.contract;
  return {
    async page(list, args, sought = {}) {
      const size = pageSize(args.first, agreement.limits.pageMax);
      const binding = JSON.stringify([agreement.partner, agreement.version, list.operation, sought]);
      const from = typeof args.after === 'string' ? idIn(cursorKey, binding, args.after) : null;
      const rows = await read(operation, list, sought, { after: from, limit: size + 1 });
      const edges = rows.slice(0, size).map((node) => ({ node, cursor: () => seal(cursorKey, binding, node.id) }));
      return {
        edges,
        nodes: edges.map(({ node }) => node),
        pageInfo: {
          hasNextPage: rows.length > size,
          hasPreviousPage: from !== null,
          startCursor: () => edges[0]?.cursor() ?? null,
          endCursor: () => edges.at(-1)?.cursor() ?? null,
        },
      };
    },
    whole: (list) => read(operation, list, {}, { after: null, limit: null }),
  };
}

async function read(
  { asking, requested, run, work }: Operation,
  list: Reference,
  { equal = {}, words }: Sought,
  values: { after: string | null; limit: number | null },
): Promise<Row[]> {
  const same = Object.keys(equal);
  const continued = values.after !== null;
  const { columns, statement } = work(list, JSON.stringify([same, words?.column, continued]), () => {
    const columns = ['id', ...columnsOf(list, requested, asking.contract).filter((column) => column !== 'id')];
    const kinds = kindsOf(list, requested, asking.contract).map((one) => among(list.table, one));
    const conditions = [...kinds, ...conditionsOf(list.table, same, words?.column)];
    return { columns, statement: inOrder(list.table, columns, conditions, continued) };
  });
  const sought = Object.fromEntries(same.map((name, index) => [`equal${index}`, equal[name]]));
  const found = await run(statement, { ...values, ...sought, patterns: words?.words.map(pattern) });
  return found.map((row) => named(columns, row));
}

function inOrder(table: PgTable, columns: readonly string[], conditions: readonly SQL[], continued: boolean): Query {
  const id = columnOf(table, 'id');
  const rows = build.select(selection(table, columns)).from(table);
  const where = and(...conditions, continued ? sql`${id} > ${after}` : undefined);
  return rows.where(where).orderBy(asc(id)).limit(limit).toSQL();
}

function conditionsOf(table: PgTable, same: readonly string[], worded: string | undefined): SQL[] {
  return [
    ...same.map((name, index) => sql`${columnOf(table, name)} = ${sql.placeholder(`equal${index}`)}`),
    ...(worded === undefined ? [] : [sql`${columnOf(table, worded)} ilike all(${patterns}::text[])`]),
  ];
}

/** A word anywhere; the signs that mean something to PostgreSQL's patterns mean themselves. */
function pattern(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

function idIn(cursorKey: Uint8Array, binding: string, cursor: string): string {
  const id = unseal(cursorKey, binding, cursor);
  if (id !== null) return id;
  throw refusal(
    'BAD_USER_INPUT',
    'after is not a cursor that this list gave you under this agreement, asked in the same way.',
  );
}
