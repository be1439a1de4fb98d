// Whose handbook a browser reads: a partner's name in a sealed cookie, for an hour, after a token was shown once.
import type { IncomingMessage } from 'node:http';
import { seal, unseal } from '@bagi/identity/seal.ts';

const cookie = 'bagi-docs';
const binding = 'session of a handbook';

/** A token lives for five minutes, and nobody reads a schema in five; what is read here says nothing of any person. */
export const sessionMs = 60 * 60 * 1000;

/** The header that opens a session. `path` is where the handbook is, as a browser knows it; on TLS alone where there is TLS. */
export function opening(key: Uint8Array, partner: string, nowMs: number, at: URL): string {
  const sealed = seal(key, binding, JSON.stringify([partner, nowMs + sessionMs]));
  return `${cookie}=${sealed}; Max-Age=${sessionMs / 1000}; ${attributes(at)}`;
}

export function closing(at: URL): string {
  return `${cookie}=; Max-Age=0; ${attributes(at)}`;
}

function attributes({ pathname, protocol }: URL): string {
  return `Path=${pathname}; HttpOnly; SameSite=Strict${protocol === 'https:' ? '; Secure' : ''}`;
}

/** The partner of a session that has not ended; null for anything else. */
export function partnerIn(
  key: Uint8Array,
  { headers }: Pick<IncomingMessage, 'headers'>,
  nowMs: number,
): string | null {
  const sealed = new RegExp(`(?:^|;\\s*)${cookie}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1];
  const text = sealed === undefined ? null : unseal(key, binding, sealed);
  if (text === null) return null;
  const [partner, untilMs] = JSON.parse(text) as [string, number];
  return nowMs < untilMs ? partner : null;
}
