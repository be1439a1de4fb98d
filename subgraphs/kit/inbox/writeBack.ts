// A write-back: records that wait for a verifier's decision, and enter a table of the register when it lets them in.
import { eq } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Entrance, Isi, Kind, Landed, Reply, Request, Writing } from './kinds.ts';
import { type Over, put } from './putting.ts';
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
  /** Facts that a record itself states, in place of the person's. */
  readonly states: NonNullable<Entrance['states']>;
  /** Whether its sender is the source of what it says, so that nobody else has to verify it. */
  readonly ownSource: boolean;
  /** Puts records into the register, each under the id of its record; they have been judged. */
  readonly enter: (records: readonly Entering[], writing: Writing) => Promise<void>;
}

type Said = Pick<WriteBack, 'operation' | 'jenis' | 'input' | 'classes' | 'faults' | 'references' | 'about'>;

interface Into<Table extends PgTable> {
  readonly table: Table;
  /** The columns that a record fills in. */
  readonly columns: readonly Extract<keyof Table['_']['columns'], string>[];
  readonly enters: Entrance;
  /** The rows that records become; by default what was sent, under the id of its record. */
  readonly rows?: (records: readonly Entering[], writing: Writing) => Promise<readonly Row[]> | readonly Row[];
  /** Where a person has one row: the later one takes the place of the one before. */
  readonly over?: Over;
  readonly ownSource?: boolean;
}

type Row = Readonly<Record<string, unknown>>;

/** A write-back into one table: a row for each record. */
export function writeBack<Table extends PgTable>(said: Said, into: Into<Table>): WriteBack {
  const { table, columns, enters, rows = asSent, over } = into;
  return {
    ...said,
    states: enters.states ?? {},
    ownSource: into.ownSource ?? false,
    needs: [
      { table, insert: columns, enters, ...(over && { select: columns, update: columns }) },
      { table: 'asn.asn', select: ['id', 'nip'] },
    ],
    apply: file,
    async enter(records, writing) {
      await put(writing, table, columns, await rows(records, writing), over);
    },
  };
}

function asSent(records: readonly Entering[]): Row[] {
  return records.map(({ id, isi }) => ({ ...isi, id }));
}

/** Of several records about one person, the last: where a person has one row. */
export function lastOfEach(records: readonly Entering[]): Entering[] {
  return [...new Map(records.map((record) => [record.isi['asnId'], record])).values()];
}

export function isWriteBack(kind: Kind | undefined): kind is WriteBack {
  return kind !== undefined && 'enter' in kind;
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
