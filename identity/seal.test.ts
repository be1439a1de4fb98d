// What is sealed is opened by whom and for what it was sealed, unchanged, and by nobody else.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = Buffer.alloc(32, 7);
const binding = 'cursor:lan';

it('whatever is sealed is opened as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, bound) => {
      const whole = text.toWellFormed();
      expect(unseal(key, bound, seal(key, bound, whole))).toBe(whole);
    }),
  );
  expect(unseal(key, binding, seal(key, binding, ''))).toBe('');
});

it('another key and another binding open nothing', () => {
  const sealed = seal(key, binding, 'p1');
  expect(unseal(Buffer.alloc(32, 8), binding, sealed)).toBeNull();
  expect(unseal(key, 'cursor:bkn', sealed)).toBeNull();
  expect(unseal(key, '', sealed)).toBeNull();
});

it('what was changed in any byte, or cut anywhere, opens nothing', () => {
  const bytes = Buffer.from(seal(key, binding, 'p1'), 'base64url');
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(unseal(key, binding, changed.toString('base64url'))).toBeNull();
    expect(unseal(key, binding, bytes.subarray(0, index).toString('base64url'))).toBeNull();
    expect(unseal(key, binding, bytes.subarray(index + 1).toString('base64url'))).toBeNull();
  }
});

it('no nonce seals two texts, or one text for two bindings', () => {
  const sealed = [seal(key, binding, 'p1'), seal(key, binding, 'p2'), seal(key, 'cursor:bkn', 'p1')];
  expect(new Set(sealed.map((one) => one.slice(0, 16))).size).toBe(3);
});

it('the same is sealed the same in every process and release, so that a cursor stays good', () => {
  expect(seal(key, binding, 'p1 é')).toBe('FapPkfHOLtCksJ-qDv17lXESUiD1vxGumcnshWibW2EC');
});
