// A write-back: records that wait for a verifier's decision, and enter a table of the register when it lets them in.
import { eq } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Entrance, Isi, Kind, Landed, Need, Reply, Request, Writing } from './kinds.ts';
import { taken } from './replies.ts';
import { rekaman } from './tables.ts';

/** A record on its way into the register. */
export interface Entering extends Landed {
  readonly mitra: string;
  readonly versi: string;
  readonly diterima: string;
}

export interface WriteBack extends Kind {
  /** The person whom a record is about: by id, and by NIP where a record names both. */
  readonly about: (isi: Isi) => { readonly asnId: string; readonly nip?: string };
  /** Facts that a record itself states, in place of the person's: fact → the code in it and the table it is looked up in. */
  readonly states: NonNullable<Entrance['states']>;
  /** Puts records into the register, each under the id of its record; they have been judged. */
  readonly enter: (records: readonly Entering[], writing: Writing) => Promise<void>;
}

type Said = Pick<WriteBack, 'operation' | 'jenis' | 'input' | 'classes' | 'faults' | 'references' | 'about'>;

interface Into<Table extends PgTable> {
  readonly table: Table;
  /** The row that a record becomes; the id of the record is its name in the register. */
  readonly row: (record: Entering) => Table['$inferInsert'];
  /** Its columns. */
  readonly columns: readonly Extract<keyof Table['_']['columns'], string>[];
  readonly enters: Entrance;
  readonly enter?: WriteBack['enter'];
  readonly needs?: readonly Need[];
}

/** A write-back into one table: a row for each record. */
export function writeBack<Table extends PgTable>(said: Said, into: Into<Table>): WriteBack {
  return {
    ...said,
    states: into.enters.states ?? {},
    needs: [{ table: into.table, insert: into.columns, enters: into.enters }, ...(into.needs ?? [])],
    apply: file,
    enter:
      into.enter ??
      (async (records, writing) => {
        await writing.insert(into.table).values(records.map(into.row));
      }),
  };
}

/** Files every record as one that waits, and says so. */
async function file({ id }: Request, writing: Writing): Promise<Reply> {
  const { id: rekamanId, urutan } = rekaman;
  const filed = await writing
    .update(rekaman)
    .set({ status: 'MENUNGGU' })
    .where(eq(rekaman.kirimanId, id))
    .returning({ id: rekamanId, urutan });
  return taken(id, filed);
}
