// A cursor gives back its place and its moment, to whom it was given, for a day, and nothing to anybody else.
import { expect, it } from 'vitest';
import { cursorAt, type Moment, pagingMsMax, placeIn } from './cursor.ts';

const key = Buffer.alloc(32, 7);
const takenAt = '2026-11-21T02:00:00.000Z';
const start = Date.parse(takenAt);
const moment: Moment = { snapshot: '7:9:8', takenAt };
const cursor = cursorAt(key, 'lan', ['2026-01-01', 'p1'], moment);
const open = (sealed: string, binding = 'lan', nowMs = start) => placeIn(key, binding, sealed, nowMs);
const refused = expect.objectContaining({
  code: 'BAD_USER_INPUT',
  message:
    'after is not a cursor that this list gave you under this agreement, asked in the same way. Correct the value named.',
});

it('place and moment come back as they were', () => {
  expect(open(cursor)).toEqual({ place: ['2026-01-01', 'p1'], moment });
  const summed = { snapshot: null, takenAt, sum: { count: 3, checksum: 'ab' } };
  expect(open(cursorAt(key, 'lan', [], summed))).toEqual({ place: [], moment: summed });
});

it('how much is being written at the same time changes no length, within wide steps', () => {
  const [short, longer, long] = [1, 100, 256].map(
    (digits) => cursorAt(key, 'lan', ['p1'], { snapshot: `7:${'9'.repeat(digits)}:8`, takenAt }).length,
  ) as [number, number, number];
  expect(longer).toBe(short);
  expect(long).toBeGreaterThan(short);
  expect(long).toBeLessThan(2 * short);
});

it('a place is the same whenever it is given, a moment is good with its place alone', () => {
  const other = cursorAt(key, 'lan', ['2026-01-01', 'p2'], moment);
  const later = cursorAt(key, 'lan', ['2026-01-01', 'p1'], { ...moment, snapshot: '8:9:' });
  expect(later.split('.')[0]).toBe(cursor.split('.')[0]);
  expect(later.split('.')[1]).not.toBe(cursor.split('.')[1]);
  expect(() => open(`${other.split('.')[0]}.${cursor.split('.')[1]}`)).toThrow(refused);
});

it.each([
  ['of another', () => open(cursor, 'bkn')],
  ['with another key', () => placeIn(Buffer.alloc(32, 8), 'lan', cursor, start)],
  ['without its moment', () => open(cursor.replace(/\..*/, ''))],
  ['without its place', () => open(cursor.replace(/.*\./, '.'))],
  ['with something behind it', () => open(`${cursor}.`)],
  ['with something more behind it', () => open(`${cursor}.a`)],
  ['that is empty', () => open('')],
])('a cursor %s is refused', (_, step) => {
  expect(step).toThrow(refused);
});

it('a list may be paged through for a day, and no longer', () => {
  expect(pagingMsMax).toBe(86_400_000);
  expect(open(cursor, 'lan', start + pagingMsMax).place).toEqual(['2026-01-01', 'p1']);
  expect(() => open(cursor, 'lan', start + pagingMsMax + 1)).toThrow(
    expect.objectContaining({
      code: 'BAD_USER_INPUT',
      message:
        'after is a cursor of more than 24 hours ago. Ask the list anew, without after. Correct the value named.',
    }),
  );
});
