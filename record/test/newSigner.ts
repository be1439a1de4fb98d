// A log's key for a test: a new one each time.
import { generateKeyPairSync } from 'node:crypto';
import { type Signer, signerOf } from '../seal/signing.ts';

export function newSigner(name = 'contoh.example/catatan'): Signer {
  return signerOf(name, generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
}
