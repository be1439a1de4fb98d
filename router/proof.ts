// What a partner takes away with its answer to hold the record to: a receipt and the newest checkpoint, in two headers.
import type { ServerResponse } from 'node:http';
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Receipt } from '@bagi/record/recorder.ts';

/** The seam to the seals of the record. */
export interface Proof {
  /** Why nothing may be served now; null when it may. */
  readonly obstacle: () => Promise<string | null>;
  /** The receipt of an access that is committed, as it stands in a header. */
  readonly receipt: (recorded: Receipt) => Promise<string>;
  /** The newest checkpoint, as it is signed. */
  readonly checkpoint: () => string;
  readonly keys: readonly { readonly vkey: string; readonly pem: string }[];
  /** Checkpoints from a number on. */
  readonly checkpointsFrom: (number: number) => Promise<readonly string[]>;
  /** That an access of a partner is in the tree of a checkpoint's size, or of the newest; null of what is not there or not theirs. */
  readonly inclusion: (partner: string, id: string, size: number | null) => Promise<ProvenInclusion | null>;
  /** That the tree of one checkpoint's size goes on from another's. */
  readonly consistency: (earlier: number, later: number) => Promise<readonly Uint8Array[] | null>;
}

export interface ProvenInclusion {
  readonly position: number;
  readonly leaf: Uint8Array;
  readonly path: readonly Uint8Array[];
  readonly checkpoint: string;
}

/** Nothing is given that could be kept secret afterwards: what is not sealed for too long ends the serving. */
export async function requireSealed({ obstacle }: Proof): Promise<void> {
  const found = await obstacle();
  if (found !== null) throw refusal('NOT_RECORDED', 'The record could not be sealed for too long.');
}

/** A checkpoint is handed out with every answer until the next is signed. */
const spelt = { checkpoint: '', header: '' };

/** As RFC 9651 writes bytes. */
function inHeader(checkpoint: string): string {
  if (spelt.checkpoint !== checkpoint)
    Object.assign(spelt, { checkpoint, header: `:${Buffer.from(checkpoint).toString('base64')}:` });
  return spelt.header;
}

/** Puts both headers into a response that has not begun. */
export async function handOut(proof: Proof, response: ServerResponse, recorded: Receipt | null): Promise<void> {
  const receipt = recorded && (await proof.receipt(recorded));
  if (response.headersSent) return;
  response.setHeader('record-checkpoint', inHeader(proof.checkpoint()));
  if (receipt !== null) response.setHeader('record-receipt', receipt);
}
