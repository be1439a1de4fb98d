// The definitions of RFC 9162, section 2.1, word for word, over leaves held in an array: slow, and not to be mistaken.
import { emptyRoot, type Hash, nodeHash } from '../seal/tree.ts';

/** MTH. */
export function naiveRoot(leaves: readonly Hash[]): Hash {
  const [first = emptyRoot] = leaves;
  if (leaves.length <= 1) return first;
  const k = split(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

/** PATH. */
export function naivePath(m: number, leaves: readonly Hash[]): Hash[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}

/** PROOF, which is SUBPROOF with `whole` as its third. */
export function naiveProof(m: number, leaves: readonly Hash[], whole = true): Hash[] {
  if (m === 0) return [];
  if (m === leaves.length) return whole ? [] : [naiveRoot(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...naiveProof(m, leaves.slice(0, k), whole), naiveRoot(leaves.slice(k))]
    : [...naiveProof(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))];
}

function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
