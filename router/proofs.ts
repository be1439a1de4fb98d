// Where proofs about the record are asked for: keys and checkpoints by whoever likes, proofs by the partner whose access it was.
import type { ServerResponse } from 'node:http';
import { refusal } from '@bagi/agreements/refusals.ts';
import { deadlineOf } from './limits/deadline.ts';
import { type Log, traceOf } from './log.ts';
import type { Proof } from './proof.ts';
import { spoken } from './reply.ts';

export const proofs = '/catatan/';

/** Whether an address is for whoever likes. */
export function isPublicProof(path: string): boolean {
  return path === `${proofs}kunci` || path === `${proofs}titik`;
}

/** How many checkpoints are told at once. */
const checkpointsAtOnce = 100;

/** The log's keys; the newest checkpoint, or those from a number on (`?sejak=`). */
export async function tellProof(
  { proof, log, patienceMs }: { readonly proof: Proof; readonly log: Log; readonly patienceMs: number },
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  if (path.endsWith('kunci')) return send(response, 200, 'application/json', JSON.stringify({ kunci: proof.keys }));
  const since = query.get('sejak');
  if (since === null) return send(response, 200, 'text/plain; charset=utf-8', proof.checkpoint());
  const number = countIn(since);
  if (number === null)
    return send(response, 400, 'text/plain; charset=utf-8', 'sejak is the number of a checkpoint.\n');
  try {
    const { within } = deadlineOf(response, patienceMs);
    const texts = (await within(proof.checkpointsFrom(number))).slice(0, checkpointsAtOnce);
    send(response, 200, 'text/plain; charset=utf-8', texts.join('\n'));
  } catch (error) {
    log.error(traceOf(error), 'checkpoints failed');
    const told = spoken(refusal('UNAVAILABLE', 'The record does not answer.'));
    send(response, 503, 'application/json', JSON.stringify({ errors: [told] }));
  }
}

/** That an access is in the tree (`bukti/<id>?ukuran=`), that the tree was only added to (`lanjutan?dari=&sampai=`). */
export async function prove(
  proof: Proof,
  partner: string,
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const found = await proven(proof, partner, path.slice(proofs.length), query);
  if (found) return send(response, 200, 'application/json', JSON.stringify(found));
  send(response, 404, 'application/json', absent);
}

/** Of what is not there, not sealed yet, or another's: the same. */
const absent = JSON.stringify({
  errors: [
    { message: 'There is nothing to prove here: a receipt of yours is proven once a checkpoint has come after it.' },
  ],
});

async function proven(proof: Proof, partner: string, what: string, query: URLSearchParams): Promise<object | null> {
  if (what.startsWith('bukti/')) return included(proof, partner, what.slice('bukti/'.length), query);
  return what === 'lanjutan' ? continued(proof, query) : null;
}

async function included(proof: Proof, partner: string, id: string, query: URLSearchParams): Promise<object | null> {
  const size = query.has('ukuran') ? countIn(query.get('ukuran')) : null;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) || (query.has('ukuran') && size === null)) return null;
  const found = await proof.inclusion(partner, id, size);
  if (!found) return null;
  const { position, leaf, path, checkpoint } = found;
  return { id, posisi: position, daun: base64(leaf), jalur: path.map(base64), titik: checkpoint };
}

async function continued(proof: Proof, query: URLSearchParams): Promise<object | null> {
  const [from, to] = [countIn(query.get('dari')), countIn(query.get('sampai'))];
  const path = from === null || to === null ? null : await proof.consistency(from, to);
  return path && { dari: from, sampai: to, jalur: path.map(base64) };
}

function countIn(text: string | null): number | null {
  return text !== null && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
