// Two requests are the same when they say the same by the same mutation, and in no other case.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { digestOf } from './digest.ts';

const operation = 'Mutation.kirimRiwayatKursus';

it('the checksum is SHA-256, in hex, over the canonical form of the mutation and its records', () => {
  const canonical = '["Mutation.kirimRiwayatKursus",[{"jumlahJam":40,"namaKursus":"Uji"},{"namaKursus":null}]]';
  expect(digestOf(operation, [{ namaKursus: 'Uji', jumlahJam: 40 }, { namaKursus: null }])).toBe(
    createHash('sha256').update(canonical).digest('hex'),
  );
});

it('the order of fields, and how an object came to be, make no difference', () => {
  const bare = Object.assign(Object.create(null) as object, { b: { d: 1, c: 2 }, a: 1 });
  expect(digestOf(operation, [bare])).toBe(digestOf(operation, [{ a: 1, b: { c: 2, d: 1 } }]));
});

it('another mutation, another value, another order of records and one record more all make another request', () => {
  const [one, two] = [{ a: 1 }, { a: 2 }];
  const digests = [
    digestOf(operation, [one, two]),
    digestOf(operation, [two, one]),
    digestOf(operation, [one]),
    digestOf('Mutation.kirimRiwayatJabatan', [one]),
  ];
  expect(new Set(digests).size).toBe(digests.length);
});
