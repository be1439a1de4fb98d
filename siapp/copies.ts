// Copies of decrees on their way to us: fetched from where SIAPP NV says, kept once, or noted why not and tried again.
import { setTimeout as pause } from 'node:timers/promises';
import type { Door } from '@bagi/outbound/door.ts';
import { OutboundFault } from '@bagi/outbound/fault.ts';
import { typeOfFile } from '@bagi/storage/content.ts';
import type { Scan } from '@bagi/storage/scanner.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import { dokumen, salinanKeppres } from '@bagi/usulan/tables.ts';
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { AskSiapp, Siapp } from './ask.ts';

export interface CopyParts {
  /** Connections of the applier's role. */
  readonly sql: Sql;
  readonly storage: Storage;
  readonly scan: Scan;
  readonly door: Door;
  /** Where SIAPP NV is configured, it is asked for the address again before each further try. */
  readonly siapp?: (Siapp & { readonly ask: AskSiapp }) | undefined;
  readonly onFailure: (error: unknown) => void;
  readonly everyMs: number;
}

export interface Copies {
  readonly close: () => Promise<void>;
}

/** A decree with its annexes. */
const copyMaxBytes = 25 * 1024 ** 2;
const fetchMs = 60_000;
/** Who dies while fetching is followed by another after this. */
const leaseMinutes = 5;

/** Why a copy that came was not kept; beside what an OutboundFault says. */
class Unfit extends Error {}

interface Due {
  readonly id: string;
  readonly asnId: string;
  readonly usulanId: string;
  readonly alamat: string | null;
  readonly percobaan: number;
}

/** Fetches what is due, one after the other, until it is closed. */
export function openCopies(parts: CopyParts): Copies {
  const database = drizzle(parts.sql, { casing: 'snake_case' });
  const ending = new AbortController();
  const working = (async () => {
    while (!ending.signal.aborted) {
      const fetched = await fetchNext(database, parts).catch((error: unknown) => {
        if (!ending.signal.aborted) parts.onFailure(error);
        return false;
      });
      if (!fetched) await pause(parts.everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    async close() {
      ending.abort();
      await working;
    },
  };
}

async function fetchNext(database: PostgresJsDatabase, parts: CopyParts): Promise<boolean> {
  const due = await claim(database);
  if (!due) return false;
  try {
    const alamat = await addressOf(due, parts);
    const { sha256, size } = await fetched(alamat, parts);
    await keep(database, due, sha256, size, alamat);
  } catch (error) {
    const reason = reasonOf(error);
    await later(database, due, reason ?? 'KEGAGALAN_SISTEM');
    if (reason === null) parts.onFailure(error);
  }
  return true;
}

/** Why it was not fetched, where that is for the other side to mend; null when it is for us. */
function reasonOf(error: unknown): string | null {
  if (error instanceof OutboundFault) return error.reason;
  return error instanceof Unfit ? error.message : null;
}

/** Takes the copy that has waited longest; others see it again only when nothing was heard of it. */
async function claim(database: PostgresJsDatabase): Promise<Due | null> {
  const { id, asnId, usulanId, alamat, percobaan, cobaLagi, statusBerkas } = salinanKeppres;
  const next = database
    .select({ id })
    .from(salinanKeppres)
    .where(and(eq(statusBerkas, 'MENUNGGU'), lte(cobaLagi, sql`clock_timestamp()`)))
    .orderBy(asc(cobaLagi))
    .limit(1)
    .for('update', { skipLocked: true });
  const [due] = await database
    .update(salinanKeppres)
    .set({ cobaLagi: sql`clock_timestamp() + make_interval(mins => ${leaseMinutes})` })
    .where(eq(id, next))
    .returning({ id, asnId, usulanId, alamat, percobaan });
  return due ?? null;
}

/** The address may have changed since it was told: a copy that was not there is asked for again. */
async function addressOf({ alamat, percobaan, usulanId }: Due, { siapp }: CopyParts): Promise<string> {
  const told = percobaan > 0 ? await siapp?.ask('salinanKeppres', usulanId).catch(() => null) : null;
  return typeof told?.['downloadUrl'] === 'string' ? told['downloadUrl'] : (alamat ?? '');
}

async function fetched(alamat: string, { door, storage, scan, siapp }: CopyParts) {
  const isTheirs = siapp && URL.canParse(alamat) && new URL(alamat).origin === new URL(siapp.address).origin;
  const headers = isTheirs && siapp.credential ? { authorization: `Bearer ${siapp.credential}` } : {};
  const { status, bytes } = await door.call(alamat, { headers, timeoutMs: fetchMs, maxBytes: copyMaxBytes });
  if (status !== 200) throw new OutboundFault(status === 404 ? 'TIDAK_ADA' : 'JAWABAN_TIDAK_DIKENAL');
  const kept = await storage.receive(bytes, {
    maxBytes: copyMaxBytes,
    async judge({ path }) {
      if ((await typeOfFile(path)) !== 'application/pdf') throw new Unfit('BUKAN_PDF');
      if (!(await scan(path))) throw new Unfit('BERISI_MALWARE');
    },
  });
  if (!kept) throw new OutboundFault('TERLALU_BESAR');
  return kept;
}

async function keep(database: PostgresJsDatabase, due: Due, sha256: string, ukuran: number, alamat: string) {
  await database.transaction(async (writing) => {
    await writing.insert(dokumen).values({
      id: due.id,
      asnId: due.asnId,
      usulanId: due.usulanId,
      jenis: 'Salinan Keppres',
      tipeMedia: 'application/pdf',
      ukuran,
      sha256,
      diterima: sql`clock_timestamp()`,
      berlaku: true,
    });
    await writing
      .update(salinanKeppres)
      .set({ statusBerkas: 'TERSIMPAN', dokumenId: due.id, alasan: null, alamat })
      .where(eq(salinanKeppres.id, due.id));
  });
}

/** After a minute, then twice as long, at last once a day: what the other side mends is found in the end. */
async function later(database: PostgresJsDatabase, { id }: Due, alasan: string): Promise<void> {
  const { percobaan } = salinanKeppres;
  await database
    .update(salinanKeppres)
    .set({
      alasan,
      percobaan: sql`${percobaan} + 1`,
      cobaLagi: sql`clock_timestamp() + least(interval '1 minute' * power(2, least(${percobaan}, 20)), interval '1 day')`,
    })
    .where(eq(salinanKeppres.id, id));
}
