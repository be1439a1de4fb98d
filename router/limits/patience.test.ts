// A deadline ends once, by its time or by the caller who leaves, and leaves no timer behind.
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { deadlineOf } from './deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answering = () => Object.assign(new EventEmitter(), { headersSent: false }) as unknown as ServerResponse;
const never = new Promise<never>(() => {});

it('until its time is over, work gives what it gives', async () => {
  const { signal, within } = deadlineOf(answering(), 1_500);
  vi.advanceTimersByTime(1_499);
  expect(await within(Promise.resolve('done'))).toBe('done');
  await expect(within(Promise.reject(new RangeError('its own')))).rejects.toThrow(RangeError);
  expect(signal.aborted).toBe(false);
});

it('when its time is over, work is refused that is under way, and work that comes later', async () => {
  const { signal, within } = deadlineOf(answering(), 1_500);
  const waiting = within(never);
  vi.advanceTimersByTime(1_500);
  const refused = {
    code: 'UNAVAILABLE',
    message: 'The answer took longer than 1.5 seconds. A part of the system does not answer: try again later.',
  };
  await expect(waiting).rejects.toMatchObject(refused);
  await expect(within(never)).rejects.toMatchObject(refused);
  expect(signal.reason).toMatchObject(refused);
});

it('a caller who leaves ends it, and no timer is left', async () => {
  const response = answering();
  const { within } = deadlineOf(response, 1_500);
  expect(vi.getTimerCount()).toBe(1);
  response.emit('close');
  expect(vi.getTimerCount()).toBe(0);
  await expect(within(never)).rejects.toThrow('The caller has left. ');
});

it('bytes that are on their way are not cut off, by the time or by their end', () => {
  const response = answering();
  const { signal } = deadlineOf(response, 1_500);
  Object.assign(response, { headersSent: true });
  vi.advanceTimersByTime(1_500);
  response.emit('close');
  expect(signal.aborted).toBe(false);
});

it('a deadline that nobody waits on ends quietly', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', hear);
  deadlineOf(answering(), 1);
  vi.advanceTimersByTime(1);
  vi.useRealTimers();
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});
