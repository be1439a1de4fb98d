// A fault says which key is wrong and what it should be, also where a value may take several forms.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { formFaults } from './formFaults.ts';

/** What is told of a value under a shape: each fault as its place and its words. */
function told(shape: z.ZodType, value: unknown): string[] {
  const { error } = shape.safeParse(value);
  return formFaults(value, error?.issues ?? []).map(([path, words]) => `${path.join('.')} | ${words}`);
}

const text = z.string('is not a text');
const number = z.number('is not a number');

it('of several forms, the one whose fault lies deepest speaks alone', () => {
  const shape = z.union([z.object({ a: z.object({ b: text }), c: number }), z.object({ a: text, c: text })]);
  expect(told(shape, { a: { b: 1 }, c: 'x' })).toEqual(['a.b | a.b: is not a text', 'c | c: is not a number']);
});

it('forms that come equally near speak together, each with everything that is wrong', () => {
  const shape = z.object({
    at: z.union([z.object({ a: text, b: text }), z.object({ a: z.boolean('is not yes or no') })]),
  });
  expect(told(shape, { at: { a: 1, b: 2 } })).toEqual(['at | at: is not a text; is not a text; or is not yes or no']);
});

it('a form that is told by a word, and by none that is known, is said to be of no form', () => {
  const shape = z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]);
  expect(told(shape, { kind: 'c' })).toEqual(["kind | kind: Invalid discriminator value. Expected 'a' | 'b'"]);
});

it('what is missing is told as missing, wherever it would stand', () => {
  const shape = z.object({ a: z.object({ b: text }), c: text });
  expect(told(shape, { a: {} })).toEqual(['a.b | a.b is missing', 'c | c is missing']);
  expect(told(shape, { a: { b: null }, c: 'x' })).toEqual(['a.b | a.b: is not a text']);
});
