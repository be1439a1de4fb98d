// Services that speak of one thing say one thing about it; how they write it makes no difference.
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import type { Service } from './agreement.ts';
import { contradictions } from './contradictions.ts';
import { version } from './test/document.ts';

const schema = buildSchema(`
  type Query { asn(nip: ID, id: ID): Asn, daftar: DaftarConnection, unit: Unit }
  type DaftarConnection { nodes: [Asn] }
  type Asn { id: ID }
  type Unit { id: ID }
`);
const { agreement } = version();

function faults(...services: Partial<Service>[]) {
  const [profil] = agreement.services;
  if (!profil) throw new Error('There is a service.');
  const whole = services.map((changes) => ({ ...profil, operation: 'Query.asn', rows: {}, arguments: {}, ...changes }));
  return contradictions({ ...agreement, services: whole }, schema);
}

test('one service contradicts nothing, nor do two that say the same in another order', () => {
  const one = {
    rows: { jenisAsn: ['PNS', 'CPNS'], unitKerja: '$id', instansiKerja: '$nip' },
    arguments: { nip: 'required', id: 'optional' },
  } as const;
  const other = {
    rows: { instansiKerja: '$nip', unitKerja: '$id', jenisAsn: ['CPNS', 'PNS'] },
    arguments: { id: 'optional', nip: 'required' },
  } as const;
  expect(faults({ rows: { jenisAsn: ['PNS'] } })).toEqual([]);
  expect(faults(one as never, other as never)).toEqual([]);
});

test('the rows of one type are narrowed alike, by whatever operation they come', () => {
  const says = [['services', 1, 'rows'], 'other services narrow the rows of Asn differently'];
  expect(faults({ rows: { jenisAsn: ['PNS'] } }, { rows: { jenisAsn: ['CPNS'] } })).toEqual([says]);
  expect(faults({ rows: { jenisAsn: ['PNS'] } }, { operation: 'Query.daftar' })).toEqual([says]);
  expect(faults({ rows: { jenisAsn: ['PNS'] } }, { operation: 'Query.unit' })).toEqual([]);
});

test('every service that contradicts the first is told, by its place', () => {
  const third = { rows: { jenisAsn: ['CPNS'] } };
  expect(faults({}, {}, third, third).map(([path]) => path)).toEqual([
    ['services', 2, 'rows'],
    ['services', 3, 'rows'],
  ]);
});

test('the rows of one operation are bound alike; those of another operation are bound by themselves', () => {
  const bound = { rows: { unitKerja: '$id' } } as const;
  expect(faults(bound, { rows: { unitKerja: '$nip' } })).toEqual([
    [['services', 1, 'rows'], 'another service binds the rows of Query.asn differently'],
  ]);
  expect(faults(bound, { operation: 'Query.daftar' })).toEqual([]);
});

test('the arguments of one operation are asked alike', () => {
  expect(faults({ arguments: { nip: 'required' } }, { arguments: { nip: 'optional' } })).toEqual([
    [['services', 1, 'arguments'], 'another service asks other arguments of Query.asn'],
  ]);
});

test('what is not served contradicts nothing', () => {
  const notYet = { notYetServed: true, rows: { jenisAsn: ['CPNS'] }, arguments: { id: 'required' } } as const;
  expect(faults({ rows: { jenisAsn: ['PNS'] } }, notYet as never)).toEqual([]);
});
