// What we hand to a caller and take back from that caller alone: sealed, so that nobody else can read, change or use it.
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals a text; `binding` says for whom and for what it is valid. The key has 32 bytes.
 * The nonce is made from what is sealed, so that the same answer is the same to the byte.
 */
export function seal(key: Uint8Array, binding: string, text: string): string {
  const nonce = createHmac('sha256', keysOf(key).nonce)
    .update(JSON.stringify([binding, text]))
    .digest()
    .subarray(0, nonceBytes);
  const sealing = createCipheriv(cipher, keysOf(key).seal, nonce).setAAD(Buffer.from(binding));
  const sealed = Buffer.concat([sealing.update(Buffer.from(text)), sealing.final()]);
  return Buffer.concat([nonce, sealed, sealing.getAuthTag()]).toString('base64url');
}

/** Opens what seal made under the same binding; null for anything else, whatever it is. */
export function unseal(key: Uint8Array, binding: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const nonce = bytes.subarray(0, nonceBytes);
    // Refuses a shorter tag, which is what a text that is too short leaves, and which could be found by trying.
    // Stryker disable next-line ObjectLiteral: it would take 2^32 tries to show a short tag that fits.
    const opening = createDecipheriv(cipher, keysOf(key).seal, nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(binding))
      .setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]).toString();
  } catch {
    return null;
  }
}

interface Keys {
  readonly nonce: KeyObject;
  readonly seal: KeyObject;
}

/** Made once: making a key takes longer than sealing with it. */
const made = new WeakMap<Uint8Array, Keys>();

/** One key for each use, from the one that is kept. */
function keysOf(key: Uint8Array): Keys {
  const use = (text: string) => createSecretKey(createHmac('sha256', key).update(text).digest());
  const keys = made.get(key) ?? { nonce: use('nonce'), seal: use('seal') };
  // Stryker disable next-line CallExpression: without it everything takes longer; that is all.
  made.set(key, keys);
  return keys;
}
