// Settings that would open something are refused at the start, in words that give no secret away.
import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { configOf } from './config.ts';
import { publicPartOf } from './secrets.ts';

const routerKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://register',
  ISSUER_URL: 'https://issuer.test',
  ISSUER_JWKS_URL: 'https://issuer.test/jwks',
  AUDIENCE: 'https://api.test/graphql',
  PUBLIC_URL: 'https://api.test',
  SEAL_KEY: 'ab'.repeat(32),
  RECORD_KEYS_DIRECTORY: '/run/secrets/catatan',
  RECORD_SIGNING_KEY: JSON.stringify(routerKey),
  RECORD_DIRECTORY: '/srv/catatan',
  MALWARE_SCANNER: 'clamd:/run/clamd.sock',
};

it('production keeps to the allowances of the agreements, whatever is set', () => {
  expect(configOf(production).requestsPerMinute).toBeUndefined();
  expect(() => configOf({ ...production, REQUESTS_PER_MINUTE: '1000' })).toThrow('remove REQUESTS_PER_MINUTE');
  expect(configOf({ REQUESTS_PER_MINUTE: '1000' }).requestsPerMinute).toBe(1_000);
});

it('production takes files unscanned only where somebody has said so', () => {
  const { MALWARE_SCANNER: _, ...silent } = production;
  expect(() => configOf(silent)).toThrow('NODE_ENV=production needs MALWARE_SCANNER');
  expect(configOf({ ...silent, MALWARE_SCANNER: 'none' }).scanner).toEqual({ kind: 'none' });
  expect(configOf(production).scanner).toEqual({ kind: 'clamd', address: '/run/clamd.sock' });
  expect(configOf({}).scanner).toEqual({ kind: 'none' });
});

it('production sends the token of SIAPP NV over TLS alone', () => {
  const asked = { ...production, SIAPP_CREDENTIAL: 'rahasia' };
  for (const SIAPP_URL of [undefined, 'http://siapp.test', 'http://https.test'])
    expect(() => configOf({ ...asked, SIAPP_URL })).toThrow('over TLS alone');
  expect(configOf({ ...asked, SIAPP_URL: 'https://siapp.test' }).siapp.address).toBe('https://siapp.test');
});

it('production calls no subgraph elsewhere without a key of its own', () => {
  const elsewhere = { ...production, SUBGRAPH_ASN_URL: 'https://asn.test/graphql' };
  expect(() => configOf(elsewhere)).toThrow('set ROUTER_PRIVATE_KEY');
  expect(configOf({ ...elsewhere, ROUTER_PRIVATE_KEY: JSON.stringify(routerKey) }).routerPrivateKey).toEqual(routerKey);
});

it.each([
  ['no JSON', 'ROUTER_PRIVATE_KEY', 'rahasia'],
  ['a public key for a private one', 'ROUTER_PRIVATE_KEY', JSON.stringify(publicPartOf(routerKey))],
  ['a private key for a public one', 'ROUTER_PUBLIC_KEY', JSON.stringify(routerKey)],
  ['a key of another curve', 'ROUTER_PUBLIC_KEY', JSON.stringify({ ...publicPartOf(routerKey), crv: 'X25519' })],
  ['a part of another length', 'ROUTER_PRIVATE_KEY', JSON.stringify({ ...routerKey, d: 'rahasia' })],
])('%s is refused by the name of its variable, and not repeated', (_, name, value) => {
  const refused = () => configOf({ [name]: value });
  expect(refused).toThrow(`- ${name}: is not an Ed25519 key as JWK`);
  expect(refused).not.toThrow(/rahasia/);
  expect(refused).not.toThrow(String(routerKey.d));
});
