// The Merkle tree of RFC 9162, section 2.1: its hashes, and growing it leaf by leaf without holding it.
import { hash } from 'node:crypto';

/** 32 bytes. */
export type Hash = Uint8Array;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** What a node is the hash of, written anew each time: 0x01 and the two beneath it. */
const nodeBytes = Uint8Array.of(1, ...new Uint8Array(64));

/** The root of a tree without leaves. */
export const emptyRoot: Hash = sha256(new Uint8Array());

/** What stands for an entry in the tree. */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(Buffer.concat([leafPrefix, entry]));
}

/** What stands for two trees side by side. */
export function nodeHash(left: Hash, right: Hash): Hash {
  // Of what somebody else calls a hash.
  if (left.length !== 32 || right.length !== 32) return sha256(Buffer.concat([nodePrefix, left, right]));
  nodeBytes.set(left, 1);
  nodeBytes.set(right, 33);
  return sha256(nodeBytes);
}

function sha256(bytes: Uint8Array): Hash {
  return hash('sha256', bytes, 'buffer');
}

/** A perfect tree within the whole one: of 2^level leaves, the index-th of its size from the left. */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** The largest perfect trees side by side that make up the leaves from one position up to, without, another. */
export function perfectTrees(from: number, to: number): Node[] {
  const found: Node[] = [];
  let at = from;
  while (at < to) {
    let [level, size] = [0, 1];
    while (at % (size * 2) === 0 && at + size * 2 <= to) [level, size] = [level + 1, size * 2];
    found.push({ level, index: at / size });
    at += size;
  }
  return found;
}

/** The root over perfect trees side by side, of which none is smaller than one to its right. */
export function rootOf(trees: readonly Hash[]): Hash {
  const [last = emptyRoot, ...others] = trees.toReversed();
  return others.reduce((right, left) => nodeHash(left, right), last);
}

/** The right edge of a growing tree: all that must be known of it to add a leaf. */
export interface Edge {
  readonly size: () => number;
  /** The perfect trees of its leaves, largest first: as many as the size has bits that are set. */
  readonly trees: () => readonly Hash[];
  readonly root: () => Hash;
  /** Adds a leaf; `onNode` is told of each perfect tree above it that is complete with it. */
  readonly add: (leaf: Hash, onNode?: OnNode) => void;
  /** Adds a perfect tree of 2^level leaves at once, where there is a place for one. */
  readonly graft: (tree: Hash, level: number) => void;
}

type OnNode = (node: Node, hash: Hash) => void;

/** The edge of a tree of so many leaves. */
export function edgeOf(size: number, trees: readonly Hash[]): Edge {
  if (trees.length !== perfectTrees(0, size).length) throw new Error(`A tree of ${size} leaves has another edge.`);
  const stack = [...trees];
  let leaves = size;
  const join = (tree: Hash, height: number, onNode?: OnNode) => {
    let [top, index, level] = [tree, leaves / 2 ** height, height];
    if (!Number.isInteger(index)) throw new Error(`A tree of ${leaves} leaves has no place for 2^${height} more.`);
    for (; index % 2 === 1; index = (index - 1) / 2) {
      const left = stack.pop();
      if (!left) throw new Error('The edge of the tree is broken.');
      top = nodeHash(left, top);
      level++;
      onNode?.({ level, index: (index - 1) / 2 }, top);
    }
    stack.push(top);
    leaves += 2 ** height;
  };
  return {
    size: () => leaves,
    trees: () => stack,
    root: () => rootOf(stack),
    add: (leaf, onNode) => join(leaf, 0, onNode),
    graft: join,
  };
}
