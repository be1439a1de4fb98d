// What was used is refused until it could not be used anyway; then its memory is given back.
import { expect, it } from 'vitest';
import { once } from './once.ts';

it('an id is good once, until it has expired', () => {
  let nowMs = 0;
  const first = once(() => nowMs);
  expect(first('a', 20)).toBe(true);
  expect(first('a', 20)).toBe(false);
  nowMs = 20;
  expect(first('a', 20)).toBe(false);
  expect(first('b', 40)).toBe(true);
});

it('an id that has expired takes no more memory', () => {
  let nowMs = 0;
  const first = once(() => nowMs);
  for (let id = 0; id < 1_000; id++) first(String(id), 10);
  nowMs = 11;
  // An id is forgotten when another is used; whatever checks its age refuses it by then.
  expect(first('another', 30)).toBe(true);
  expect(first('0', 30)).toBe(true);
});
