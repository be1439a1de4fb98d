// A leaf is the same to the byte wherever it is made, as RFC 8785 writes JSON and RFC 9162 hashes leaves.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leafHash, leafOf, leafVersion } from './leaf.ts';
import type { Row } from './row.ts';

const row: Row = {
  id: '01a1feca-b3d0-75fa-99d7-194b35c315b3',
  waktu: '2026-11-21T15:47:39.600Z',
  mitra: 'lan',
  klien: 'lan-development',
  petugas: null,
  perjanjian: '2019-10-22',
  tujuan: 'pengembangan-kompetensi-asn',
  mode: 'view',
  layanan: ['Query.asn'],
  baris: [1],
  operasi: 'Nama',
  sidikOperasi: 'ab'.repeat(32),
  medan: 'cd'.repeat(32),
  jumlahOrang: 1,
  orang: ['0f8fad5b-d9cb-469f-a165-70867728950e'],
  putusan: null,
  durasiMikro: 1_234,
  keputusan: 'OK',
  permintaan: 'b0af14df-6ecc-4ae7-9c08-ed36205d65dd',
};

const text = fc.string({ unit: 'grapheme' });
const rows: fc.Arbitrary<Row> = fc.record({
  id: fc.uuid(),
  waktu: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  mitra: text,
  klien: text,
  petugas: fc.option(text),
  perjanjian: fc.option(text),
  tujuan: fc.option(text),
  mode: fc.option(text),
  layanan: fc.array(text),
  baris: fc.array(fc.nat()),
  operasi: fc.option(text),
  sidikOperasi: fc.option(text),
  medan: fc.option(text),
  jumlahOrang: fc.nat(),
  orang: fc.array(fc.uuid()),
  putusan: fc.option(
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      fc.nat(),
    ),
  ),
  durasiMikro: fc.nat(),
  keputusan: text,
  permintaan: fc.uuid(),
});

it('is canonical JSON, whatever the row holds', () => {
  fc.assert(
    fc.property(rows, (any) => {
      expect(leafOf(any)).toBe(canonicalize({ ...any, versi: leafVersion }));
    }),
  );
});

it('is hashed with what keeps leaves apart from nodes', () => {
  expect(leafHash(leafOf(row))).toEqual(
    createHash('sha256')
      .update(Buffer.concat([Buffer.of(0), Buffer.from(leafOf(row))]))
      .digest(),
  );
  // Forever the same: it is what receipts were given for.
  expect(leafHash(leafOf(row)).toString('hex')).toBe(
    '341707275835c6c211d1dc36d334b4a01dafdd037864f3d70754586865cb2466',
  );
});

it('is another when anything in the row is', () => {
  const changed = Object.keys(row).map((key) => leafHash(leafOf({ ...row, [key]: 'x' })).toString('hex'));
  expect(new Set([...changed, leafHash(leafOf(row)).toString('hex')]).size).toBe(Object.keys(row).length + 1);
});
