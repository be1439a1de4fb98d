// Of what is given, every field is one that the agreement opens, however deep; what is left out is not judged.
import type { Grants } from '@bagi/agreements/grants.ts';
import { buildSchema, type GraphQLInputType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { givesOnlyGranted, holdsOnlyGranted } from './inputs.ts';

const schema = buildSchema(`
  type Query { satu(saring: Saring, semua: [Saring!]!, nip: String): Int }
  input Saring { unit: ID, gaji: Int, dalam: Saring, daftar: [Saring] }
`);
const grants: Grants = {
  coordinates: new Set(['Saring.unit', 'Saring.dalam', 'Saring.daftar']),
  arguments: new Set(['Query.satu(saring)', 'Query.satu(semua)']),
  required: new Set(),
};
const saring = schema.getType('Saring') as GraphQLInputType;
const defined = schema.getQueryType()?.getFields()['satu']?.args ?? [];
const gives = (given: Record<string, unknown>) => givesOnlyGranted(grants, 'Query.satu', defined, given);

describe('a value', () => {
  it.each([
    ['nothing', null],
    ['nothing said', undefined],
    ['no field', {}],
    ['a field that is opened', { unit: '7' }],
    ['one in another', { dalam: { dalam: { unit: '7' } }, daftar: [{ unit: '7' }, null] }],
    ['nothing in place of another', { dalam: null, daftar: undefined }],
  ])('of %s may be given', (_, value) => {
    expect(holdsOnlyGranted(grants, saring, value)).toBe(true);
  });

  it.each([
    ['a field that is not opened', { gaji: 1 }],
    ['one beside another', { unit: '7', gaji: null }],
    ['one in another', { dalam: { gaji: 1 } }],
    ['one in a list', { daftar: [{ unit: '7' }, { gaji: 1 }] }],
    ['a field that is not there', { tiada: 1 }],
    ['one thing where several may stand', { daftar: { unit: '7' } }],
  ])('of %s may not', (_, value) => {
    expect(holdsOnlyGranted(grants, saring, value)).toBe(false);
  });
});

describe('an argument', () => {
  it('that is opened may be given, with what may be in it, or left out', () => {
    expect([gives({}), gives({ saring: { unit: '7' } }), gives({ semua: [{ unit: '7' }], saring: null })]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('that is not opened, or not there, or holds what is not, may not', () => {
    expect([gives({ nip: '1' }), gives({ tiada: 1 }), gives({ semua: [{ gaji: 1 }] })]).toEqual([false, false, false]);
    expect(givesOnlyGranted(grants, 'Query.dua', defined, { saring: null })).toBe(false);
  });
});
