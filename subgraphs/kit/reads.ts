// The reads of a subgraph, as values: what is fetched, by what, for which type. There is no other way to a table.
import type { PgTable } from 'drizzle-orm/pg-core';
import { type cakupanAsn, cakupanAsnLampau } from './tables.ts';

type Columns<Table extends PgTable> = Extract<keyof Table['_']['columns'], string>;
type FactColumn = Columns<typeof cakupanAsn>;

interface What<Table extends PgTable> {
  /** GraphQL type that the rows become. */
  readonly type: string;
  /** Column with the person's id; a table about no person has none. */
  readonly person?: Columns<Table>;
  /** Fields that are not a column of the same name: coordinate → the columns it is made of. */
  readonly needs?: Readonly<Record<string, readonly Columns<Table>[]>>;
  /** Columns read whatever is asked: keys for further reads. */
  readonly keep?: readonly Columns<Table>[];
  /** Where a table holds several kinds of rows: those that it reads, each with the field that opens it. */
  readonly kinds?: Kinds<Columns<Table>>;
  /** The fields that lead to it: nothing is read by it unless one of them is granted. */
  readonly through?: readonly string[];
  /** Where rows belong to partners: the column with the partner's name. No row of another is read. */
  readonly own?: Columns<Table>;
}

/** Rows of no other kind are read, and the database gives a role none of a kind that is not granted. */
interface Kinds<Column extends string> {
  readonly column: Column;
  /** What stands in the column → the coordinate that must be granted for it. */
  readonly opens: Readonly<Record<string, string>>;
}

interface Reading {
  readonly table: PgTable;
  readonly type: string;
  readonly needs: Readonly<Record<string, readonly string[]>>;
  readonly keep: readonly string[];
  readonly kinds?: Kinds<string>;
  readonly through?: readonly string[];
  readonly own?: string;
}

/** A read by key: each key gives one row or none, or, with an order, any number. */
export interface Read extends Reading {
  readonly by: string;
  readonly person?: string;
  /** Column that puts the rows in order, where it is granted; otherwise what is granted does. */
  readonly order?: string;
}

/** A list in pages, along columns that together never repeat. */
export interface List extends Reading {
  /** The operation that it answers; it also tells its cursors from those of other lists. */
  readonly operation: string;
  /** None for a table about no person. */
  readonly person?: string;
  readonly along: readonly string[];
  /** What its operation may narrow it by: a column or fact → the coordinate that must be granted for it. */
  readonly by: Readonly<Record<string, string>>;
  /** Whether rows are found and put in order by the facts about persons, rather than by the table itself. */
  readonly overPersons: boolean;
  /** Where rows are kept as they were, so that the list can be read as it stood when its first page was. */
  readonly past?: PgTable;
  /** Facts about its persons that the table has copies of, to find rows by: a trigger keeps them. */
  readonly copies?: readonly string[];
  /** Where the list is of what persons belong to: rows with somebody in scope, and no other. */
  readonly holders?: Holders;
  /** Column of the words that rows are searched by. */
  readonly words?: string;
}

/** The persons by whom a row that is about no person is listed. */
export interface Holders {
  /** The fact of theirs that names the row. */
  readonly of: FactColumn;
  /** Facts that the operation asks of them. */
  readonly by: readonly FactColumn[];
}

/** How many rows there are, by columns that its operation names. */
export interface Counts extends Reading {
  readonly operation: string;
  readonly person: string;
  /** What its operation may narrow it by: a column → the coordinate that must be granted for it. */
  readonly by: Readonly<Record<string, string>>;
}

/** A list of codes, along their ids: of a table about no person. */
export interface Reference extends Reading {
  /** The field that it answers; it also tells its cursors from those of other lists. */
  readonly operation: string;
  /** What it may be narrowed by: a column → the coordinate that must be granted for it. */
  readonly by: Readonly<Record<string, string>>;
  readonly person?: undefined;
}

/** Everything that a subgraph may read. */
export type AnyRead = Read | List | Counts | Reference;

/** At most one row for each key. */
export function one<Table extends PgTable>(table: Table, read: What<Table> & { readonly by: Columns<Table> }): Read {
  return { needs: {}, keep: [], ...read, table };
}

/** Any number of rows for each key, in a stated order; a field that means the order needs its column. */
export function many<Table extends PgTable>(
  table: Table,
  read: What<Table> & { readonly by: Columns<Table>; readonly order: Columns<Table> },
): Read {
  return { needs: {}, keep: [], ...read, table };
}

/** Rows of a table over everyone in scope, in pages along its own columns. */
export function list<Table extends PgTable>(
  table: Table,
  read: What<Table> & {
    readonly operation: string;
    readonly person: Columns<Table>;
    readonly along: readonly Columns<Table>[];
    readonly by: Readonly<Partial<Record<Columns<Table>, string>>>;
    readonly past: PgTable;
    readonly copies?: readonly (Columns<Table> & FactColumn)[];
  },
): List {
  return { needs: {}, keep: [], ...read, by: defined(read.by), table, overPersons: false };
}

/** Rows of a table about no person, which stay as they were written, in pages along its own columns. */
export function entries<Table extends PgTable>(
  table: Table,
  read: Omit<What<Table>, 'person'> & {
    readonly operation: string;
    readonly along: readonly Columns<Table>[];
    readonly by: Readonly<Partial<Record<Columns<Table>, string>>>;
  },
): List {
  return { needs: {}, keep: [], ...read, by: defined(read.by), table, overPersons: false };
}

/** How many rows of a table about persons in scope there are; the type of the answer says by which columns. */
export function counts<Table extends PgTable>(
  table: Table,
  read: Pick<What<Table>, 'type'> & {
    readonly operation: string;
    readonly person: Columns<Table>;
    readonly by: Readonly<Partial<Record<Columns<Table>, string>>>;
  },
): Counts {
  return { needs: {}, keep: [], ...read, by: defined(read.by), table };
}

/** Persons in scope, in pages along the facts about them. */
export function persons<Table extends PgTable>(
  table: Table,
  read: What<Table> & {
    readonly operation: string;
    readonly person: Columns<Table>;
    readonly along: readonly FactColumn[];
    readonly by: Readonly<Partial<Record<FactColumn, string>>>;
  },
): List {
  return { needs: {}, keep: [], ...read, by: defined(read.by), table, overPersons: true, past: cakupanAsnLampau };
}

/** Rows of a table about no person to which somebody in scope belongs, searched by words, in pages along its own columns. */
export function held<Table extends PgTable>(
  table: Table,
  read: Omit<What<Table>, 'person'> & {
    readonly operation: string;
    readonly holders: Holders;
    readonly words: Columns<Table>;
    readonly along: readonly Columns<Table>[];
    readonly by: Readonly<Partial<Record<Columns<Table>, string>>>;
    readonly past: PgTable;
  },
): List {
  return { needs: {}, keep: [], ...read, by: defined(read.by), table, overPersons: false };
}

/** The codes of a table about no person. */
export function reference<Table extends PgTable>(
  table: Table,
  read: Omit<What<Table>, 'person' | 'through'> & {
    readonly operation: string;
    readonly by?: Readonly<Partial<Record<Columns<Table>, string>>>;
  },
): Reference {
  return { needs: {}, keep: [], ...read, by: defined(read.by ?? {}), table };
}

function defined(by: Readonly<Partial<Record<string, string>>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(by).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
