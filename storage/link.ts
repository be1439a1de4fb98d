// Links to stored files: good for some minutes, and for the partner whose agreement gave them.
import { seal, unseal } from '@bagi/identity/seal.ts';
import { z } from 'zod';

const lifetimeMs = 5 * 60 * 1000;

const linked = z.strictObject({
  sha256: z.string(),
  tipeMedia: z.string(),
  /** Schema coordinate that gave the link; it must still be granted when the file is fetched. */
  grant: z.string(),
  /** Version of the agreement it was given under. */
  version: z.string(),
  expiresAt: z.number(),
});
export type Linked = z.infer<typeof linked>;

/** The last part of a link's address. */
export function sealLink(key: Uint8Array, partner: string, file: Omit<Linked, 'expiresAt'>, nowMs: number): string {
  return seal(key, `link:${partner}`, JSON.stringify({ ...file, expiresAt: nowMs + lifetimeMs }));
}

/** What a link gives to this partner now; null when it is not theirs, expired, or not a link. */
export function openLink(key: Uint8Array, partner: string, sealed: string, nowMs: number): Linked | null {
  const text = unseal(key, `link:${partner}`, sealed);
  const file = text === null ? null : linked.parse(JSON.parse(text));
  return file && file.expiresAt > nowMs ? file : null;
}
