// A checkpoint: the size and root of the tree at a moment, signed, in the form of C2SP's tlog-checkpoint.
import { hash } from 'node:crypto';
import type { Signer, Verifier } from './signing.ts';
import type { Hash } from './tree.ts';

export interface Checkpoint {
  /** The name of the log. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Its place among the checkpoints of the log, from 0. */
  readonly number: number;
  /** When it was signed. */
  readonly atMs: number;
  /** Whatever was receipted before this moment is in the tree. */
  readonly completeMs: number;
  /** SHA-256 of the text of the checkpoint before it, in hex; of the first one, nothing. */
  readonly previous: string;
}

const dash = '\u2014';

/** The text of a checkpoint with its signature: what is kept, handed out and compared to the byte. */
export function signed(signer: Signer, checkpoint: Omit<Checkpoint, 'origin'>): string {
  const body = bodyOf({ ...checkpoint, origin: signer.name });
  const signature = Buffer.concat([Buffer.from(signer.verifier.id, 'hex'), signer.sign(body)]);
  return `${body}\n${dash} ${signer.name} ${signature.toString('base64')}\n`;
}

/** By what a checkpoint is named in the next one. */
export function digestOf(text: string): string {
  return hash('sha256', bodyIn(text) ?? text);
}

export type Unreadable = 'NOT_A_CHECKPOINT' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE';

/** The checkpoint that a text is, signed by one of the keys; otherwise why it is none. Further signatures are let be. */
export function checkpointIn(text: string, verifiers: readonly Verifier[]): Checkpoint | Unreadable {
  const body = bodyIn(text);
  const checkpoint = body === null ? null : read(body);
  if (body === null || !checkpoint) return 'NOT_A_CHECKPOINT';
  const known = signaturesIn(text.slice(body.length + 1)).flatMap(({ name, id, signature }) =>
    verifiers
      .filter((one) => one.name === name && one.name === checkpoint.origin && one.id === id)
      .map((verifier) => ({ verifier, signature })),
  );
  if (known.length === 0) return 'UNKNOWN_KEY';
  return known.every(({ verifier, signature }) => verifier.verifies(body, signature)) ? checkpoint : 'BAD_SIGNATURE';
}

function bodyOf({ origin, size, root, number, atMs, completeMs, previous }: Checkpoint): string {
  return [
    origin,
    String(size),
    Buffer.from(root).toString('base64'),
    `number ${number}`,
    `time ${new Date(atMs).toISOString()}`,
    `complete ${new Date(completeMs).toISOString()}`,
    `previous ${previous === '' ? 'none' : previous}`,
    '',
  ].join('\n');
}

/** Everything before the empty line. */
function bodyIn(text: string): string | null {
  const end = text.indexOf('\n\n');
  return end < 0 ? null : text.slice(0, end + 1);
}

const count = String.raw`(0|[1-9]\d{0,15})`;
const moment = String.raw`(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)`;
const form = new RegExp(
  String.raw`^(\S+)\n${count}\n([A-Za-z0-9+/]{43}=)\nnumber ${count}\ntime ${moment}\ncomplete ${moment}\nprevious ([0-9a-f]{64}|none)\n$`,
);

function read(body: string): Checkpoint | null {
  const found = form.exec(body);
  if (!found) return null;
  const [, origin = '', size, root = '', number, at = '', complete = '', previous = ''] = found;
  const checkpoint = {
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    number: Number(number),
    atMs: Date.parse(at),
    completeMs: Date.parse(complete),
    previous: previous === 'none' ? '' : previous,
  };
  // One checkpoint has one text: what reads as the same but is written otherwise is none.
  return Number.isNaN(checkpoint.atMs + checkpoint.completeMs) || bodyOf(checkpoint) !== body ? null : checkpoint;
}

function signaturesIn(text: string): { name: string; id: string; signature: Buffer }[] {
  return text.split('\n').flatMap((line) => {
    const [, name = '', encoded = ''] = /^\u2014 (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    // Base64 has several ways to write one signature; only one of them is ours.
    return bytes.length <= 4 || bytes.toString('base64') !== encoded
      ? []
      : [{ name, id: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) }];
  });
}
