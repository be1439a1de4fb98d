// What may be written is what the agreement lists, object by object, and nothing that it does not.
import type { Contract } from '@bagi/agreements/contract.ts';
import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import type { Kind } from './kinds.ts';
import { writableOf } from './writable.ts';

const schema = buildSchema(`
  type Query { ada: Int }
  input A { id: ID, rahasia: String, dalam: B, banyak: [B!]! }
  input B { id: ID, rahasia: String, lagi: C }
  input C { id: ID }
`);
const [satu, dua] = [
  { operation: 'Mutation.satu', input: 'A' },
  { operation: 'Mutation.dua', input: 'C' },
] as Kind[];

function writable(coordinates: readonly string[], kinds = [satu, dua] as Kind[]) {
  const grants = { coordinates: new Set(coordinates) };
  return writableOf({ schema, grants } as unknown as Contract, kinds);
}

it('a kind that is not granted is not there, though its fields are', () => {
  expect(writable(['Mutation.dua', 'A.id', 'C.id'])).toEqual([{ kind: dua, objects: new Map([['', ['id']]]) }]);
});

it('each object has the fields that are listed, by the way that leads to it', () => {
  const [first, ...others] = writable(['Mutation.satu', 'A.id', 'A.dalam', 'A.banyak', 'B.id', 'B.lagi']);
  expect(others).toEqual([]);
  expect(first?.kind).toBe(satu);
  expect([...(first?.objects ?? [])]).toEqual([
    ['', ['id', 'dalam', 'banyak']],
    ['dalam', ['id', 'lagi']],
    ['dalam.lagi', []],
    ['banyak', ['id', 'lagi']],
    ['banyak.lagi', []],
  ]);
});

it('an object to which no listed field leads is not there', () => {
  expect([...(writable(['Mutation.satu', 'A.id', 'B.id'])[0]?.objects.keys() ?? [])]).toEqual(['']);
});

it('a kind whose records are no input of the contract stops everything: nobody has listed a field of it', () => {
  const lost = { operation: 'Mutation.satu', input: 'Query' } as Kind;
  expect(() => writable(['Mutation.satu'], [lost])).toThrow('Query is no input type that this agreement opens.');
});
