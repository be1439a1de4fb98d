// The kinds of what partners may send, as values: which mutation sends it, what is wrong with it by its form, what is done with it.
import type { Agreement, Fact } from '@bagi/agreements/agreement.ts';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Class } from '../classes.ts';

/** The applier's transaction: everything that is done with a request is done in it, or nothing. */
export type Writing = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0];

/** A record as its sender wrote it, coerced on the contract. */
export type Isi = Readonly<Record<string, unknown>>;

/** What is wrong with a record: the field as its sender knows it, and what to do about it. */
export interface Fault {
  readonly bidang: string;
  readonly alasan: string;
}

/** What a mutation answers. It is kept, and said again to whoever sends the same again. */
export type Reply = Readonly<Record<string, unknown>>;

/** A record that has landed. */
export interface Landed {
  readonly id: string;
  readonly urutan: number;
  readonly jenis: string;
  readonly isi: Isi;
}

/** A request that has landed, with what it is judged by. */
export interface Request {
  readonly id: string;
  readonly mitra: string;
  /** First day of the version of the agreement under which it was sent, and that version. */
  readonly versi: string;
  readonly agreement: Agreement;
  /** Any other version of any agreement. */
  readonly agreementOf: (mitra: string, versi: string) => Agreement | undefined;
  readonly diterima: string;
  readonly rekaman: readonly Landed[];
  /** Every kind of this installation. */
  readonly kinds: readonly Kind[];
}

/** schema.table, as PostgreSQL names it: of a table of another subgraph, whose code is not at hand. */
export type TableName = `${string}.${string}`;

/** The list in which the code of a field must stand. */
export interface Reference {
  readonly table: TableName;
  /** Columns that must hold a value: where a table holds codes of several sorts. */
  readonly is?: Readonly<Record<string, string>>;
  /** Columns that must hold what another field of the record says: column → field. */
  readonly agrees?: Readonly<Record<string, string>>;
}

/** What the applier's database role must be given of a table, by the names of its columns. */
export interface Need {
  readonly table: PgTable | TableName;
  readonly select?: readonly string[];
  readonly insert?: readonly string[];
  readonly update?: readonly string[];
  /**
   * Where rows enter as records that were sent: the column that names the record, and the column that names the person. The
   * database then takes no row but of a record of this kind, of a person whom the sender's agreement lets it write about.
   */
  readonly enters?: Entrance;
}

export interface Entrance {
  readonly rekaman: string;
  readonly person: string;
  /** Facts that the row itself states: they stand in for the person's. */
  readonly states?: Readonly<Partial<Record<Fact, Stated>>>;
}

/** Where a stated fact is looked up: the column of the row and the field of the record that hold a code of the table. */
export interface Stated {
  readonly by: string;
  readonly from: string;
  readonly table: TableName;
  readonly column: string;
}

export interface Kind {
  /** The mutation that sends it: nobody lands any of it without being granted this. */
  readonly operation: string;
  /** As records of it are named in the inbox. */
  readonly jenis: string;
  /** The input type of a record. */
  readonly input: string;
  /** Each field that a partner may write, as `Input.field`, and what kind of data it holds. */
  readonly classes: Readonly<Record<string, Class>>;
  /** Everything that is wrong with a record by its form alone. */
  readonly faults: (isi: Isi) => readonly Fault[];
  /** Fields whose codes must stand in a reference table, by their ids. */
  readonly references: Readonly<Record<string, Reference>>;
  readonly needs: readonly Need[];
  /** What is answered where a record has a fault; by default a TandaTerima of a request that was not taken. */
  readonly faulty?: (faults: readonly (readonly Fault[])[]) => Reply;
  /**
   * Does with a request what its kind asks for, and gives the reply; in the applier's transaction, once for each request. A
   * refusal that it throws is the reply, and undoes what was done; anything else that it throws is tried again.
   */
  readonly apply: (request: Request, writing: Writing) => Promise<Reply>;
}

/** The kind that a mutation sends. */
export function kindOf(kinds: readonly Kind[], operation: string): Kind | undefined {
  return kinds.find((kind) => kind.operation === operation);
}
