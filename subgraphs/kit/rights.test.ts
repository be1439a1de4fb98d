// What a database role is given: the columns behind what is granted, of the rows in scope, and no more.
import type { Service } from '@bagi/agreements/agreement.ts';
import { expect, it } from 'vitest';
import type { List, Read } from './reads.ts';
import { columnOfFact, rightsOf, type TableRights } from './rights.ts';
import { cakupanAsn, cakupanAsnLampau } from './tables.ts';
import { agreement, contractWith, daftarAsn, reads, tables } from './test/small.ts';

const pns = { fact: 'jenisAsn', values: ['PNS'] };
const pembina = { fact: 'golonganRuang', values: ['44', '45'] };
const all = Object.values(reads);

const written = (rights: TableRights | undefined) => rights && { ...rights, columns: [...rights.columns].toSorted() };
const given = (which: readonly (Read | List)[], contract = contractWith()) => {
  const rights = rightsOf(contract, which);
  const of = (table: Parameters<typeof rights.get>[0]) => written(rights.get(table));
  return { asn: of(tables.asn), agama: of(tables.agama), pensiun: of(tables.pensiun), facts: of(cakupanAsn) };
};

it('each table gives the columns behind what is granted, of the rows that its type has', () => {
  expect(given(all)).toEqual({
    asn: { columns: ['agamaId', 'id', 'nip'], person: 'id', rows: [[pns]] },
    agama: { columns: ['id'], person: null, rows: [] },
    pensiun: { columns: ['asnId', 'id', 'sejakTransaksi', 'tmtPensiun'], person: 'asnId', rows: [[pns, pembina]] },
    facts: { columns: ['asnId', 'golonganRuangId', 'instansiKerjaId', 'jenisAsn'], person: 'asnId', rows: [[pns]] },
  });
});

it('a read of which nothing is granted gives nothing, not even its keys', () => {
  const [profil] = agreement.services;
  expect(given(all, contractWith(profil && [profil]))).toEqual({
    asn: { columns: ['agamaId', 'id', 'nip'], person: 'id', rows: [[pns]] },
    agama: { columns: ['id'], person: null, rows: [] },
    pensiun: undefined,
    facts: { columns: ['asnId', 'instansiKerjaId', 'jenisAsn'], person: 'asnId', rows: [[pns]] },
  });
});

it('where nothing about persons is read, nothing about persons is given', () => {
  expect(given([reads.agamaById])).toEqual({
    asn: undefined,
    agama: { columns: ['id'], person: null, rows: [] },
    pensiun: undefined,
    facts: undefined,
  });
});

const periode = { dari: 'Periode', sampai: 'Periode' };
/** The service that lists retirements, with these fields of them. */
const daftar = (Pensiun: Record<string, string>): Service => ({
  ...daftarAsn,
  operation: 'Query.daftarPensiun',
  arguments: { periode: 'required' },
  fields: { PeriodeMasukan: periode, Pensiun, Asn: { id: 'ID' } },
});

it('a read by key gives its key, its person and the order that is granted', () => {
  const { pensiunByAsn } = reads;
  expect(given([pensiunByAsn], contractWith([daftar({ tmtPensiun: 'TMT' })])).pensiun?.columns).toEqual([
    'asnId',
    'id',
    'tmtPensiun',
  ]);
  expect(given([pensiunByAsn], contractWith([daftar({ asn: 'ASN' })])).pensiun?.columns).toEqual(['asnId', 'id']);
  const byNip = { ...reads.asnById, by: 'nip', keep: [] };
  expect(given([byNip], contractWith([daftarAsn])).asn?.columns).toEqual(['id', 'nama', 'nip']);
});

it('a list along columns gives those, and what its operation may be narrowed by', () => {
  const along = { ...reads.pensiun, along: ['id'], by: { alamat: 'Pensiun.asn', tmtPensiun: 'Pensiun.tmtPensiun' } };
  expect(given([along], contractWith([daftar({ asn: 'ASN' })])).pensiun?.columns).toEqual([
    'alamat',
    'asnId',
    'id',
    'sejakTransaksi',
  ]);
});

it('a list over persons gives its columns of the table and its order of the facts', () => {
  const { asn, facts } = given([reads.semuaAsn], contractWith([daftarAsn]));
  expect(asn).toEqual({ columns: ['id', 'nama'], person: 'id', rows: [[pns]] });
  expect(facts?.columns).toEqual(['asnId', 'jenisAsn', 'sejakTransaksi', 'tmtCpns', 'unitKerjaId']);
});

it('what a list is found and ordered by is given also of rows as they were, and nothing else of them', () => {
  const rights = rightsOf(contractWith([daftar({ tmtPensiun: 'TMT', alamat: 'Alamat' })]), [reads.pensiun]);
  expect(written(rights.get(tables.pensiunLampau))).toEqual({
    columns: ['asnId', 'id', 'sampaiTransaksi', 'sejakTransaksi', 'tmtPensiun'],
    person: 'asnId',
    rows: [[pns]],
  });
  expect(rights.has(cakupanAsnLampau)).toBe(false);
  const ofPersons = rightsOf(contractWith([daftarAsn]), [reads.semuaAsn]);
  expect(written(ofPersons.get(cakupanAsnLampau))).toEqual({
    columns: ['asnId', 'jenisAsn', 'sampaiTransaksi', 'sejakTransaksi', 'tmtCpns', 'unitKerjaId'],
    person: 'asnId',
    rows: [[pns]],
  });
});

it('a list whose operation is not granted gives nothing, though its fields are', () => {
  expect(given([reads.semuaAsn]).asn).toBeUndefined();
});

it('two types in one table open the rows of either, one condition said twice opens them once', () => {
  const twice = given([
    reads.asnById,
    { ...reads.asnById, by: 'nip' },
    { ...reads.asnById, type: 'Pensiun', needs: { 'Pensiun.asn': ['nama'] } },
  ]);
  expect(twice.asn).toEqual({ columns: ['agamaId', 'id', 'nama', 'nip'], person: 'id', rows: [[pns], [pns, pembina]] });
});

it('an agreement about everyone names no condition, and its role no fact but who a person is', () => {
  const everyone = contractWith([daftarAsn], { rows: { everyone: 'Uji.' } });
  expect(given([reads.asnById], everyone)).toMatchObject({
    asn: { rows: [[]] },
    facts: { columns: ['asnId'], person: 'asnId', rows: [[]] },
  });
});

it('every fact but the kind of ASN is a code', () => {
  expect(['jenisAsn', 'unitKerja'].map((fact) => columnOfFact(fact as 'jenisAsn'))).toEqual([
    'jenisAsn',
    'unitKerjaId',
  ]);
});
