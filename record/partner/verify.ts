// For partners to copy: what a receipt, a checkpoint and a proof are worth, by Node alone.
import { createHash, createPublicKey, verify } from 'node:crypto';

/** As /catatan/bukti/<id> answers. */
export interface Proof {
  readonly posisi: number;
  readonly daun: string;
  readonly jalur: readonly string[];
  readonly titik: string;
}

const bytes = (text: string) => Buffer.from(text, 'base64');
const node = (left: Uint8Array, right: Uint8Array) =>
  createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();

/** The leaf that a `record-receipt` header promises to keep; null when the log has not signed it. */
export function promisedLeaf(header: string, log: string, pem: string): string | null {
  const part = (name: string) => new RegExp(`${name}=:?([^:,]+)`).exec(header)?.[1] ?? '';
  const [path, place] = [bytes(part('path')), Number(part('place'))];
  let root: Uint8Array = bytes(part('leaf'));
  for (let height = 0; height < 6; height++) {
    const beside = path.subarray(height * 32, height * 32 + 32);
    root = (place >> height) % 2 === 1 ? node(beside, root) : node(root, beside);
  }
  const text = `${log}\nreceipt\n${part('at')}\n${Buffer.from(root).toString('base64')}\n`;
  return verify(null, Buffer.from(text), createPublicKey(pem), bytes(part('sig'))) ? part('leaf') : null;
}

/** Whether a checkpoint is signed by the log. */
export function isSigned(checkpoint: string, pem: string): boolean {
  const [body = '', signature = ''] = checkpoint.split(/(?<=\n)\n/);
  const signed = bytes(signature.trim().split(' ')[2] ?? '').subarray(4);
  return verify(null, Buffer.from(body), createPublicKey(pem), signed);
}

/** Whether a leaf is in the tree of the checkpoint that came with its proof (RFC 9162, section 2.1.3.2). */
export function isKept(leaf: string, proof: Proof, pem: string): boolean {
  const [, size, root] = proof.titik.split('\n');
  let [index, last, hash] = [BigInt(proof.posisi), BigInt(size ?? 0) - 1n, bytes(leaf) as Uint8Array];
  if (leaf !== proof.daun || index > last || !isSigned(proof.titik, pem)) return false;
  for (const step of proof.jalur.map(bytes)) {
    if (last === 0n) return false;
    if (index % 2n === 1n || index === last) {
      hash = node(step, hash);
      while (index % 2n === 0n && index !== 0n) [index, last] = [index / 2n, last / 2n];
    } else hash = node(hash, step);
    [index, last] = [index / 2n, last / 2n];
  }
  return last === 0n && Buffer.from(hash).toString('base64') === root;
}
