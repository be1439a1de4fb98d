// Keys of logs for tests.
import { generateKeyPairSync } from 'node:crypto';
import { type Signer, signerOf } from '@bagi/record/seal/signing.ts';

export function newSigner(name = 'contoh.example/catatan'): Signer {
  return signerOf(name, generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
}
