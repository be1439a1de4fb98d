// A group is written whole or not at all, whoever waits goes with the next, and nobody waits for longer than said.
import { expect, it } from 'vitest';
import { inGroups, NotWritten } from './groups.ts';

const bounds = { together: 3, waitingMax: 5, patienceMs: 60_000 };

/** Groups that are written when the test says so. */
function held() {
  const groups: { items: readonly number[]; end: (error?: Error) => void }[] = [];
  const write = (items: readonly number[]) =>
    new Promise<void>((resolve, reject) => {
      groups.push({ items, end: (error) => (error ? reject(error) : resolve()) });
    });
  return { groups, write };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('whoever comes while a group is written goes with the next, at most so many at once', async () => {
  const { groups, write } = held();
  const { put, settled } = inGroups(write, () => {}, bounds);
  const first = [put(1), put(2)];
  await turn();
  const later = [put(3), put(4), put(5), put(6)];
  await turn();
  expect(groups.map(({ items }) => items)).toEqual([[1, 2]]);
  groups[0]?.end();
  await Promise.all(first);
  await turn();
  groups[1]?.end();
  await turn();
  groups[2]?.end();
  await Promise.all(later);
  expect(groups.map(({ items }) => items)).toEqual([[1, 2], [3, 4, 5], [6]]);
  await settled();
});

it('a group that is not written fails all who are in it, and no other', async () => {
  const { groups, write } = held();
  const { put } = inGroups(write, () => {}, bounds);
  const first = Promise.allSettled([put(1), put(2)]);
  await turn();
  const next = put(3);
  groups[0]?.end(new Error('full'));
  for (const { status } of await first) expect(status).toBe('rejected');
  await turn();
  groups[1]?.end();
  await next;
});

it('one more than may wait is refused at once', async () => {
  const { groups, write } = held();
  const { put } = inGroups(write, () => {}, { ...bounds, waitingMax: 1 });
  const first = put(1);
  await turn();
  const second = put(2);
  await expect(put(3)).rejects.toThrow(NotWritten);
  groups[0]?.end();
  await first;
  await turn();
  groups[1]?.end();
  await second;
});

it('who waits too long hears so, and whoever writes is told once to give up', async () => {
  const { groups, write } = held();
  let late = 0;
  const giveUp = () => {
    late++;
    groups[0]?.end(new Error('given up'));
  };
  const { put } = inGroups(write, giveUp, { ...bounds, patienceMs: 1 });
  const all = await Promise.allSettled([put(1), put(2), put(3)]);
  expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 3 }, () => 'rejected'));
  expect(late).toBe(1);
});
