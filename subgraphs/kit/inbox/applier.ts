// Does with what has landed what its kind asks for: once for each request, in one transaction, however often it is begun.
import { Refusal } from '@bagi/agreements/refusals.ts';
import { asc, eq, sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { judged } from './judging.ts';
import { type Fault, type Isi, type Kind, kindOf, type Reply, type Request, type Writing } from './kinds.ts';
import { refusedReply } from './replies.ts';
import type { AgreementOf } from './settling.ts';
import { type Sweeper, sweeping } from './sweeping.ts';
import { kiriman, rekaman } from './tables.ts';

export interface Applier {
  /** What is wrong with each record, by its form and by the reference tables: nothing else has a say. */
  readonly judge: (kind: Kind, records: readonly Isi[]) => Promise<readonly (readonly Fault[])[]>;
  /** Applies a request that has landed, unless that is done, and gives its reply. */
  readonly apply: (id: string) => Promise<Reply>;
  /** Applies what has landed and was not applied, whoever was to do it, and lets in what needs nobody's decision. */
  readonly sweep: () => Promise<void>;
  /** Ends sweeping; waits for what is under way. */
  readonly close: () => Promise<void>;
}

export interface ApplierParts {
  /** Connections of the applier's own role. */
  readonly sql: Sql;
  readonly kinds: readonly Kind[];
  readonly agreementOf: AgreementOf;
  readonly onFailure: (kirimanId: string, error: unknown) => void;
  /** Told the text of each statement that a sender waits for. */
  readonly onStatement?: (text: string) => void;
  /** How often it looks for what was left; by default never. */
  readonly sweepMs?: number;
}

/** Opens the applier; where it sweeps, it begins at once. */
export function openApplier(parts: ApplierParts): Applier {
  const quiet = drizzle(parts.sql, { casing: 'snake_case' });
  const watched = drizzle(parts.sql, {
    casing: 'snake_case',
    logger: { logQuery: (text) => parts.onStatement?.(text) },
  });
  const sweeper: Sweeper = sweeping(quiet, parts, (id) => applied(quiet, parts, id));
  return {
    judge: (kind, records) => judged(watched, kind, records),
    async apply(id) {
      const reply = await applied(watched, parts, id);
      sweeper.wake();
      return reply;
    },
    sweep: sweeper.sweep,
    close: sweeper.close,
  };
}

/** The row of a request is locked first: whoever comes second finds the reply. */
async function applied(database: PostgresJsDatabase, parts: ApplierParts, id: string): Promise<Reply> {
  const { kinds, agreementOf } = parts;
  return database.transaction(async (writing) => {
    const [request] = await writing.select().from(kiriman).where(eq(kiriman.id, id)).for('update');
    if (!request) throw new Error(`The request ${id} has not landed.`);
    if (request.balasan !== null) return request.balasan as Reply;
    const kind = kindOf(kinds, request.operasi);
    const agreement = agreementOf(request.mitra, request.versi);
    if (!kind || !agreement)
      throw new Error(`The request ${id} is of no kind, or of no agreement, that is known here.`);
    const landed = { ...request, agreement, agreementOf, kinds, rekaman: await recordsOf(writing, id) };
    const balasan = await orRefused(() => writing.transaction((inner) => kind.apply(landed, inner)));
    const diterapkan = sql`clock_timestamp()`;
    await writing.update(kiriman).set({ balasan, diterapkan }).where(eq(kiriman.id, id));
    return balasan;
  });
}

/** A refusal is a reply like any other, kept for good; what was done before it is undone. */
async function orRefused(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return refusedReply(error);
    throw error;
  }
}

async function recordsOf(writing: Writing, id: string): Promise<Request['rekaman']> {
  const { id: rekamanId, urutan, jenis, isi } = rekaman;
  const rows = await writing
    .select({ id: rekamanId, urutan, jenis, isi })
    .from(rekaman)
    .where(eq(rekaman.kirimanId, id))
    .orderBy(asc(urutan));
  return rows.map((row) => ({ ...row, isi: row.isi as Isi }));
}
