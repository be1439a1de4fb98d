// Lists on their way in: by PUT to an address that was given to this partner, streamed to disk, believed by their checksum.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Contract } from '@bagi/agreements/contract.ts';
import { permits } from '@bagi/agreements/grants.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { openUpload } from '@bagi/storage/link.ts';
import type { Storage } from '@bagi/storage/storage.ts';

/** Largest list in bytes: some ten million rows. */
export const uploadMaxBytes: number = 1024 ** 3;

/** Told that what was announced is stored; its status, or null when nothing was announced. */
export type Received = (list: {
  readonly id: string;
  readonly partner: string;
  readonly sha256: string;
  readonly size: number;
}) => Promise<string | null>;

/** Takes the bytes that an address was given for; any other address does not exist. */
export async function takeUpload(
  { storage, sealKey, now, received }: { storage: Storage; sealKey: Uint8Array; now: () => number; received: Received },
  { agreement, grants }: Contract,
  sealed: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { partner, version } = agreement;
  const wanted = openUpload(sealKey, partner, sealed, now());
  if (!wanted || wanted.version !== version || !permits(grants, wanted.grant)) return absent(response);
  if (request.method !== 'PUT')
    throw refusal('METHOD_NOT_ALLOWED', `${request.method} is not answered here: send a PUT.`);
  if (Number(request.headers['content-length'] ?? 0) > uploadMaxBytes) throw tooLarge();
  const kept = await storage.receive(request as AsyncIterable<Uint8Array>, uploadMaxBytes, wanted.sha256);
  if (!kept) throw tooLarge();
  if (kept.sha256 !== wanted.sha256)
    throw refusal('BAD_USER_INPUT', `What was sent has the SHA-256 ${kept.sha256}, not the one that was announced.`);
  const status = await received({ id: wanted.id, partner, ...kept });
  if (status === null) return absent(response);
  if (status === 'GAGAL') throw refusal('QUOTA_EXCEEDED', 'The quarter has no more lists.');
  reply(response, 200, { id: wanted.id, status });
}

function absent(response: ServerResponse): void {
  response.setHeader('connection', 'close');
  reply(response, 404, {
    errors: [{ message: 'Nothing is taken here, or no longer: ask for a new address.' }],
  });
}

function tooLarge() {
  return refusal('PAYLOAD_TOO_LARGE', `A list has at most ${uploadMaxBytes} bytes.`);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
