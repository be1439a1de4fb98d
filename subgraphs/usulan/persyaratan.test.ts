// A document is demanded of whom its line concerns, and of nobody else.
import { expect, it } from 'vitest';
import { wajibBagi } from './persyaratan.ts';

const lines = [
  { jenisDokumenId: 'surat', wajib: true, rumpunJabatanId: null },
  { jenisDokumenId: 'orasi', wajib: true, rumpunJabatanId: 'widyaiswara' },
  { jenisDokumenId: 'sidang', wajib: false, rumpunJabatanId: 'widyaiswara' },
  { jenisDokumenId: 'plt', wajib: false, rumpunJabatanId: null },
];

it('a line without a position is demanded of everyone, one with a position of its holders', () => {
  expect(wajibBagi(lines, 'widyaiswara')).toEqual(['surat', 'orasi']);
  expect(wajibBagi(lines, 'guru')).toEqual(['surat']);
  expect(wajibBagi(lines, null)).toEqual(['surat']);
});
