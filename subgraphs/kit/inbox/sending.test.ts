// What is sent lands once for its key and only as far as the agreement opens it; everything else lands not at all.
import type { Service } from '@bagi/agreements/agreement.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { expect, it } from 'vitest';
import { contractWith, daftarAsn, operationOn } from '../test/small.ts';
import type { Applier } from './applier.ts';
import { digestOf } from './digest.ts';
import type { Fault, Kind, Reply } from './kinds.ts';
import { refusedReply } from './replies.ts';
import { recordsMax, sending } from './sending.ts';

const kind = {
  operation: 'Mutation.kirimRiwayatKursus',
  jenis: 'RIWAYAT_KURSUS',
  input: 'RiwayatKursusMasukan',
} as Kind;
const mengirim: Service = {
  ...daftarAsn,
  mode: 'insert',
  operation: kind.operation,
  arguments: { kunci: 'required', masukan: 'required' },
  fields: { RiwayatKursusMasukan: { asnId: 'ID', namaKursus: 'Nama' }, TandaTerima: { diterima: 'Diterima' } },
};
const under = contractWith([mengirim]);
const kunci = 'kunci-01';
const records = [{ asnId: 'a' }, { asnId: 'b', namaKursus: 'Uji' }];
const sha256 = digestOf(kind.operation, records);
const reply: Reply = { diterima: true };

interface Found {
  readonly id: string;
  readonly sha256: string;
  readonly balasan: Reply | null;
}

/** An inbox in which that is found by its key, one answer after the other, and into which a request lands or not. */
function inbox(found: readonly (Found | null)[] = [null], lands = true, faults: readonly (readonly Fault[])[] = []) {
  const left = [...found];
  const { run, asking, asked, ...rest } = operationOn(
    ({ sql }) => {
      if (sql.includes('insert')) return lands ? [['r']] : [];
      const one = left.shift();
      return [[one?.id ?? null, one?.sha256 ?? null, one?.balasan ?? null]];
    },
    [],
    under,
  );
  const done: unknown[] = [];
  const applier = {
    async judge(...given: unknown[]) {
      done.push(['judge', ...given]);
      return faults;
    },
    async apply(id: string) {
      done.push(['apply', id]);
      return reply;
    },
  } as unknown as Applier;
  const landed = () => asked.filter(({ sql }) => sql.includes('insert')).map(({ values }) => values);
  return { operation: { run, asking, ...rest }, send: sending({ run, asking, ...rest }, applier), asked, landed, done };
}

it('what is new is judged, lands with its records in their order, and is applied', async () => {
  const { send, landed, done } = inbox();
  expect(await send(kind, kunci, records)).toBe(reply);
  const [one, ...others] = landed();
  expect(others).toEqual([]);
  expect(one).toMatchObject({ kunci, operasi: kind.operation, sha256, mitra: 'mitra-uji', jumlah: 2 });
  const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
  expect(JSON.parse(String(one?.['rekaman']))).toEqual([
    { id: uuid, urutan: 1, jenis: 'RIWAYAT_KURSUS', isi: records[0] },
    { id: uuid, urutan: 2, jenis: 'RIWAYAT_KURSUS', isi: records[1] },
  ]);
  expect(done).toEqual([
    ['judge', kind, records],
    ['apply', one?.['id']],
  ]);
});

it('a refusal of whoever applies it is thrown to its sender', async () => {
  const { operation } = inbox();
  const refused = refusal('STEP_NOT_ALLOWED', 'It has ended.');
  const applier = { judge: async () => [], apply: async () => refusedReply(refused) } as unknown as Applier;
  await expect(sending(operation, applier)(kind, kunci, records)).rejects.toEqual(refused);
});

it('the same under the same key is answered as it was, and neither judged nor landed again', async () => {
  const { send, landed, done } = inbox([{ id: 'k1', sha256, balasan: reply }]);
  expect(await send(kind, kunci, records)).toBe(reply);
  expect([landed(), done]).toEqual([[], []]);
});

it('the same under the same key, that nobody has applied yet, is applied', async () => {
  const { send, landed, done } = inbox([{ id: 'k1', sha256, balasan: null }]);
  expect(await send(kind, kunci, records)).toBe(reply);
  expect([landed(), done]).toEqual([[], [['apply', 'k1']]]);
});

it('a refusal that was the reply is refused again', async () => {
  const refused = refusal('DOCUMENTS_MISSING', 'A document has not come.', { documents: ['surat'] });
  const { send } = inbox([{ id: 'k1', sha256, balasan: refusedReply(refused) }]);
  await expect(send(kind, kunci, records)).rejects.toEqual(refused);
});

const keyTaken = expect.objectContaining({
  code: 'IDEMPOTENCY_KEY_REUSED',
  message:
    'Under this kunci something else was sent. Send what is new under a new key; under this one, only what was sent under it before.',
});

it('something else under a key that was used is refused, and nothing is done', async () => {
  const { send, landed, done } = inbox([{ id: 'k1', sha256: 'other', balasan: reply }]);
  await expect(send(kind, kunci, records)).rejects.toEqual(keyTaken);
  expect([landed(), done]).toEqual([[], []]);
});

it('of two that come under one key at one moment, the one that lands is applied, whoever sent it', async () => {
  const same = inbox([null, { id: 'k1', sha256, balasan: null }], false);
  expect(await same.send(kind, kunci, records)).toBe(reply);
  expect(same.done.at(-1)).toEqual(['apply', 'k1']);
  const other = inbox([null, { id: 'k1', sha256: 'other', balasan: null }], false);
  await expect(other.send(kind, kunci, records)).rejects.toEqual(keyTaken);
  await expect(inbox([null, null], false).send(kind, kunci, records)).rejects.toThrow(
    'A request is neither new nor known.',
  );
});

it('where one record has a fault nothing lands, and each is told its own, or what its kind says to that', async () => {
  const faults = [[], [{ bidang: 'tahun', alasan: 'It is missing.' }]];
  const { send, landed, done } = inbox([null], true, faults);
  expect(await send(kind, kunci, records)).toMatchObject({ diterima: false, rekaman: [{}, { kesalahan: faults[1] }] });
  expect(landed()).toEqual([]);
  expect(done).toEqual([['judge', kind, records]]);
  const own = { ...kind, faulty: (found: unknown) => ({ found }) };
  expect(await inbox([null], true, faults).send(own, kunci, records)).toEqual({ found: faults });
});

it('a record without a fault is none', async () => {
  const { send, landed } = inbox([null], true, [[], []]);
  await send(kind, kunci, records);
  expect(landed()).toHaveLength(1);
});

it('a key is 8 to 128 signs without blanks; anything else is refused before anything is asked', async () => {
  for (const good of ['12345678', '!'.repeat(128), '01890a5d-ac96-774b-bcce-b302099a8057'])
    expect(await inbox().send(kind, good, records)).toBe(reply);
  for (const bad of ['1234567', 'a'.repeat(129), '1234 5678', ' 12345678', '12345678\n', '1234567é', '']) {
    const { send, asked } = inbox();
    await expect(send(kind, bad, records)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message:
        'kunci is 8 to 128 letters, digits or signs without blanks: a UUID for example. Correct the value named.',
    });
    expect(asked).toEqual([]);
  }
});

it('a request has 1 to 1,000 records', async () => {
  const of = (count: number) => Array.from({ length: count }, () => ({ asnId: 'a' }));
  expect(recordsMax).toBe(1_000);
  for (const count of [1, 1_000]) expect(await inbox().send(kind, kunci, of(count))).toBe(reply);
  for (const count of [0, 1_001]) {
    const { send, asked } = inbox();
    await expect(send(kind, kunci, of(count))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: `A request has 1 to 1000 records; this one has ${count}. Correct the value named.`,
    });
    expect(asked).toEqual([]);
  }
});

it('one field of one record that the agreement does not open keeps everything out, before anything is asked', async () => {
  const { send, asked } = inbox();
  await expect(send(kind, kunci, [{ asnId: 'a' }, { asnId: 'b', tahun: 2024 }])).rejects.toMatchObject({
    code: 'GRAPHQL_VALIDATION_FAILED',
    message:
      'The operation gives a field that does not exist. Ask only for what your schema holds: introspection shows it.',
  });
  for (const input of ['TandaTerima', 'RiwayatJabatanMasukan'])
    await expect(send({ ...kind, input }, kunci, [{}])).rejects.toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  expect(asked).toEqual([]);
});

it('what is not granted, or would be applied by nobody, is not sent, whoever let it through', async () => {
  const { operation, send, asked } = inbox();
  await expect(send({ ...kind, operation: 'Mutation.kirimRiwayatJabatan' }, kunci, records)).rejects.toThrow(
    'Mutation.kirimRiwayatJabatan is sent without being granted.',
  );
  await expect(sending(operation, undefined)(kind, kunci, records)).rejects.toThrow(
    'Nothing that is sent is applied in this process.',
  );
  expect(asked).toEqual([]);
});
