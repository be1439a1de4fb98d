// Proofs out of the database: a few ranges of hashes are read, and everything between is reckoned.
import type { Sql, TransactionSql } from 'postgres';
import { checkpointIn } from './checkpoint.ts';
import { consistencyRanges, continues, includes, inclusionRanges, nodesOf, type Range } from './proofs.ts';
import { BrokenLog } from './round.ts';
import type { Verifier } from './signing.ts';
import { edgeOf, type Hash, type Node, perfectTrees, rootOf } from './tree.ts';

export interface Inclusion {
  readonly position: number;
  readonly leaf: Hash;
  readonly path: readonly Hash[];
  /** The checkpoint whose tree it is in, as it is signed. */
  readonly checkpoint: string;
}

/** The proof that an access of a partner is in the tree of a size, or of the newest; null of whatever is not there or not theirs. */
export async function inclusion(
  sql: Sql,
  verifiers: readonly Verifier[],
  { id, partner, size }: { readonly id: string; readonly partner: string; readonly size: number | null },
): Promise<Inclusion | null> {
  const [found] = await sql<{ posisi: string; sidik: Buffer }[]>`
    select posisi, sidik from catatan.daun where baris_id = ${id}::uuid and mitra = ${partner}`;
  const text = await checkpointOfSize(sql, size);
  if (!found || text === null) return null;
  const checkpoint = checkpointIn(text, verifiers);
  const position = Number(found.posisi);
  if (typeof checkpoint === 'string')
    throw new BrokenLog(`A checkpoint in the database is none of this log: ${checkpoint}.`);
  if (position >= checkpoint.size) return null;
  const path = await pathOf(sql, inclusionRanges(position, checkpoint.size));
  if (!includes(found.sidik, position, checkpoint.size, path, checkpoint.root)) throw new BrokenLog(unproven);
  return { position, leaf: found.sidik, path, checkpoint: text };
}

/** The proof that the tree of one checkpoint begins with that of another; null when there are none of these sizes. */
export async function consistency(
  sql: Sql,
  verifiers: readonly Verifier[],
  [earlier, later]: readonly [earlier: number, later: number],
): Promise<Hash[] | null> {
  const texts = [await checkpointOfSize(sql, earlier), await checkpointOfSize(sql, later)];
  const [before, after] = texts.map((text) => (text === null ? 'NOT_A_CHECKPOINT' : checkpointIn(text, verifiers)));
  if (!before || !after || typeof before === 'string' || typeof after === 'string') return null;
  if (earlier === 0 || earlier > later) return null;
  const path = await pathOf(sql, consistencyRanges(earlier, later));
  if (!continues([earlier, before.root], [later, after.root], path)) throw new BrokenLog(unproven);
  return path;
}

const unproven = 'A proof that was asked for does not hold: the hashes in the database were changed.';

/** Checkpoints from a number on, oldest first. */
export async function checkpointsFrom(sql: Sql, number: number, countMax: number): Promise<string[]> {
  const rows = await sql<{ naskah: string }[]>`
    select naskah from catatan.titik where nomor >= ${number} order by nomor limit ${countMax}`;
  return rows.map(({ naskah }) => naskah);
}

/** The newest checkpoint of a size, or of all. */
async function checkpointOfSize(sql: Sql, size: number | null): Promise<string | null> {
  const [row] =
    size === null
      ? await sql<{ naskah: string }[]>`select naskah from catatan.titik order by nomor desc limit 1`
      : await sql<{ naskah: string }[]>`
          select naskah from catatan.titik where ukuran = ${size} order by nomor desc limit 1`;
  return row?.naskah ?? null;
}

async function pathOf(sql: Sql, ranges: readonly Range[]): Promise<Hash[]> {
  const hashes = await hashesOf(sql, nodesOf(ranges));
  return ranges.map(([from, to]) => rootOf(hashes.splice(0, perfectTrees(from, to).length)));
}

/** The hashes of nodes: of every eighth level they are kept, and the others made of at most 128 of these. */
export async function hashesOf(sql: Sql | TransactionSql, nodes: readonly Node[]): Promise<Hash[]> {
  const wanted = nodes.map(({ level, index }) => {
    const base = level - (level % 8);
    const count = 2 ** (level - base);
    return { base, from: index * count, to: (index + 1) * count };
  });
  const rows = await sql<{ nth: string; sidik: Buffer }[]>`
    select nth, sidik
    from unnest(${wanted.map(({ base }) => base)}::smallint[], ${wanted.map(({ from }) => from)}::bigint[],
      ${wanted.map(({ to }) => to)}::bigint[]) with ordinality as wanted (base, first, beyond, nth)
    cross join lateral (
      select posisi as nomor, sidik from catatan.daun where wanted.base = 0 and posisi >= first and posisi < beyond
      union all
      select nomor, sidik from catatan.simpul
        where wanted.base > 0 and tingkat = wanted.base and nomor >= first and nomor < beyond) as kept
    order by nth, nomor`;
  const read = Map.groupBy(rows, ({ nth }) => Number(nth) - 1);
  return wanted.map(({ from, to }, nth) => {
    const kept = read.get(nth) ?? [];
    if (kept.length !== to - from) throw new BrokenLog('Hashes of the tree are missing in the database.');
    const edge = edgeOf(0, []);
    for (const { sidik } of kept) edge.add(sidik);
    return edge.root();
  });
}
