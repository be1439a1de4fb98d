// What is worked out for one form of question is worked out once for it, and never used for another.
import { expect, it } from 'vitest';
import { workings } from './workings.ts';

it('a value is made once for its contract, its request, its read and its form', () => {
  const work = workings();
  const [ours, theirs, asked, other] = [{}, {}, new Set<string>(), new Set<string>()];
  const [one, two] = [{}, {}];
  let made = 0;
  const make = () => ++made;
  expect(work(ours, asked)(one, 'a', make)).toBe(1);
  expect(work(ours, asked)(one, 'a', make)).toBe(1);
  expect(work(ours, asked)(one, 'b', make)).toBe(2);
  expect(work(ours, asked)(two, 'a', make)).toBe(3);
  expect(work(ours, other)(one, 'a', make)).toBe(4);
  expect(work(theirs, asked)(one, 'a', make)).toBe(5);
  expect(workings()(ours, asked)(one, 'a', make)).toBe(6);
  const again = [
    work(ours, asked)(one, 'a', make),
    work(ours, asked)(one, 'b', make),
    work(ours, asked)(two, 'a', make),
    work(ours, other)(one, 'a', make),
    work(theirs, asked)(one, 'a', make),
  ];
  expect(again).toEqual([1, 2, 3, 4, 5]);
});

it('also a value that is nothing is made once', () => {
  const work = workings()({}, new Set());
  let made = 0;
  const make = () => {
    made++;
    return null;
  };
  expect([work({}, 'a', make), made]).toEqual([null, 1]);
  const of = {};
  expect([work(of, 'a', make), work(of, 'a', make), made]).toEqual([null, null, 2]);
});
