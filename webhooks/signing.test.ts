// What is signed can be checked by whoever has the public key alone, with another library than ours, and nothing else passes.
import { webcrypto } from 'node:crypto';
import { expect, it } from 'vitest';
import { verified } from './partner/verify.ts';
import { newKeyPair, publicKeyOf, signedHeaders } from './signing.ts';

const seconds = 1_674_087_231;
const body = '{"type":"pertek.terbit","timestamp":"2023-01-19T00:13:51.000Z","data":{"id":"U1"}}';
const message = { id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W', seconds, body };

it('keys are written as the specification has it: a prefix, and 32 bytes in base64', () => {
  const { publicKey, secretKey } = newKeyPair();
  expect(publicKey).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/);
  expect(secretKey).toMatch(/^whsk_[A-Za-z0-9+/]{43}=$/);
  expect(publicKeyOf(secretKey)).toBe(publicKey);
});

it('a known key gives the signature that RFC 8032 gives', async () => {
  // RFC 8032, 7.1, test 1: the secret and the public key. Ed25519 has one signature for a key and a message.
  const secretKey = `whsk_${Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex').toString('base64')}`;
  const publicRaw = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
  expect(publicKeyOf(secretKey)).toBe(`whpk_${publicRaw.toString('base64')}`);
  const [signature = ''] = signedHeaders(message, [secretKey])['webhook-signature']?.split(' ') ?? [];
  expect(signature).toMatch(/^v1a,[A-Za-z0-9+/]{86}==$/);
  const key = await webcrypto.subtle.importKey('raw', publicRaw, 'Ed25519', false, ['verify']);
  const content = Buffer.from(`${message.id}.${seconds}.${body}`);
  const bytes = Buffer.from(signature.slice('v1a,'.length), 'base64');
  expect(await webcrypto.subtle.verify('Ed25519', key, bytes, content)).toBe(true);
});

it('a partner believes a message for five minutes, under a key it trusts, and in no other form', async () => {
  const [old, current, foreign] = [newKeyPair(), newKeyPair(), newKeyPair()];
  const headers = signedHeaders(message, [current.secretKey, old.secretKey]);
  const at = (offset: number) => (seconds + offset) * 1_000;
  const believed = async (changed: Record<string, string>, keys: string[], now = at(0), text = body) =>
    (await verified({ headers: { ...headers, ...changed }, body: text }, keys, now)) !== null;
  expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
  for (const { publicKey } of [old, current]) expect(await believed({}, [publicKey])).toBe(true);
  expect(await believed({}, [foreign.publicKey, current.publicKey])).toBe(true);
  expect(await believed({}, [foreign.publicKey])).toBe(false);
  expect(await believed({}, [])).toBe(false);
  for (const offset of [-300, 300]) expect(await believed({}, [old.publicKey], at(offset))).toBe(true);
  for (const offset of [-301, 301]) expect(await believed({}, [old.publicKey], at(offset))).toBe(false);
  for (const changed of [
    { 'webhook-id': 'msg_other' },
    { 'webhook-timestamp': String(seconds + 1) },
    { 'webhook-timestamp': 'tomorrow' },
    { 'webhook-signature': '' },
    { 'webhook-signature': (headers['webhook-signature'] ?? '').replaceAll('v1a,', 'v1,') },
    { 'webhook-signature': 'v1a,AAAA' },
  ])
    expect(await believed(changed, [old.publicKey, current.publicKey])).toBe(false);
  expect(await believed({}, [current.publicKey], at(0), body.replace('U1', 'U2'))).toBe(false);
});
