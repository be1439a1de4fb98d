// A receipt: the promise, signed for a whole group of accesses at once, that one of them will be found in the tree.
import { randomBytes } from 'node:crypto';
import type { Signer, Verifier } from './signing.ts';
import { type Hash, nodeHash } from './tree.ts';

export interface Receipt {
  /** Of the access. */
  readonly id: string;
  readonly leaf: Hash;
  readonly atMs: number;
  /** Where the leaf stands in the tree of its group, which has 64 places. */
  readonly place: number;
  /** From there to the group's root. */
  readonly path: readonly Hash[];
  readonly signature: Uint8Array;
}

/** An access that is committed. */
export interface Recorded {
  readonly id: string;
  readonly leaf: Hash;
}

/**
 * A group has 64 places, whatever it holds: leaves stand at places of chance, and beside them stand bytes of chance, so
 * that a receipt does not tell how many others were served at the same moment.
 */
const depth = 6;
const places = 2 ** depth;

/** The receipts of accesses that were committed at a moment, in their order. */
export async function receiptsOf(signer: Signer, recorded: readonly Recorded[], atMs: number): Promise<Receipt[]> {
  const groups = Array.from({ length: Math.ceil(recorded.length / places) }, (_, group) =>
    receiptsOfGroup(signer, recorded.slice(group * places, (group + 1) * places), atMs),
  );
  return (await Promise.all(groups)).flat();
}

async function receiptsOfGroup(signer: Signer, recorded: readonly Recorded[], atMs: number): Promise<Receipt[]> {
  const taken = placesFor(recorded.length);
  const levels = grown(new Map(recorded.map(({ leaf }, index) => [taken[index] ?? 0, leaf])));
  const root = levels[depth]?.get(0) ?? new Uint8Array();
  const signature = await signer.signAside(promise(signer.name, atMs, root));
  return recorded.map(({ id, leaf }, index) => {
    const place = taken[index] ?? 0;
    const path = levels.slice(0, depth).map((level, height) => level.get((place >> height) ^ 1) ?? new Uint8Array());
    return { id, leaf, atMs, place, path, signature };
  });
}

/** Whether the log has promised this. */
export function promised(verifiers: readonly Verifier[], { leaf, atMs, place, path, signature }: Receipt): boolean {
  if (path.length !== depth || !(place >= 0 && place < places)) return false;
  const root = path.reduce(
    (reached, step, height) => ((place >> height) % 2 === 1 ? nodeHash(step, reached) : nodeHash(reached, step)),
    leaf,
  );
  return verifiers.some((one) => one.verifies(promise(one.name, atMs, root), signature));
}

/** What is signed: no checkpoint reads like it, since a size stands in the second line there. */
function promise(name: string, atMs: number, root: Hash): string {
  return `${name}\nreceipt\n${atMs}\n${Buffer.from(root).toString('base64')}\n`;
}

/** Different places of chance. */
function placesFor(count: number): number[] {
  const free = Array.from({ length: places }, (_, place) => place);
  const chance = chanceOf(count * 4);
  for (let at = 0; at < count; at++) {
    const other = at + (chance.readUInt32LE(at * 4) % (places - at));
    [free[at], free[other]] = [free[other] ?? 0, free[at] ?? 0];
  }
  return free.slice(0, count);
}

/** Bytes of chance are made many at once, and each is given once. */
let chance = randomBytes(0);

function chanceOf(bytes: number): Buffer {
  if (chance.length < bytes) chance = randomBytes(16_384);
  const given = chance.subarray(0, bytes);
  chance = chance.subarray(bytes);
  return given;
}

/** The levels of the tree over some of its leaves; what stands beside these is of chance. */
function grown(leaves: Map<number, Hash>): Map<number, Hash>[] {
  const levels = [leaves];
  for (let height = 0; height < depth; height++) {
    const below = levels[height] ?? new Map<number, Hash>();
    const above = new Map<number, Hash>();
    for (const [place, hash] of below) {
      if (above.has(place >> 1)) continue;
      let beside = below.get(place ^ 1);
      if (!beside) {
        beside = chanceOf(32);
        below.set(place ^ 1, beside);
      }
      above.set(place >> 1, place % 2 === 1 ? nodeHash(beside, hash) : nodeHash(hash, beside));
    }
    levels.push(above);
  }
  return levels;
}

/** As it stands in a header: a dictionary of RFC 9651. */
export function receiptText({ id, leaf, atMs, place, path, signature }: Receipt): string {
  return `id="${id}", leaf=${bytes(leaf)}, at=${atMs}, place=${place}, path=${bytes(Buffer.concat(path))}, sig=${bytes(signature)}`;
}

/** The receipt that a header holds; null when it holds none. */
export function receiptIn(text: string): Receipt | null {
  const [, id = '', leaf = '', at, place, path = '', signature = ''] =
    /^id="([0-9a-f-]{36})", leaf=:([^:]+):, at=(\d{1,15}), place=(\d{1,2}), path=:([^:]+):, sig=:([^:]+):$/.exec(
      text.trim(),
    ) ?? [];
  const steps = Buffer.from(path, 'base64');
  if (id === '' || steps.length !== 32 * depth) return null;
  return {
    id,
    leaf: Buffer.from(leaf, 'base64'),
    atMs: Number(at),
    place: Number(place),
    path: Array.from({ length: depth }, (_, height) => steps.subarray(height * 32, height * 32 + 32)),
    signature: Buffer.from(signature, 'base64'),
  };
}

function bytes(value: Uint8Array): string {
  return `:${Buffer.from(value).toString('base64')}:`;
}
