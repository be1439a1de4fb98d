// What is kept as a reply is what its sender hears, the first time and every other.
import { Refusal, refusal } from '@bagi/agreements/refusals.ts';
import { expect, it } from 'vitest';
import { notTaken, refusedReply, taken, told } from './replies.ts';

it('a receipt has each record with its id, in the order in which they were sent', () => {
  const records = [
    { id: 'b', urutan: 2 },
    { id: 'a', urutan: 1 },
    { id: 'j', urutan: 10 },
  ];
  expect(taken('k', records)).toEqual({
    diterima: true,
    kirimanId: 'k',
    rekaman: [
      { urutan: 1, id: 'a', diterima: true, kesalahan: [] },
      { urutan: 2, id: 'b', diterima: true, kesalahan: [] },
      { urutan: 10, id: 'j', diterima: true, kesalahan: [] },
    ],
  });
});

it('where one record has a fault nothing is taken, and each is told its own', () => {
  const faults = [[], [{ bidang: 'tahun', alasan: 'It is missing.' }]];
  expect(notTaken(faults)).toEqual({
    diterima: false,
    kirimanId: null,
    rekaman: [
      { urutan: 1, id: null, diterima: false, kesalahan: [] },
      { urutan: 2, id: null, diterima: false, kesalahan: faults[1] },
    ],
  });
});

it('a refusal that was kept is thrown again as it was; any other reply is given', () => {
  const refused = refusal('STEP_NOT_ALLOWED', 'It has ended.', { status: 'TMS', allowed: [] });
  const kept = JSON.parse(JSON.stringify(refusedReply(refused))) as Record<string, unknown>;
  expect(kept).toEqual({ refusal: { code: refused.code, message: refused.message, details: refused.details } });
  expect(() => told(kept)).toThrow(refused);
  expect(() => told(kept)).toThrow(
    expect.objectContaining({ constructor: Refusal, code: refused.code, details: refused.details }),
  );
  const reply = { diterima: true };
  expect(told(reply)).toBe(reply);
});
