// Lists wait for their turn in the database; whoever holds the one lock matches them, one after the other, until none is left.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import type { ReservedSql, Sql } from 'postgres';
import { type Job, match } from './matching.ts';
import { HeadingFault, type Form } from './reading.ts';

/** Any number, so long as every process takes the same lock. */
const lock = 7_201_5;

/** How often it is looked for lists that another process left behind. */
const lookEveryMs = 60_000;

/** How often progress is written down. */
const noteEveryMs = 1_000;

/** PostgreSQL's code of our own for an agreement that is not in force. */
const notInForce = 'BP001';

export interface QueueParts {
  /** Connections that are the worker's role. */
  readonly sql: Sql;
  readonly storage: Storage;
  /** The agreement of a partner by its version; none when its document is gone. */
  readonly agreementOf: (partner: string, version: string) => Agreement | undefined;
  readonly onFailure: (id: string, error: unknown) => void;
}

export interface Received {
  readonly id: string;
  readonly partner: string;
  readonly sha256: string;
  readonly size: number;
}

export interface Queue {
  /** Takes note that the bytes of an announced list are stored; its status, or null when none was announced. */
  readonly received: (list: Received) => Promise<string | null>;
  /** Stops the work under way, which begins anew at the next start. */
  readonly close: () => Promise<void>;
}

/** Opens the queue, and goes on with what was left. */
export function openQueue(parts: QueueParts): Queue {
  const ending = new AbortController();
  let working: Promise<void> | null = null;
  let isAsked = false;
  const wake = () => {
    isAsked = true;
    working ??= work().finally(() => (working = null));
  };
  const work = async () => {
    while (isAsked && !ending.signal.aborted) {
      isAsked = false;
      await drain(parts, ending.signal).catch((error: unknown) => parts.onFailure('', error));
    }
  };
  const looking = setInterval(wake, lookEveryMs).unref();
  wake();
  return {
    async received({ id, partner, sha256, size }) {
      try {
        const [taken] = await parts.sql`select status from pemadanan.terima(${id}, ${partner}, ${sha256}, ${size})`;
        wake();
        return taken ? String(taken['status']) : null;
      } catch (error) {
        if (reasonOf(error) === null) throw error;
        return null;
      }
    },
    async close() {
      clearInterval(looking);
      ending.abort();
      await working;
    },
  };
}

/** Matches every list that waits, unless another process is at it. */
async function drain(parts: QueueParts, signal: AbortSignal): Promise<void> {
  const sql = await parts.sql.reserve();
  try {
    const [held] = await sql`select pg_try_advisory_lock(${lock}) as mine`;
    if (held?.['mine'] !== true) return;
    try {
      let goesOn = true;
      while (goesOn && !signal.aborted) {
        const job = await next(sql);
        goesOn = job !== null && (await one(job, sql, parts, signal));
      }
    } finally {
      await sql`select pg_advisory_unlock(${lock})`;
    }
  } finally {
    sql.release();
  }
}

async function next(sql: ReservedSql): Promise<Job | null> {
  const [row] = await sql`
    select *, (diunggah at time zone 'Asia/Jakarta')::date::text as hari from pemadanan.mulai()`;
  if (!row) return null;
  return {
    id: String(row['id']),
    mitra: String(row['mitra']),
    versi: String(row['versi']),
    triwulan: String(row['triwulan']),
    bentuk: row['bentuk'] as Form,
    sha256Masukan: String(row['sha256_masukan']),
    ukuran: Number(row['ukuran']),
    diunggah: String(row['hari']),
  };
}

/** One list to its end. What fails for a reason of the list is told; what fails otherwise is tried again, but not at once. */
async function one(job: Job, sql: ReservedSql, parts: QueueParts, signal: AbortSignal): Promise<boolean> {
  let notedAt = 0;
  const onProgress = (percent: number) => {
    if (performance.now() - notedAt < noteEveryMs) return;
    notedAt = performance.now();
    parts.sql`select pemadanan.catat(${job.id}, ${percent})`.catch(() => {});
  };
  try {
    const agreement = parts.agreementOf(job.mitra, job.versi);
    if (!agreement) throw Object.assign(new Error('The agreement has no document.'), { code: notInForce });
    await match(job, { sql, storage: parts.storage, agreement, onProgress, signal });
  } catch (error) {
    if (signal.aborted) return false;
    const reason = reasonOf(error);
    if (reason === null) {
      parts.onFailure(job.id, error);
      return false;
    }
    await sql`select pemadanan.gagalkan(${job.id}, ${reason})`;
  }
  return true;
}

function reasonOf(error: unknown): string | null {
  if (error instanceof HeadingFault) return 'JUDUL_KOLOM';
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return code === notInForce ? 'PERJANJIAN_TIDAK_BERLAKU' : null;
}
