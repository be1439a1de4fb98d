// Writes the record with its seals into a folder that whoever likes can verify without us.
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Sql, TransactionSql } from 'postgres';
import { rowColumns } from '../../reading.ts';
import type { Row } from '../../row.ts';
import { hashesOf } from '../proving.ts';
import type { Verifier } from '../signing.ts';
import { perfectTrees } from '../tree.ts';
import { files, lineText, type Sides } from './form.ts';

export interface Exporting {
  readonly directory: string;
  readonly verifiers: readonly Verifier[];
  /** Accesses of this time, and some to both sides; all without. */
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  readonly onProgress: (written: number, all: number) => void;
}

const linesAtOnce = 5_000;

/** Exports what one moment shows; says how many leaves it wrote. */
export async function exportLog(sql: Sql, exporting: Exporting): Promise<number> {
  const { directory, verifiers } = exporting;
  mkdirSync(directory, { recursive: true });
  return sql.begin<Promise<number>>('isolation level repeatable read read only', async (snapshot) => {
    const sides = await sidesOf(snapshot, exporting);
    writeFileSync(join(directory, files.keys), verifiers.map(({ text }) => `${text}\n`).join(''), { flag: 'wx' });
    writeFileSync(join(directory, files.sides), `${JSON.stringify(sides, null, 2)}\n`, { flag: 'wx' });
    await writeCheckpoints(snapshot, directory, sides);
    await writeRows(snapshot, exporting, sides);
    await writeStamps(snapshot, directory);
    return sides.to - sides.from;
  });
}

async function sidesOf(sql: TransactionSql, { fromMs, untilMs }: Exporting): Promise<Sides> {
  const [sizes] = await sql<{ size: number; first: number }[]>`
    select coalesce(max(ukuran), 0)::float8 as size,
      coalesce(max(ukuran) filter (where waktu <= ${momentOf(fromMs ?? 0)}::timestamptz), 0)::float8 as first
    from catatan.titik`;
  const until = momentOf(untilMs ?? 0);
  const [ended] = await sql<{ beyond: number }[]>`
    select ukuran::float8 as beyond from catatan.titik
    where waktu >= ${until}::timestamptz and substring(naskah from 'complete ([0-9TZ:.-]+)')::timestamptz >= ${until}::timestamptz
    order by nomor limit 1`;
  const size = sizes?.size ?? 0;
  const from = fromMs === null ? 0 : (sizes?.first ?? 0);
  const to = Math.max(from, untilMs === null ? size : (ended?.beyond ?? size));
  const [left, right] = await Promise.all(
    [perfectTrees(0, from), perfectTrees(to, size)].map(async (nodes) =>
      (await hashesOf(sql, nodes)).map((hash) => Buffer.from(hash).toString('hex')),
    ),
  );
  return { from, to, size, left: left ?? [], right: right ?? [], keptSince: await keptSince(sql) };
}

/** The first moment of the oldest month that is there. */
async function keptSince(sql: TransactionSql): Promise<string | null> {
  const rows = await sql<{ bound: string }[]>`
    select pg_get_expr(relpartbound, oid) as bound from pg_class
    where oid in (select inhrelid from pg_inherits where inhparent = 'catatan.akses'::regclass)`;
  const moments = rows.flatMap(({ bound }) => {
    const [, from] = /FROM \('([^']+)'\)/.exec(bound) ?? [];
    return from === undefined ? [] : [Date.parse(from.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))];
  });
  return moments.length === 0 ? null : new Date(Math.min(...moments)).toISOString();
}

async function writeCheckpoints(sql: TransactionSql, directory: string, { from, to }: Sides): Promise<void> {
  const out = createWriteStream(join(directory, files.checkpoints), { flags: 'wx' });
  // Those at the sizes where the leaves begin and end, those between, and the newest.
  const cursor = sql<{ naskah: string }[]>`
    select naskah from catatan.titik
    where ukuran between ${from} and ${to} or nomor = (select max(nomor) from catatan.titik)
    order by nomor`.cursor(linesAtOnce);
  for await (const rows of cursor) await write(out, rows.map(({ naskah }) => `${naskah}\n`).join(''));
  await closed(out);
}

async function writeRows(
  sql: TransactionSql,
  { directory, onProgress }: Exporting,
  { from, to }: Sides,
): Promise<void> {
  const out = createWriteStream(join(directory, files.rows), { flags: 'wx' });
  for (let at = from; at < to; at += linesAtOnce) {
    const leaves = await sql<{ posisi: string; sumber: string; id: string; leaf: string }[]>`
      select posisi, sumber, baris_id::text as id, encode(sidik, 'hex') as leaf
      from catatan.daun where posisi >= ${at} and posisi < ${Math.min(at + linesAtOnce, to)} order by posisi`;
    const rows = await rowsOf(
      sql,
      leaves.map(({ id }) => id),
    );
    await write(
      out,
      leaves
        .map(({ posisi, sumber, id, leaf }) =>
          lineText({ position: Number(posisi), leaf, source: sumber, row: rows.get(id) ?? null }),
        )
        .join(''),
    );
    onProgress(Math.min(at + linesAtOnce, to) - from, to - from);
  }
  // Whoever slips a row in behind the sealer leaves one that no leaf stands for.
  const cursor = sql<Row[]>`
    select ${sql.unsafe(rowColumns)} from catatan.akses
    where transaksi <= (select (batas->'akses'->>0)::xid8 from catatan.titik order by nomor desc limit 1)
      and not exists (select from catatan.daun where baris_id = akses.id)`.cursor(linesAtOnce);
  for await (const rows of cursor)
    await write(out, rows.map((row) => lineText({ position: null, leaf: null, source: 'akses', row })).join(''));
  await closed(out);
}

/** Rows by their ids, whose time is in the ids, so that only the months around are looked into. */
async function rowsOf(sql: TransactionSql, ids: readonly string[]): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const times = ids.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
  const rows = await sql<Row[]>`
    select ${sql.unsafe(rowColumns)} from catatan.akses
    where waktu between ${momentOf(Math.min(...times))}::timestamptz and ${momentOf(Math.max(...times))}::timestamptz
      and id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function writeStamps(sql: TransactionSql, directory: string): Promise<void> {
  mkdirSync(join(directory, files.stamps), { recursive: true });
  const cursor = sql<{ nomor: string; token: Buffer }[]>`select nomor, token from catatan.stempel`.cursor(100);
  for await (const rows of cursor)
    for (const { nomor, token } of rows)
      writeFileSync(join(directory, files.stamps, `${nomor}.tsr`), token, { flag: 'wx' });
}

async function write(out: NodeJS.WritableStream, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}

async function closed(out: NodeJS.WritableStream): Promise<void> {
  out.end();
  await once(out, 'finish');
}

function momentOf(ms: number): string {
  return new Date(ms).toISOString();
}
