// Rows are compared by who is let in, not by how it is written.
import { expect, test } from 'vitest';
import { compareRows, type Rows } from './rows.ts';

test.for<[string, Rows[], Rows[]]>([
  ['same', [{ golongan: ['1', '2'] }], [{ golongan: ['2', '1'] }]],
  ['same', [{}], [{}]],
  ['same', [{ golongan: ['1'] }], [{ golongan: ['1'] }, { golongan: ['1'], jenis: ['PNS'] }]],
  ['wider', [{ golongan: ['1'] }], [{ golongan: ['1', '2'] }]],
  ['wider', [{ golongan: ['1'] }], [{}]],
  ['wider', [{ golongan: ['1'] }], [{ golongan: ['1'] }, { jenis: ['PNS'] }]],
  ['narrower', [{}], [{ golongan: ['1'] }]],
  ['narrower', [{ golongan: ['1'] }], [{ golongan: ['1'], jenis: ['PNS'] }]],
  ['narrower', [{ golongan: ['1'] }, { jenis: ['PNS'] }], [{ golongan: ['1'] }]],
  ['narrower', [{}], [{ instansi: '$instansiId' }]],
  ['other', [{ golongan: ['1'] }], [{ golongan: ['2'] }]],
  ['other', [{ golongan: ['1'] }], [{ jenis: ['PNS'] }]],
  ['other', [{ instansi: ['A'] }], [{ instansi: '$instansiId' }]],
])('%s: from %j to %j', ([change, before, after]) => {
  expect(compareRows(before, after)).toBe(change);
});
