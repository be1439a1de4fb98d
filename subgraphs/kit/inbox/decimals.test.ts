// A sum of decimals is exact to the last digit, however the parts are written and however long they are.
import { expect, it } from 'vitest';
import { isSum } from './decimals.ts';

it.each([
  ['10', ['4.5', '5.50']],
  ['10.000', ['10']],
  ['0.3', ['0.1', '0.2']],
  ['1.05', ['1', '0.05']],
  ['123456789012345678.99', ['123456789012345678.9', '0.09']],
  ['-0.5', ['-1', '0.5']],
  ['0', []],
])('%s is the sum of %j', (total, parts) => {
  expect(isSum(total, parts)).toBe(true);
});

it.each([
  ['10', ['4.5', '5.51']],
  ['10', ['4.5']],
  ['1.5', ['1.05']],
  ['123456789012345678.99', ['123456789012345678.9', '0.08']],
  ['0.01', []],
])('%s is not the sum of %j', (total, parts) => {
  expect(isSum(total, parts)).toBe(false);
});
