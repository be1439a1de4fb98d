// Does with what has landed what its kind asks for: once for each request, in one transaction, however often it is begun.
import { setTimeout as pause } from 'node:timers/promises';
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { Refusal } from '@bagi/agreements/refusals.ts';
import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { type Fault, type Isi, type Kind, kindOf, type Reply, type Request, type Writing } from './kinds.ts';
import { refusedReply } from './replies.ts';
import { namesIn } from './names.ts';
import { kiriman, rekaman } from './tables.ts';

export interface Applier {
  /** What is wrong with each record, by its form and by the reference tables: nothing else has a say. */
  readonly judge: (kind: Kind, records: readonly Isi[]) => Promise<readonly (readonly Fault[])[]>;
  /** Applies a request that has landed, unless that is done, and gives its reply. */
  readonly apply: (id: string) => Promise<Reply>;
  /** Applies what has landed and was not applied, whoever was to do it; gives how many there were. */
  readonly sweep: () => Promise<number>;
  /** Ends sweeping; waits for what is under way. */
  readonly close: () => Promise<void>;
}

export interface ApplierParts {
  /** Connections of the applier's own role. */
  readonly sql: Sql;
  readonly kinds: readonly Kind[];
  readonly agreementOf: (mitra: string, versi: string) => Agreement | undefined;
  readonly onFailure: (kirimanId: string, error: unknown) => void;
  /** Told the text of each statement. */
  readonly onStatement?: (text: string) => void;
  /** How often it looks for what was left; by default never. */
  readonly sweepMs?: number;
}

/** Opens the applier; where it sweeps, it begins at once. */
export function openApplier(parts: ApplierParts): Applier {
  const database = drizzle(parts.sql, {
    casing: 'snake_case',
    logger: { logQuery: (text) => parts.onStatement?.(text) },
  });
  const ending = new AbortController();
  const apply = (id: string) => applied(database, parts, id);
  const sweep = () => swept(database, parts, apply);
  const sweeping = parts.sweepMs === undefined ? Promise.resolve() : sweepOn(sweep, parts, ending.signal);
  return {
    judge: (kind, records) => judged(database, kind, records),
    apply,
    sweep,
    async close() {
      ending.abort();
      await sweeping;
    },
  };
}

/** The row of a request is locked first: whoever comes second finds the reply. */
async function applied(database: PostgresJsDatabase, { kinds, agreementOf }: ApplierParts, id: string): Promise<Reply> {
  return database.transaction(async (writing) => {
    const [request] = await writing.select().from(kiriman).where(eq(kiriman.id, id)).for('update');
    if (!request) throw new Error(`The request ${id} has not landed.`);
    if (request.balasan !== null) return request.balasan as Reply;
    const kind = kindOf(kinds, request.operasi);
    const agreement = agreementOf(request.mitra, request.versi);
    if (!kind || !agreement)
      throw new Error(`The request ${id} is of no kind, or of no agreement, that is known here.`);
    const landed = { ...request, agreement, kinds, rekaman: await recordsOf(writing, id) };
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

/** Every fault of every record: of its form, and codes that no reference table has. */
async function judged(database: PostgresJsDatabase, kind: Kind, records: readonly Isi[]): Promise<Fault[][]> {
  const faults = records.map((isi) => [...kind.faults(isi)]);
  for (const [field, table] of Object.entries(kind.references)) {
    // One statement for each list, also where no code is given: what is sent does not show in how much is asked.
    const codes = records.map((isi) => isi[field]).filter((code) => typeof code === 'string');
    const known = await namesIn(database, table, codes);
    for (const [index, isi] of records.entries()) {
      const code = isi[field];
      if (typeof code !== 'string' || known.has(code)) continue;
      faults[index]?.push({ bidang: field, alasan: 'The reference list has no such id.' });
    }
  }
  return faults;
}

/** One after the other, the oldest first. What another has in hand is waited for, and then found done. */
async function swept(
  database: PostgresJsDatabase,
  { kinds, onFailure }: ApplierParts,
  apply: Applier['apply'],
): Promise<number> {
  const left = await database
    .select({ id: kiriman.id })
    .from(kiriman)
    .where(
      and(
        isNull(kiriman.diterapkan),
        lt(kiriman.cobaLagi, sql`clock_timestamp()`),
        // What a newer release takes in is left to it.
        inArray(
          kiriman.operasi,
          kinds.map(({ operation }) => operation),
        ),
      ),
    )
    .orderBy(asc(kiriman.cobaLagi))
    .limit(100);
  for (const { id } of left) {
    try {
      await apply(id);
    } catch (error) {
      onFailure(id, error);
      await later(database, id);
    }
  }
  return left.length;
}

/** Tried again after a minute, then after twice as long, at last once a day. */
async function later(database: PostgresJsDatabase, id: string): Promise<void> {
  const percobaan = sql`percobaan + 1`;
  const cobaLagi = sql`clock_timestamp() + least(interval '1 minute' * power(2, least(percobaan, 20)), interval '1 day')`;
  await database.update(kiriman).set({ percobaan, cobaLagi }).where(eq(kiriman.id, id));
}

async function sweepOn(sweep: Applier['sweep'], { sweepMs = 0, onFailure }: ApplierParts, signal: AbortSignal) {
  while (!signal.aborted) {
    const found = await sweep().catch((error: unknown) => {
      if (!signal.aborted) onFailure('', error);
      return 0;
    });
    if (found === 0) await pause(sweepMs, undefined, { signal }).catch(() => undefined);
  }
}
