// A partner holds us to the record by what came with its answers: a receipt, a checkpoint, and proofs that nobody else can ask for.
import { createPublicKey, verify } from 'node:crypto';
import { checkpointIn } from '@bagi/record/seal/checkpoint.ts';
import { checkpointsIn } from '@bagi/record/seal/folder.ts';
import { continues, includes } from '@bagi/record/seal/proofs.ts';
import { promised, type Receipt, receiptIn } from '@bagi/record/seal/receipt.ts';
import { type Verifier, verifierOf } from '@bagi/record/seal/signing.ts';
import { isKept, isSigned, promisedLeaf } from '@bagi/record/partner/verify.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestSystem, type TestSystem } from '../system.ts';

const minute = 60_000;

let system: TestSystem;
let key: Verifier;
const clock = { aheadMs: 0 };
beforeAll(async () => {
  system = await startTestSystem(
    { RECORD_SEAL_SECONDS: '86400', REQUESTS_PER_MINUTE: '10000' },
    { sealingNow: () => Date.now() + clock.aheadMs },
  );
  const { kunci } = (await (await fetch(`${system.url}/catatan/kunci`)).json()) as {
    kunci: { vkey: string; pem: string }[];
  };
  const known = verifierOf(kunci[0]?.vkey ?? '');
  if (!known) throw new Error('There is no key.');
  key = known;
});
afterAll(async () => system.stop());

const asked = () => system.ask('lan', '{ perjanjian { judul } }');

async function receiptOf(reply: { headers: Headers }): Promise<Receipt> {
  const receipt = receiptIn(reply.headers.get('record-receipt') ?? '');
  if (!receipt) throw new Error('No receipt came.');
  return receipt;
}

async function proofs(path: string, partner?: string) {
  const reply = await fetch(`${system.url}/catatan/${path}`, {
    headers: partner === undefined ? {} : { authorization: `Bearer ${await system.token(partner)}` },
  });
  const text = await reply.text();
  return { status: reply.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
}

/** Time goes on until the record must be sealed before anything else is served. */
async function sealed(): Promise<void> {
  clock.aheadMs += 61 * minute;
  // Not while a transaction of another test on this server began before.
  await expect.poll(async () => (await asked()).status).toBe(200);
}

it('every answer brings a receipt and the newest checkpoint, signed by the published key; refusals as well', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, asked));
  const refused = await system.ask('lan', '{ tidakAda }');
  for (const reply of [...answers, refused]) {
    const receipt = await receiptOf(reply);
    expect(promised([key], receipt)).toBe(true);
    expect(promised([key], { ...receipt, leaf: Buffer.alloc(32) })).toBe(false);
    const header = reply.headers.get('record-checkpoint') ?? '';
    const text = Buffer.from(header.slice(1, -1), 'base64').toString('utf8');
    expect(checkpointIn(text, [key])).toMatchObject({ origin: 'bagi-pakai/catatan' });
  }
  expect(refused.body.errors).toHaveLength(1);
  const nobody = await fetch(`${system.url}/graphql`, { method: 'POST', body: '{}' });
  expect([nobody.headers.get('record-receipt'), nobody.headers.get('record-checkpoint')]).toEqual([null, null]);
});

it('a receipt is proven to be in the tree of a later checkpoint, by its own partner, and by nobody else', async () => {
  const receipt = await receiptOf(await asked());
  const early = await proofs(`bukti/${receipt.id}`, 'lan');
  await sealed();
  const proven = await proofs(`bukti/${receipt.id}`, 'lan');
  expect(proven.status).toBe(200);
  const { posisi, daun, jalur, titik } = proven.body;
  const checkpoint = checkpointIn(titik, [key]);
  if (typeof checkpoint === 'string') throw new Error(checkpoint);
  const path = jalur.map((step: string) => Buffer.from(step, 'base64'));
  expect(Buffer.from(daun, 'base64')).toEqual(receipt.leaf);
  expect(includes(receipt.leaf, posisi, checkpoint.size, path, checkpoint.root)).toBe(true);
  const others = await proofs(`bukti/${receipt.id}`, 'bp-tapera');
  const unknown = await proofs('bukti/00000000-0000-7000-8000-000000000000', 'lan');
  // Not sealed yet, another's and never there are one and the same.
  expect([early.status, early.text]).toEqual([404, unknown.text]);
  expect([others.status, others.text]).toEqual([404, unknown.text]);
  expect((await proofs(`bukti/${receipt.id}`)).status).toBe(401);
  expect((await proofs(`bukti/${receipt.id}?ukuran=${checkpoint.size}`, 'lan')).body.titik).toBe(titik);
  expect((await proofs(`bukti/${receipt.id}?ukuran=0`, 'lan')).status).toBe(404);
});

it('what partners may copy says the same of receipts, checkpoints and proofs', async () => {
  const { kunci } = (await proofs('kunci')).body;
  const { pem } = kunci[0];
  const header = (await asked()).headers.get('record-receipt') ?? '';
  await sealed();
  const id = receiptIn(header)?.id ?? '';
  const leaf = promisedLeaf(header, key.name, pem);
  expect(leaf).toBe(receiptIn(header) && Buffer.from(receiptIn(header)?.leaf ?? '').toString('base64'));
  expect(promisedLeaf(header.replace(/at=\d/, 'at=9'), key.name, pem)).toBeNull();
  const { body } = await proofs(`bukti/${id}`, 'lan');
  expect(isKept(leaf ?? '', body, pem)).toBe(true);
  expect(isKept(leaf ?? '', { ...body, posisi: body.posisi + 1 }, pem)).toBe(false);
  expect(isKept(leaf ?? '', { ...body, titik: body.titik.replace('\nnumber ', '\nnumber 1') }, pem)).toBe(false);
  expect(isSigned((await proofs('titik')).text, pem)).toBe(true);
});

it('that the log was only added to is proven between any two checkpoints, which anyone may read', async () => {
  for (let time = 0; time < 3; time++) await sealed();
  const texts = (await proofs('titik?sejak=0')).text;
  const known = checkpointsIn(texts, [key]).map(({ checkpoint }) => checkpoint);
  expect(known.map(({ number }) => number)).toEqual(known.map((_, index) => index));
  expect((await proofs('titik')).text).toBe(checkpointsIn(texts, [key]).at(-1)?.text);
  const sizes = [...new Map(known.map((one) => [one.size, one])).values()].filter(({ size }) => size > 0);
  expect(sizes.length).toBeGreaterThan(2);
  for (const earlier of sizes)
    for (const later of sizes.filter(({ size }) => size >= earlier.size)) {
      const { body } = await proofs(`lanjutan?dari=${earlier.size}&sampai=${later.size}`, 'lan');
      const path = body.jalur.map((step: string) => Buffer.from(step, 'base64'));
      expect(continues([earlier.size, earlier.root], [later.size, later.root], path)).toBe(true);
    }
  // Between sizes that no checkpoint has, nothing is told.
  expect((await proofs('lanjutan?dari=0&sampai=1', 'lan')).status).toBe(404);
  expect((await proofs(`lanjutan?dari=1&sampai=${2 ** 40}`, 'lan')).status).toBe(404);
  expect((await proofs('lanjutan?dari=1&sampai=2')).status).toBe(401);
});

it('the published key is one that any tool reads', async () => {
  const { kunci } = (await proofs('kunci')).body;
  const text = (await proofs('titik')).text;
  const body = text.slice(0, text.indexOf('\n\n') + 1);
  const signature = Buffer.from(/\u2014 \S+ (\S+)/.exec(text)?.[1] ?? '', 'base64').subarray(4);
  expect(verify(null, Buffer.from(body), createPublicKey(kunci[0].pem), signature)).toBe(true);
});

it('whoever asks for what is no proof is told so, and nothing else', async () => {
  for (const path of ['bukti/', "bukti/x' or 1=1", 'lanjutan', 'lanjutan?dari=-1&sampai=x', 'lain'])
    expect((await proofs(path, 'lan')).status, path).toBe(404);
  expect((await proofs('titik?sejak=-1')).status).toBe(400);
});

it('when the record cannot be sealed for an hour no data leave, readiness says why, and afterwards everything is there', async () => {
  const before = await receiptOf(await asked());
  await system.sql`alter table catatan.titik add constraint tidak_lagi check (false) not valid`;
  clock.aheadMs += 59 * minute;
  const meanwhile = await receiptOf(await asked());
  clock.aheadMs += 3 * minute;
  const refused = await asked();
  expect(refused.status).toBe(503);
  expect(refused.body.errors?.[0]?.extensions['code']).toBe('NOT_RECORDED');
  expect(refused.text).not.toContain('judul');
  const ready = await fetch(`${system.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, obstacles: ['Sealing the record fails.'] }]);
  expect(system.logged.some((line) => line.includes('the record is not sealed'))).toBe(true);
  // What was promised can still be asked about.
  expect((await proofs('titik')).status).toBe(200);
  await system.sql`alter table catatan.titik drop constraint tidak_lagi`;
  await sealed();
  for (const receipt of [before, meanwhile]) expect((await proofs(`bukti/${receipt.id}`, 'lan')).status).toBe(200);
  expect((await fetch(`${system.url}/readyz`)).status).toBe(200);
});
