// The name of a registered operation becomes the name of a file, and can be nothing else.
import { expect, it } from 'vitest';
import { operationName } from './registered.ts';

it.each(['a', '7', 'Data_Utama-2', 'x'.repeat(64), '-_'.repeat(31).padStart(64, 'Z')])('%s is a name', (name) => {
  expect(operationName.test(name)).toBe(true);
});

it.each(['', '-a', '_a', '.a', 'a.b', 'a/b', '../a', 'a b', ' a', 'a\n', 'nama\u00e9', 'x'.repeat(65), 'a:b', '/a'])(
  '%j is none',
  (name) => {
    expect(operationName.test(name)).toBe(false);
  },
);
