// Writes the record with its seals into a folder that whoever likes can verify without us.
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Sql, TransactionSql } from 'postgres';
import { hashesOf } from '../proving.ts';
import { type SealedLog, sealedLogs, type SealedRow } from '../sealedLogs.ts';
import type { Verifier } from '../signing.ts';
import { perfectTrees } from '../tree.ts';
import { writeFields } from './fields.ts';
import { files, type Line, lineText, type Sides } from './form.ts';

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
  const sets = new Set<string>();
  const lineOf = (line: Line): string => {
    const set = line.row?.['medan'];
    if (typeof set === 'string') sets.add(set);
    return lineText(line);
  };
  for (let at = from; at < to; at += linesAtOnce) {
    const leaves = await sql<{ posisi: string; sumber: string; id: string; leaf: string }[]>`
      select posisi, sumber, baris_id::text as id, encode(sidik, 'hex') as leaf
      from catatan.daun where posisi >= ${at} and posisi < ${Math.min(at + linesAtOnce, to)} order by posisi`;
    const rows = new Map<string, SealedRow>();
    for (const log of sealedLogs) {
      const ids = leaves.filter(({ sumber }) => sumber === log.name).map(({ id }) => id);
      for (const row of await rowsOf(sql, log, ids)) rows.set(row.id, row);
    }
    await write(
      out,
      leaves
        .map(({ posisi, sumber, id, leaf }) =>
          lineOf({ position: Number(posisi), leaf, source: sumber, row: rows.get(id) ?? null }),
        )
        .join(''),
    );
    onProgress(Math.min(at + linesAtOnce, to) - from, to - from);
  }
  // Whoever slips a row in behind the sealer leaves one that no leaf stands for.
  for (const { name, columns } of sealedLogs) {
    const cursor = sql<SealedRow[]>`
      select ${sql.unsafe(columns)} from ${sql(`catatan.${name}`)} as log
      where transaksi <= (select (batas->${name}->>0)::xid8 from catatan.titik order by nomor desc limit 1)
        and not exists (select from catatan.daun where baris_id = log.id)`.cursor(linesAtOnce);
    for await (const rows of cursor)
      await write(out, rows.map((row) => lineOf({ position: null, leaf: null, source: name, row })).join(''));
  }
  await closed(out);
  await writeFields(sql, directory, sets);
}

/** How far the moment of a row may be from the one in its id: a counter says the beginning of its minute. */
const idSlackMs = 2 * 60 * 1000;

/** Rows by their ids, whose time is in the ids, so that of what is kept by the month only the months around are looked into. */
async function rowsOf(
  sql: TransactionSql,
  { name, columns, moment, isMonthly }: SealedLog,
  ids: readonly string[],
): Promise<readonly SealedRow[]> {
  if (ids.length === 0) return [];
  const times = ids.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
  const [from, to] = [momentOf(Math.min(...times) - idSlackMs), momentOf(Math.max(...times) + idSlackMs)];
  return sql<SealedRow[]>`
    select ${sql.unsafe(columns)} from ${sql(`catatan.${name}`)} as log
    where log.id = any(${[...ids]}::uuid[])
      and ${isMonthly ? sql`${sql(moment)} between ${from}::timestamptz and ${to}::timestamptz` : sql`true`}`;
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
