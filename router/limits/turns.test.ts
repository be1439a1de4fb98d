// So many requests of a partner at once, so many waiting, in the order in which they came; the rest is refused.
import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { turns, waitingMax } from './turns.ts';

const patient = new AbortController().signal;

/** Whether a promise is still open after everything that can happen now has happened. */
async function isOpen(promise: Promise<unknown>): Promise<boolean> {
  const later = new Promise((resolve) => setImmediate(resolve, 'open'));
  return (await Promise.race([promise, later])) === 'open';
}

it('those beyond the number at once wait, and begin in the order in which they came', async () => {
  const takeTurn = turns();
  const first = await takeTurn('lan', 1, patient);
  const second = takeTurn('lan', 1, patient);
  const third = takeTurn('lan', 1, patient);
  expect(await isOpen(second)).toBe(true);
  first();
  first();
  const leaveSecond = await second;
  expect(await isOpen(third)).toBe(true);
  leaveSecond();
  (await third)();
  expect(await isOpen(takeTurn('lan', 1, patient))).toBe(false);
});

it('a partner whose queue is full is refused; another partner is not', async () => {
  const takeTurn = turns();
  await takeTurn('lan', 1, patient);
  const waiting = Array.from({ length: waitingMax }, () => takeTurn('lan', 1, patient));
  await expect(takeTurn('lan', 1, patient)).rejects.toMatchObject({
    code: 'QUOTA_EXCEEDED',
    details: { retryAfter: '1' },
    message: expect.stringContaining('64 wait'),
  });
  expect(await isOpen(takeTurn('bkn', 1, patient))).toBe(false);
  expect(await isOpen(Promise.race(waiting))).toBe(true);
});

it('who gives up waiting makes room, and takes no turn', async () => {
  const takeTurn = turns();
  const leave = await takeTurn('lan', 1, patient);
  const impatient = new AbortController();
  const left = takeTurn('lan', 1, impatient.signal);
  const next = takeTurn('lan', 1, patient);
  impatient.abort(new Error('over'));
  await expect(left).rejects.toThrow('over');
  await expect(takeTurn('lan', 9, impatient.signal)).rejects.toThrow('over');
  leave();
  expect(await isOpen(next)).toBe(false);
});

it('who has had a turn leaves nothing behind on its signal', async () => {
  const takeTurn = turns();
  const { signal } = new AbortController();
  const leave = await takeTurn('lan', 1, signal);
  const waiting = takeTurn('lan', 1, signal);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  leave();
  (await waiting)();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('a turn that is given back is free, and one that nobody waits for stays free', async () => {
  const takeTurn = turns();
  for (let time = 0; time < 3; time++) (await takeTurn('lan', 1, patient))();
  const both = [await takeTurn('lan', 2, patient), await takeTurn('lan', 2, patient)];
  expect(await isOpen(takeTurn('lan', 2, patient))).toBe(true);
  for (const leave of both) leave();
});

it('the refusal of a full queue says how many are under way', async () => {
  const takeTurn = turns();
  for (let time = 0; time < 2 + waitingMax; time++) void takeTurn('lan', 2, patient);
  await expect(takeTurn('lan', 2, patient)).rejects.toThrow('2 of your requests are under way and 64 wait. Wait until');
});
