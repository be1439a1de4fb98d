// The keys of the log: what signs in its name, and the keys by which others know it, as C2SP's signed notes have them.
import { createPrivateKey, createPublicKey, hash, type JsonWebKey, type KeyObject, sign, verify } from 'node:crypto';

/** A name with the key that signs under it. */
export interface Signer {
  readonly name: string;
  readonly verifier: Verifier;
  /** 64 bytes. */
  readonly sign: (text: string) => Buffer;
  /** The same in a thread of its own: whoever serves meanwhile is not held up. */
  readonly signAside: (text: string) => Promise<Buffer>;
}

/** A name with a key that is known to sign under it. */
export interface Verifier {
  readonly name: string;
  /** Four bytes by which a signature says which key made it, in hex. */
  readonly id: string;
  /** As it is handed on: <name>+<id>+<base64 of the key's kind and the key>. */
  readonly text: string;
  /** The same key as SubjectPublicKeyInfo in PEM, as OpenSSL reads it. */
  readonly pem: string;
  readonly verifies: (text: string, signature: Uint8Array) => boolean;
}

/** The kind of key that Ed25519 is in a note. */
const ed25519 = Buffer.of(1);

/** What stands before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410). */
const publicHeader = Buffer.from('302a300506032b6570032100', 'hex');

export function signerOf(name: string, privateKey: JsonWebKey): Signer {
  const key = createPrivateKey({ key: privateKey, format: 'jwk' });
  return {
    name,
    verifier: verifierOver(name, createPublicKey(key)),
    sign: (text) => sign(null, Buffer.from(text), key),
    signAside: (text) =>
      new Promise((resolve, reject) =>
        sign(null, Buffer.from(text), key, (error, signature) => (error ? reject(error) : resolve(signature))),
      ),
  };
}

/** The key that a text names; null when it names none. */
export function verifierOf(text: string): Verifier | null {
  const [, name = '', id, encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim()) ?? [];
  const key = Buffer.from(encoded, 'base64');
  if (key.length !== 33 || key[0] !== ed25519[0]) return null;
  const found = verifierOver(
    name,
    createPublicKey({ key: Buffer.concat([publicHeader, key.subarray(1)]), format: 'der', type: 'spki' }),
  );
  return found.id === id ? found : null;
}

function verifierOver(name: string, key: KeyObject): Verifier {
  const raw = Buffer.concat([ed25519, Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url')]);
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), raw])).slice(0, 8);
  return {
    name,
    id,
    text: `${name}+${id}+${raw.toString('base64')}`,
    pem: String(key.export({ format: 'pem', type: 'spki' })),
    verifies: (text, signature) => signature.length === 64 && verify(null, Buffer.from(text), key, signature),
  };
}
