// One contract for each version of each agreement: derived once, and strict about what may be written in it.
import { compose } from '@bagi/schema/compose.ts';
import { getOperationAST, getVariableValues, parse } from 'graphql';
import { expect, test } from 'vitest';
import { contracts } from './contracts.ts';
import { version } from './test/document.ts';

const { schema } = compose();
const first = version();
const later = {
  ...first,
  agreement: { ...first.agreement, version: '2024-02-10', term: { from: '2024-02-10', until: 'open' } },
};
const opened = () => contracts(new Map([['mitra-uji', [first, later]]]), schema);
const at = (day: string) => Date.parse(`${day}T12:00:00Z`);

test('a version in force has one contract, the same each time', () => {
  const contractOf = opened();
  const contract = contractOf('mitra-uji', at('2024-02-05'));
  expect(contract.agreement).toBe(first.agreement);
  expect(contractOf('mitra-uji', at('2024-02-06'))).toBe(contract);
});

test('another version has another contract', () => {
  const contractOf = opened();
  const contract = contractOf('mitra-uji', at('2024-02-10'));
  expect(contract.agreement).toBe(later.agreement);
  expect(contract === contractOf('mitra-uji', at('2024-02-05'))).toBe(false);
});

test('without a version in force there is none', () => {
  const contractOf = opened();
  expect(() => contractOf('mitra-uji', at('2024-01-05'))).toThrow('The agreement has not begun.');
  expect(() => contractOf('lain', at('2024-02-05'))).toThrow('There is no agreement with this partner.');
});

test('what has not the form of its scalar is refused on the contract', () => {
  const operation = getOperationAST(parse('query ($nip: Nip) { asn(nip: $nip, instansiId: "i") { id } }'));
  const { errors } = getVariableValues(
    opened()('mitra-uji', at('2024-02-05')).schema,
    operation?.variableDefinitions ?? [],
    { nip: '1' },
  );
  expect(errors?.[0]?.message).toContain('Nip is a NIP of 18 digits');
});
