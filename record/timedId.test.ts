// Ids tell their moment, and none comes twice, however many are drawn.
import { expect, it } from 'vitest';
import { timedId } from './timedId.ts';

it('an id is of version 7, and its first 48 bits are the moment', () => {
  const atMs = Date.parse('2026-11-21T08:30:00.123Z');
  const id = timedId(atMs);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(atMs);
});

it('of thousands of one moment, none is another', () => {
  expect(new Set(Array.from({ length: 5_000 }, () => timedId(0))).size).toBe(5_000);
});
