// One round of sealing: committed rows become leaves, the tree grows by them, and a checkpoint is signed; all in one transaction.
import type { Sql, TransactionSql } from 'postgres';
import { type Checkpoint, checkpointIn, digestOf, signed } from './checkpoint.ts';
import type { Kept } from './folder.ts';
import type { Signer, Verifier } from './signing.ts';
import { beginning, type Cursor, type Cursors, type Source } from './sources.ts';
import { type Edge, edgeOf, type Hash, type Node } from './tree.ts';

export interface Sealing {
  readonly sql: Sql;
  readonly signer: Signer;
  /** The keys that have signed checkpoints of this log until now. */
  readonly verifiers: readonly Verifier[];
  readonly sources: readonly Source[];
  /** A checkpoint without a new leaf is signed when the last one is so old. */
  readonly renewMs: number;
}

export interface Round {
  readonly newest: Kept;
  /** Whether more rows wait than a round takes. */
  readonly goesOn: boolean;
  /** The oldest transaction that still runs, when it keeps rows from being sealed. */
  readonly heldBy: string | null;
}

/** Why nothing may be sealed, and nothing served: what is in the database is not what was signed. */
export class BrokenLog extends Error {}

/** Whoever seals holds it: two at once would both go on from the same checkpoint. */
const lock = 72_013;

const rowsAtOnce = 500;
const rowsInARound = 20_000;

/** Seals what can be sealed; `known` is the newest checkpoint that is known beside the database. */
export async function sealRound(sealing: Sealing, known: Kept | null, nowMs: number): Promise<Round> {
  const { sql } = sealing;
  return sql.begin<Promise<Round>>('isolation level read committed', async (transaction) => {
    // Rows come in the order of an index. Of many that statistics do not know yet, all would be sorted again for each few.
    await transaction`set local enable_sort = off`;
    const [row] = await transaction<{ alone: boolean }[]>`
      select pg_try_advisory_xact_lock(${lock}) as alone`;
    let last = await lastIn(sealing, transaction);
    await requireKnown(transaction, last, known);
    if (!row?.alone && last) return { newest: last, goesOn: false, heldBy: null };
    if (!row?.alone) {
      // Another process makes the first checkpoint: there is nothing to go on from without it.
      await transaction`select pg_advisory_xact_lock(${lock})`;
      last = await lastIn(sealing, transaction);
    }
    return grow(sealing, transaction, last, nowMs);
  });
}

interface Last extends Kept {
  readonly edge: Edge;
  readonly cursors: Cursors;
}

/** The last checkpoint in the database, believed only when its signature and its tree are. */
async function lastIn({ verifiers }: Sealing, sql: TransactionSql): Promise<Last | null> {
  const [row] = await sql<{ naskah: string; tepi: Buffer; batas: Cursors }[]>`
    select naskah, tepi, batas from catatan.titik order by nomor desc limit 1`;
  if (!row) return null;
  const checkpoint = checkpointIn(row.naskah, verifiers);
  if (typeof checkpoint === 'string')
    throw new BrokenLog(
      `The newest checkpoint in the database is not one of this log (${checkpoint}). If the key was replaced, name the former one in RECORD_FORMER_KEYS; otherwise the database was tampered with: keep it as it is, and find out.`,
    );
  const edge = edgeOf(checkpoint.size, hashesIn(row.tepi));
  if (Buffer.compare(edge.root(), checkpoint.root) !== 0)
    throw new BrokenLog(`The edge of the tree is not that of checkpoint ${checkpoint.number}: ${tampered}`);
  return { text: row.naskah, checkpoint, edge, cursors: row.batas };
}

const tampered =
  'the database was changed behind the system. Keep it as it is, and find out by npm run record -- verify.';

/** What was signed once stays: a database without it was rolled back, or is another. */
async function requireKnown(sql: TransactionSql, last: Last | null, known: Kept | null): Promise<void> {
  if (!known || last?.text === known.text) return;
  const { number, size, atMs } = known.checkpoint;
  const [found] = await sql<{ naskah: string }[]>`select naskah from catatan.titik where nomor = ${number}`;
  if (found?.naskah === known.text) return;
  const at = new Date(atMs).toISOString();
  if (found)
    throw new BrokenLog(`Checkpoint ${number} of ${at} is another in the database than was signed: ${tampered}`);
  throw new BrokenLog(
    `The database does not hold checkpoint ${number} of ${at} (${size} rows): it was rolled back to a backup, or is another one. ` +
      'Restore it up to that moment at least. If what is missing is lost for good, keep the write-once folder for the inquiry, tell the partners, and begin a log under another name (RECORD_ORIGIN) with an empty folder.',
  );
}

async function grow(sealing: Sealing, sql: TransactionSql, last: Last | null, nowMs: number): Promise<Round> {
  const [snapshot] = await sql<{ below: string; ahead: string }[]>`
    select pg_snapshot_xmin(now)::text as below, pg_snapshot_xmax(now)::text as ahead from pg_current_snapshot() as now`;
  if (!snapshot) throw new Error('PostgreSQL says nothing of its transactions.');
  const { below, ahead } = snapshot;
  requireSameServer(last?.cursors ?? {}, ahead);
  const edge = last?.edge ?? edgeOf(0, []);
  const cursors: Record<string, Cursor> = { ...last?.cursors };
  const goesOn = await append(sealing, sql, edge, cursors, below);
  const waiting = goesOn ? null : await waitingSince(sealing, sql, below);
  const checkpoint = {
    number: last ? last.checkpoint.number + 1 : 0,
    size: edge.size(),
    root: edge.root(),
    atMs: nowMs,
    completeMs: goesOn ? (last?.checkpoint.completeMs ?? 0) : Math.min(nowMs, waiting ?? nowMs),
    previous: last ? digestOf(last.text) : '',
  };
  const heldBy = waiting === null ? null : below;
  const isDue =
    !last || edge.size() > last.checkpoint.size || Math.abs(nowMs - last.checkpoint.atMs) >= sealing.renewMs;
  if (last && !isDue) return { newest: last, goesOn, heldBy };
  const newest = await put(sealing, sql, checkpoint, edge, cursors);
  return { newest, goesOn, heldBy };
}

/** Numbers of transactions are those of one server: on another they begin anew, and rows would be passed over. */
function requireSameServer(cursors: Cursors, ahead: string): void {
  const furthest = Object.values(cursors).reduce(
    (most, [transaction]) => (BigInt(transaction) > most ? BigInt(transaction) : most),
    0n,
  );
  if (furthest < BigInt(ahead)) return;
  throw new BrokenLog(
    `The last row that was sealed is of transaction ${furthest}, and the server has only come to ${ahead}: the register was loaded into another server. ` +
      'Stop that server and set its counter beyond: pg_resetwal --epoch and --next-transaction-id.',
  );
}

/** Adds the rows that are safe; whether there are more than a round takes. */
async function append(
  { sources }: Sealing,
  sql: TransactionSql,
  edge: Edge,
  cursors: Record<string, Cursor>,
  below: string,
): Promise<boolean> {
  let left = rowsInARound;
  for (const source of sources)
    for (;;) {
      const rows = await source.after(sql, cursors[source.name] ?? beginning, below, Math.min(rowsAtOnce, left));
      const leaves: { posisi: number; id: string; mitra: string | null; sidik: Hash }[] = [];
      const nodes: (Node & { sidik: Hash })[] = [];
      for (const { cursor, partner, leaf } of rows) {
        leaves.push({ posisi: edge.size(), id: cursor[1], mitra: partner, sidik: leaf });
        edge.add(leaf, (node, hash) => {
          if (node.level % 8 === 0) nodes.push({ ...node, sidik: hash });
        });
        cursors[source.name] = cursor;
      }
      if (leaves.length > 0)
        await sql`
          insert into catatan.daun (posisi, sumber, baris_id, mitra, sidik)
          select posisi, ${source.name}, id, mitra, substr(${joined(leaves)}::bytea, (32 * nth - 31)::integer, 32)
          from unnest(${leaves.map(({ posisi }) => posisi)}::bigint[], ${leaves.map(({ id }) => id)}::uuid[],
            ${leaves.map(({ mitra }) => mitra)}::text[]) with ordinality as leaf (posisi, id, mitra, nth)`;
      if (nodes.length > 0)
        await sql`
          insert into catatan.simpul (tingkat, nomor, sidik)
          select level, index, substr(${joined(nodes)}::bytea, (32 * nth - 31)::integer, 32)
          from unnest(${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[])
            with ordinality as node (level, index, nth)`;
      left -= rows.length;
      if (left === 0) return true;
      if (rows.length < rowsAtOnce) break;
    }
  return false;
}

async function waitingSince({ sources }: Sealing, sql: TransactionSql, below: string): Promise<number | null> {
  let earliest: number | null = null;
  for (const source of sources) {
    const since = await source.waitingSince(sql, below);
    if (since !== null && (earliest === null || since < earliest)) earliest = since;
  }
  return earliest;
}

async function put(
  { signer }: Sealing,
  sql: TransactionSql,
  checkpoint: Omit<Checkpoint, 'origin'>,
  edge: Edge,
  cursors: Cursors,
): Promise<Kept> {
  const text = signed(signer, checkpoint);
  const trees = Buffer.concat(edge.trees()).toString('hex');
  await sql`
    insert into catatan.titik (nomor, ukuran, waktu, naskah, tepi, batas)
    values (${checkpoint.number}, ${checkpoint.size}, ${new Date(checkpoint.atMs).toISOString()}, ${text},
      decode(${trees}, 'hex'), ${JSON.stringify(cursors)}::text::jsonb)`;
  return { text, checkpoint: { ...checkpoint, origin: signer.name } };
}

function joined(items: readonly { readonly sidik: Hash }[]): Buffer {
  return Buffer.concat(items.map(({ sidik }) => sidik));
}

function hashesIn(bytes: Buffer): Hash[] {
  return Array.from({ length: bytes.length / 32 }, (_, index) => bytes.subarray(index * 32, index * 32 + 32));
}
