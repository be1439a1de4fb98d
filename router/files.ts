// Stored files behind links: for the partner that the link was given to, while its agreement still grants the field.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Contract } from '@bagi/agreements/contract.ts';
import { permits } from '@bagi/agreements/grants.ts';
import { openLink } from '@bagi/storage/link.ts';
import type { Storage } from '@bagi/storage/storage.ts';

/** Records what leaves, before it does: a refusal by its code, or else what it is given by. */
export type Leaving = (code: string | null, grant?: string, sha256?: string) => Promise<void>;

/** Sends the file behind the last part of a link's address; anything that is not theirs now does not exist. */
export async function sendFile(
  { storage, sealKey }: { storage: Storage; sealKey: Uint8Array },
  { agreement, grants }: Contract,
  sealed: string,
  request: IncomingMessage,
  response: ServerResponse,
  leaving: Leaving,
): Promise<void> {
  const file = openLink(sealKey, agreement.partner, sealed, Date.now());
  const granted = file && file.version === agreement.version && permits(grants, file.grant);
  const found = granted ? await storage.open(file.sha256) : null;
  if (!file || !found) {
    await leaving('NOT_FOUND');
    response.writeHead(404, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end('{"errors":[{"message":"There is no such file, or the link has expired: ask for a new link."}]}');
    return;
  }
  try {
    await leaving(null, file.grant, file.sha256);
    response.writeHead(200, {
      'content-type': file.tipeMedia,
      'content-length': found.size,
      'cache-control': 'no-store',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    if (request.method === 'HEAD') response.end();
    else await pipeline(found.bytes, response);
  } finally {
    // Also when it is not given after all: not recorded, or too late.
    found.bytes.destroy();
  }
}
