// How one list is matched: read into the database, compared there as one set, its verdicts taken out, its minutes written.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import type { ReservedSql } from 'postgres';
import { minutes } from './minutes.ts';
import { copying } from './copying.ts';
import { type FaultsFile, faultsFile } from './faultsFile.ts';
import { type Form, type Read, reading } from './reading.ts';

/** A list whose turn it is. */
export interface Job {
  readonly id: string;
  readonly mitra: string;
  readonly versi: string;
  readonly triwulan: string;
  readonly bentuk: Form;
  readonly sha256Masukan: string;
  readonly ukuran: number;
  /** Day in Jakarta on which its bytes came. */
  readonly diunggah: string;
}

export interface Matching {
  /** The connection of the worker that holds the lock. */
  readonly sql: ReservedSql;
  readonly storage: Storage;
  readonly agreement: Agreement;
  readonly onProgress: (percent: number) => void;
  readonly signal: AbortSignal;
}

/** Matches a list from its beginning, whatever a run before it may have left. */
export async function match(job: Job, matching: Matching): Promise<void> {
  const { sql, storage, agreement, onProgress } = matching;
  const faults = faultsFile();
  await copying(sql, read(job, matching, faults));
  onProgress(60);
  const [found] = await sql`select * from pemadanan.padankan(${job.id})`;
  onProgress(85);
  await addUnanswered(sql, faults, Number(found?.['kuota_habis']));
  const hasil = await verdicts(sql, storage);
  const { count, first, sha256: cacat } = await faults.keep(storage);
  const counts = {
    sesuai: Number(found?.['sesuai']),
    tidakSesuai: Number(found?.['tidak_sesuai']),
    tidakDitemukan: Number(found?.['tidak_ditemukan']),
    cacat: count,
  };
  const rows = counts.sesuai + counts.tidakSesuai + counts.tidakDitemukan + counts.cacat;
  const beritaAcara = await storage.put(await minutes({ job, agreement, counts, rows, hasil, cacat }));
  matching.signal.throwIfAborted();
  await sql`
    select pemadanan.selesaikan(${job.id}, ${rows}, ${counts.sesuai}, ${counts.tidakSesuai}, ${counts.tidakDitemukan}, ${counts.cacat},
      ${JSON.stringify(first)}::text::jsonb, ${hasil}, ${cacat}, ${beritaAcara})`;
}

/** The rows of the stored list, block by block; what cannot be matched goes aside with its line. */
async function* read(job: Job, { storage, onProgress, signal }: Matching, faults: FaultsFile): AsyncGenerator<Read> {
  const list = await storage.open(job.sha256Masukan);
  if (!list) throw new Error('The list is no longer stored.');
  for await (const block of reading(list.bytes, job.bentuk)) {
    signal.throwIfAborted();
    faults.add(block.faults.map(({ nomor, reason }) => ({ baris: nomor, alasan: reason })));
    onProgress(Math.floor((block.read / list.size) * 60));
    yield block;
  }
}

async function addUnanswered(sql: ReservedSql, faults: FaultsFile, count: number): Promise<void> {
  if (count === 0) return;
  const unanswered = sql`select nomor from pg_temp.putusan where putusan = 'KUOTA_HABIS' order by nomor`.cursor(5_000);
  for await (const rows of unanswered)
    faults.add(rows.map((row) => ({ baris: Number(row['nomor']), alasan: 'KUOTA_HABIS' })));
}

const verdictsMaxBytes = 16 * 1024 ** 3;

/** The verdicts as a stored file, in the order of the lines. */
async function verdicts(sql: ReservedSql, storage: Storage): Promise<string> {
  const stream = await sql
    .unsafe(
      `copy (select nomor as baris, nip, putusan from pg_temp.putusan where putusan <> 'KUOTA_HABIS' order by nomor) to stdout (format csv, header)`,
    )
    .readable();
  const kept = await storage.receive(stream as AsyncIterable<Uint8Array>, { maxBytes: verdictsMaxBytes });
  if (!kept) throw new Error('The verdicts are larger than any list.');
  return kept.sha256;
}
