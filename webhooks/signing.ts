// Signatures as the Standard Webhooks specification has them for public keys: ed25519 over id, moment and body, named v1a.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/** A key pair in the specification's own writing: whpk_ and whsk_, and base64. */
export interface KeyPair {
  readonly publicKey: string;
  readonly secretKey: string;
}

/** What is sent, and as which message, at which moment (seconds since 1970). */
export interface Message {
  readonly id: string;
  readonly seconds: number;
  readonly body: string;
}

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: `whpk_${raw(publicKey.export({ format: 'der', type: 'spki' }))}`,
    secretKey: `whsk_${raw(privateKey.export({ format: 'der', type: 'pkcs8' }))}`,
  };
}

/** The three headers of an attempt; every key signs, so that whoever knows one of them can tell. */
export function signedHeaders(message: Message, secretKeys: readonly string[]): Record<string, string> {
  const content = Buffer.from(`${message.id}.${message.seconds}.${message.body}`);
  const signatures = secretKeys.map((key) => `v1a,${sign(null, content, privateKeyOf(key)).toString('base64')}`);
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.seconds),
    'webhook-signature': signatures.join(' '),
  };
}

function privateKeyOf(secretKey: string) {
  const seed = Buffer.from(secretKey.slice('whsk_'.length), 'base64');
  return createPrivateKey({ key: Buffer.concat([ed25519Header, seed]), format: 'der', type: 'pkcs8' });
}

/** The public half of a secret key. */
export function publicKeyOf(secretKey: string): string {
  return `whpk_${raw(createPublicKey(privateKeyOf(secretKey)).export({ format: 'der', type: 'spki' }))}`;
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const ed25519Header = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The 32 bytes of a key are the last of its DER form (RFC 8410). */
function raw(der: Buffer): string {
  return der.subarray(-32).toString('base64');
}
