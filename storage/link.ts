// Links to stored files, and addresses that take one: for a while, and for the partner whose agreement gave them.
import { seal, unseal } from '@bagi/identity/seal.ts';
import { z } from 'zod';

const linkMs = 5 * 60 * 1000;
const uploadMs = 15 * 60 * 1000;

const given = {
  /** Schema coordinate that gave it; it must still be granted when it is used. */
  grant: z.string(),
  /** Version of the agreement it was given under. */
  version: z.string(),
  expiresAt: z.number(),
};
const linked = z.strictObject({ sha256: z.string(), tipeMedia: z.string(), ...given });
/** `id`: what the bytes are for; `sha256`: what they must be, where that was announced. */
const wanted = z.strictObject({ id: z.string(), sha256: z.string().optional(), ...given });
export type Linked = z.infer<typeof linked>;
export type Wanted = z.infer<typeof wanted>;

/** The last part of a link's address. */
export function sealLink(key: Uint8Array, partner: string, file: Omit<Linked, 'expiresAt'>, nowMs: number): string {
  return seal(key, `link:${partner}`, JSON.stringify({ ...file, expiresAt: nowMs + linkMs }));
}

/** What a link gives to this partner now; null when it is not theirs, expired, or not a link. */
export function openLink(key: Uint8Array, partner: string, sealed: string, nowMs: number): Linked | null {
  const text = unseal(key, `link:${partner}`, sealed);
  return text === null ? null : current(linked.parse(JSON.parse(text)), nowMs);
}

/** The last part of an address that takes bytes. */
export function sealUpload(key: Uint8Array, partner: string, file: Omit<Wanted, 'expiresAt'>, nowMs: number): string {
  return seal(key, `upload:${partner}`, JSON.stringify({ ...file, expiresAt: nowMs + uploadMs }));
}

/** What is taken from this partner now; null when it is not asked of them, expired, or not such an address. */
export function openUpload(key: Uint8Array, partner: string, sealed: string, nowMs: number): Wanted | null {
  const text = unseal(key, `upload:${partner}`, sealed);
  return text === null ? null : current(wanted.parse(JSON.parse(text)), nowMs);
}

function current<Given extends { readonly expiresAt: number }>(found: Given, nowMs: number): Given | null {
  return found.expiresAt > nowMs ? found : null;
}
