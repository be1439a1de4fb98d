// A receipt is a promise that anyone can check, that fits nothing else, and that tells nothing of who was served beside.
import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newSigner } from '../test/newSigner.ts';
import { promised, type Receipt, receiptIn, receiptsOf, receiptText } from './receipt.ts';

const signer = newSigner();
const recorded = (count: number) => Array.from({ length: count }, () => ({ id: randomUUID(), leaf: randomBytes(32) }));

it('each of a group has its own, in its order, and each is promised as it stands in the header', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 150 }), async (count) => {
      const group = recorded(count);
      const receipts = await receiptsOf(signer, group, 1_795_261_200_123);
      expect(receipts.map(({ id, leaf }) => ({ id, leaf }))).toEqual(group);
      for (const receipt of receipts) {
        const read = receiptIn(receiptText(receipt));
        expect(read).toEqual(receipt);
        expect(read && promised([signer.verifier], read)).toBe(true);
      }
    }),
    { numRuns: 20 },
  );
});

it('nothing of it can be changed, and no other key has promised it', async () => {
  const [receipt] = await receiptsOf(signer, recorded(3), 1_000);
  if (!receipt) throw new Error('There is none.');
  const changed: Receipt[] = [
    { ...receipt, leaf: randomBytes(32) },
    { ...receipt, atMs: 1_001 },
    { ...receipt, place: receipt.place ^ 1 },
    { ...receipt, place: receipt.place + 64 },
    { ...receipt, path: receipt.path.toReversed() },
    { ...receipt, path: receipt.path.slice(1) },
    { ...receipt, signature: receipt.signature.map((byte) => byte ^ 1) },
  ];
  for (const one of changed) expect(promised([signer.verifier], one)).toBe(false);
  expect(promised([newSigner(signer.name).verifier], receipt)).toBe(false);
  expect(promised([signer.verifier, newSigner().verifier], receipt)).toBe(true);
});

it('one alone looks like one of many: as long a path, at any place', async () => {
  const alone = (await Promise.all(Array.from({ length: 300 }, () => receiptsOf(signer, recorded(1), 1_000)))).flat();
  const lengths = new Set(alone.map((receipt) => receipt && receiptText({ ...receipt, place: 10 }).length));
  expect(lengths).toEqual(
    new Set((await receiptsOf(signer, recorded(64), 1_000)).map((one) => receiptText({ ...one, place: 10 }).length)),
  );
  expect(new Set(alone.map((receipt) => receipt?.place)).size).toBeGreaterThan(40);
});

it('what is no receipt is none', async () => {
  const [receipt] = await receiptsOf(signer, recorded(1), 1_000);
  const text = receipt ? receiptText(receipt) : '';
  for (const other of ['', 'id="x"', text.slice(1), `${text}x`, text.replace('path=:', 'path=:AAAA')])
    expect(receiptIn(other)).toBeNull();
});
