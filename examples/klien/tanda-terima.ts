// Shows that an answer of ours is kept in the sealed record: npm run --silent example -- klien/tanda-terima.ts <partner>
import { setTimeout as pause } from 'node:timers/promises';
import { isKept, promisedLeaf, type Proof } from '../../record/partner/verify.ts';
import { settingsOf } from './settings.ts';
import { fetchToken } from './token.ts';

const [, , mitra = ''] = process.argv;
const settings = settingsOf(mitra);
const { text } = await fetchToken(settings);
const authorization = `Bearer ${text}`;

const { kunci } = (await (await fetch(`${settings.apiUrl}/catatan/kunci`)).json()) as {
  kunci: { vkey: string; pem: string }[];
};
const [{ vkey, pem } = { vkey: '', pem: '' }] = kunci;
const log = vkey.split('+')[0] ?? '';

const reply = await fetch(`${settings.apiUrl}/graphql`, {
  method: 'POST',
  headers: { authorization, 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ perjanjian { judul } }' }),
});
const receipt = reply.headers.get('record-receipt') ?? '';
const leaf = promisedLeaf(receipt, log, pem);
if (leaf === null) throw new Error('The receipt is not signed by the log.');
const id = /id="?([0-9a-f-]{36})/.exec(receipt)?.[1] ?? '';

// The record is sealed every few seconds; until then there is nothing to prove.
for (;;) {
  const proof = await fetch(`${settings.apiUrl}/catatan/bukti/${id}`, { headers: { authorization } });
  if (proof.ok) {
    console.log(isKept(leaf, (await proof.json()) as Proof, pem) ? `kept: ${id}` : `NOT KEPT: ${id}`);
    break;
  }
  await pause(1000);
}
