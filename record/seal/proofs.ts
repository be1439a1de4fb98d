// Proofs about the tree of RFC 9162: that a leaf is in it, that a later tree begins with an earlier one.
import { type Hash, type Node, nodeHash, perfectTrees } from './tree.ts';

/** Leaves from one position up to, without, another: a step of a proof is the root over such. */
export type Range = readonly [from: number, to: number];

/** The steps of the proof that the leaf at a position is in the tree of a size (2.1.3.1). */
export function inclusionRanges(position: number, size: number): Range[] {
  if (!(position >= 0 && position < size)) throw new RangeError(`There is no leaf ${position} among ${size}.`);
  const path: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    path.push(position < middle ? [middle, to] : [from, middle]);
    if (position < middle) to = middle;
    else from = middle;
  }
  return path.toReversed();
}

/** The steps of the proof that the tree of one size begins with that of another (2.1.4.1). */
export function consistencyRanges(earlier: number, later: number): Range[] {
  if (!(earlier > 0 && earlier <= later)) throw new RangeError(`${earlier} is not a size before ${later}.`);
  if (earlier === later) return [];
  const path: Range[] = [];
  let [from, to] = [0, later];
  // While the earlier tree ends within: to the left it is whole, to the right it goes on.
  while (earlier !== to) {
    const middle = from + largestPowerBelow(to - from);
    path.push(earlier <= middle ? [middle, to] : [from, middle]);
    if (earlier <= middle) to = middle;
    else from = middle;
  }
  // Whoever asks knows the root of the earlier tree when that is all there is on its left.
  if (from > 0) path.push([from, to]);
  return path.toReversed();
}

/** The perfect trees that the steps of a proof are made of. */
export function nodesOf(ranges: readonly Range[]): Node[] {
  return ranges.flatMap(([from, to]) => perfectTrees(from, to));
}

/** Whether a proof leads from a leaf at a position to the root of a tree of a size (2.1.3.2). */
export function includes(leaf: Hash, position: number, size: number, path: readonly Hash[], root: Hash): boolean {
  if (!(position >= 0 && position < size) || ![leaf, ...path].every(isHash)) return false;
  let [index, last, reached] = [position, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      reached = nodeHash(step, reached);
      while (index % 2 === 0 && index !== 0) [index, last] = [half(index), half(last)];
    } else {
      reached = nodeHash(reached, step);
    }
    [index, last] = [half(index), half(last)];
  }
  return last === 0 && same(reached, root);
}

/** Whether a proof shows that the later tree begins with the earlier one (2.1.4.2). */
export function continues(
  [earlier, earlierRoot]: readonly [size: number, root: Hash],
  [later, laterRoot]: readonly [size: number, root: Hash],
  path: readonly Hash[],
): boolean {
  if (!(earlier > 0 && earlier <= later) || !path.every(isHash)) return false;
  if (earlier === later) return path.length === 0 && same(earlierRoot, laterRoot);
  const [first, ...rest] = isPowerOfTwo(earlier) ? [earlierRoot, ...path] : path;
  if (!first) return false;
  let [index, last] = [earlier - 1, later - 1];
  while (index % 2 === 1) [index, last] = [half(index), half(last)];
  let [old, grown] = [first, first];
  for (const step of rest) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      [old, grown] = [nodeHash(step, old), nodeHash(step, grown)];
      while (index % 2 === 0 && index !== 0) [index, last] = [half(index), half(last)];
    } else {
      grown = nodeHash(grown, step);
    }
    [index, last] = [half(index), half(last)];
  }
  return last === 0 && same(old, earlierRoot) && same(grown, laterRoot);
}

/** The largest power of two that is smaller than a number of at least two. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

// Sizes outgrow 32 bits, on which JavaScript's own shifts work.
function half(number: number): number {
  return Math.floor(number / 2);
}

function isPowerOfTwo(number: number): boolean {
  return perfectTrees(0, number).length === 1;
}

function isHash(one: Hash): boolean {
  return one.length === 32;
}

function same(one: Hash, other: Hash): boolean {
  return Buffer.compare(one, other) === 0;
}
