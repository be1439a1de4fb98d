// Each document is worked on once, whatever came of it, unless nothing came of it.
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { perDocument } from './perDocument.ts';

it('the work is done once for a document, and again for another that says the same', () => {
  let times = 0;
  const counted = perDocument(() => ++times);
  const [one, same] = [parse('{ a }'), parse('{ a }')];
  expect([counted(one), counted(one), counted(same), counted(one)]).toEqual([1, 1, 2, 1]);
});

it('nothing is something that is remembered', () => {
  let times = 0;
  const document = parse('{ a }');
  const none = perDocument(() => {
    times++;
    return null;
  });
  expect([none(document), none(document), times]).toEqual([null, null, 1]);
});

it('what failed is tried again', () => {
  let times = 0;
  const document = parse('{ a }');
  const failing = perDocument(() => {
    if (++times === 1) throw new Error('first');
    return times;
  });
  expect(() => failing(document)).toThrow('first');
  expect(failing(document)).toBe(2);
});
