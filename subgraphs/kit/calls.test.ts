// A function of the database is called by whoever one of its operations is opened to, and named as PostgreSQL names it.
import { expect, it } from 'vitest';
import { type Call, mayCall, parametersOf, signatureOf } from './calls.ts';
import { contractWith } from './test/small.ts';

const call: Call = {
  name: 'verifikasi.banding',
  operations: ['Query.asn', 'Query.verifikasiAsn'],
  takes: { nip: 'text', lahir: 'date[]' },
  gives: ['putusan'],
};
const under = contractWith();

it('one of its operations is enough, and none is not', () => {
  expect(mayCall(under, call)).toBe(true);
  expect(mayCall(under, { ...call, operations: ['Query.verifikasiAsn', 'Query.asn'] })).toBe(true);
  expect(mayCall(under, { ...call, operations: ['Query.verifikasiAsn'] })).toBe(false);
  expect(mayCall(under, { ...call, operations: [] })).toBe(false);
});

it('its signature has the types of its parameters, in their order', () => {
  expect(signatureOf(call)).toBe('verifikasi.banding(text,date[])');
  expect(signatureOf({ ...call, takes: {} })).toBe('verifikasi.banding()');
});

it('its parameters keep the order in which they were written', () => {
  expect(parametersOf(call)).toEqual([
    ['nip', 'text'],
    ['lahir', 'date[]'],
  ]);
});
