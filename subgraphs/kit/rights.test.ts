// What a database role is given: the columns behind what is granted, of the rows in scope, and no more.
import type { Service } from '@bagi/agreements/agreement.ts';
import type { Condition } from '@bagi/agreements/scope.ts';
import { describe, expect, it } from 'vitest';
import { type List, many, type Read, type Reference, reference } from './reads.ts';
import { columnOfFact, rightsOf, type TableRights } from './rights.ts';
import { cakupanAsn, cakupanAsnLampau } from './tables.ts';
import { agreement, cariUnit, contractWith, daftarAsn, reads, tables } from './test/small.ts';

const pns: Condition = { fact: 'jenisAsn', values: ['PNS'] };
const pembina: Condition = { fact: 'golonganRuang', values: ['44', '45'] };
const opened = (...conditions: Condition[]) => ({ conditions, kinds: [] });
const { unitById, unitDicari, ...plain } = reads;
const all = Object.values(plain);

const written = (rights: TableRights | undefined) => rights && { ...rights, columns: [...rights.columns].toSorted() };
const given = (which: readonly (Read | List | Reference)[], contract = contractWith()) => {
  const rights = rightsOf(contract, which, []);
  const of = (table: Parameters<typeof rights.get>[0]) => written(rights.get(table));
  return { asn: of(tables.asn), agama: of(tables.agama), pensiun: of(tables.pensiun), facts: of(cakupanAsn) };
};

it('each table gives the columns behind what is granted, of the rows that its type has', () => {
  expect(given(all)).toEqual({
    asn: { columns: ['agamaId', 'id', 'nip'], person: 'id', rows: [opened(pns)] },
    agama: undefined,
    pensiun: {
      columns: ['asnId', 'id', 'sejakTransaksi', 'tmtPensiun'],
      person: 'asnId',
      rows: [opened(pns, pembina)],
    },
    facts: {
      columns: ['asnId', 'golonganRuangId', 'instansiKerjaId', 'jenisAsn'],
      person: 'asnId',
      rows: [opened(pns)],
    },
  });
});

it('a read of which nothing is granted gives nothing, not even its keys', () => {
  const [profil] = agreement.services;
  expect(given(all, contractWith(profil && [profil]))).toEqual({
    asn: { columns: ['agamaId', 'id', 'nip'], person: 'id', rows: [opened(pns)] },
    agama: undefined,
    pensiun: undefined,
    facts: { columns: ['asnId', 'instansiKerjaId', 'jenisAsn'], person: 'asnId', rows: [opened(pns)] },
  });
});

/** The service that opens a person's religion, by its name too. */
const agama: Service = {
  ...daftarAsn,
  arguments: {},
  fields: { Asn: { agama: 'Agama' }, Agama: { id: 'ID', nama: 'Agama' } },
};

it('where nothing about persons is read, nothing about persons is given', () => {
  expect(given([reads.agamaById], contractWith([agama]))).toEqual({
    asn: undefined,
    agama: { columns: ['id', 'nama'], person: null, rows: [] },
    pensiun: undefined,
    facts: undefined,
  });
});

/** The service that opens a person by id alone. */
const bare: Service = {
  ...daftarAsn,
  operation: 'Query.asn',
  arguments: { nip: 'required' },
  fields: { Asn: { id: 'ID' } },
};

it('beside what is about persons, what is about nobody is given, and its service decides on no fact', () => {
  const narrow = { ...agama, rows: { golonganRuang: ['44'] }, fields: { Agama: { id: 'ID', nama: 'Agama' } } };
  expect(given([reads.asnById, reads.agamaById], contractWith([bare, narrow]))).toEqual({
    asn: { columns: ['id'], person: 'id', rows: [opened(pns)] },
    agama: { columns: ['id', 'nama'], person: null, rows: [] },
    pensiun: undefined,
    facts: { columns: ['asnId', 'jenisAsn'], person: 'asnId', rows: [opened(pns)] },
  });
});

it('rows in an order are no code: their ids are given where they alone are granted', () => {
  const inOrder = many(tables.agama, { by: 'nama', type: 'Agama', order: 'id' });
  const ids = { ...agama, fields: { Asn: { agama: 'Agama' }, Agama: { id: 'ID' } } };
  expect(given([inOrder], contractWith([ids])).agama?.columns).toEqual(['id', 'nama']);
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
    'tmtPensiun',
  ]);
  expect(given([pensiunByAsn], contractWith([daftar({ asn: 'ASN' })])).pensiun?.columns).toEqual(['asnId']);
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
  expect(asn).toEqual({ columns: ['id', 'nama'], person: 'id', rows: [opened(pns)] });
  expect(facts?.columns).toEqual(['asnId', 'jenisAsn', 'sejakTransaksi', 'tmtCpns', 'unitKerjaId']);
});

it('what a list is found and ordered by is given also of rows as they were, and nothing else of them', () => {
  const rights = rightsOf(contractWith([daftar({ tmtPensiun: 'TMT', alamat: 'Alamat' })]), [reads.pensiun], []);
  expect(written(rights.get(tables.pensiunLampau))).toEqual({
    columns: ['asnId', 'id', 'sampaiTransaksi', 'sejakTransaksi', 'tmtPensiun'],
    person: 'asnId',
    rows: [opened(pns)],
  });
  expect(rights.has(cakupanAsnLampau)).toBe(false);
  const beside = rightsOf(contractWith([daftarAsn]), [reads.asnById, reads.semuaAsn], []);
  expect(beside.has(cakupanAsnLampau)).toBe(true);
  const ofPersons = rightsOf(contractWith([daftarAsn]), [reads.semuaAsn], []);
  expect(written(ofPersons.get(cakupanAsnLampau))).toEqual({
    columns: ['asnId', 'jenisAsn', 'sampaiTransaksi', 'sejakTransaksi', 'tmtCpns', 'unitKerjaId'],
    person: 'asnId',
    rows: [opened(pns)],
  });
});

it('a copy of a fact is given where the scope decides on that fact, and no other copy', () => {
  const copied = { ...reads.pensiun, table: tables.pensiunSalinan, copies: ['golonganRuangId', 'asnId'] };
  const columns = (service: Service) =>
    written(rightsOf(contractWith([service]), [copied], []).get(tables.pensiunSalinan))?.columns;
  const plain = ['asnId', 'id', 'sejakTransaksi', 'tmtPensiun'];
  expect(columns(daftar({ tmtPensiun: 'TMT' }))).toEqual(plain);
  expect(columns({ ...daftar({ tmtPensiun: 'TMT' }), rows: { golonganRuang: ['44'] } })).toEqual(
    [...plain, 'golonganRuangId'].toSorted(),
  );
});

it('what persons belong to is given where somebody in scope does, with the facts that say so, now and as they were', () => {
  const rights = rightsOf(contractWith([cariUnit]), [unitById, unitDicari], []);
  const rows = [opened(pns, pembina)];
  const found = ['id', 'instansiId', 'kata', 'nama'];
  expect(written(rights.get(tables.unit))).toEqual({
    columns: [...found, 'sejakTransaksi'],
    person: null,
    rows,
    holders: 'unitKerjaId',
  });
  expect(written(rights.get(tables.unitLampau))).toEqual({
    columns: ['id', 'instansiId', 'kata', 'nama', 'sampaiTransaksi', 'sejakTransaksi'],
    person: null,
    rows,
    holders: 'unitKerjaId',
  });
  const facts = ['asnId', 'golonganRuangId', 'instansiKerjaId', 'jenisAsn'];
  const kept = ['sejakTransaksi', 'unitKerjaId'];
  expect(written(rights.get(cakupanAsn))).toEqual({
    columns: [...facts, ...kept],
    person: 'asnId',
    rows: [opened(pns)],
  });
  expect(written(rights.get(cakupanAsnLampau))?.columns).toEqual([...facts, 'sampaiTransaksi', ...kept]);
});

it('whoever reads what persons belong to by its key, reads all of it', () => {
  const unit = { UnitKerja: { id: 'ID', nama: 'Nama' }, Asn: { unitKerja: 'Unit' } };
  const whole = rightsOf(contractWith([{ ...daftarAsn, arguments: {}, fields: unit }]), [unitById, unitDicari], []);
  expect(written(whole.get(tables.unit))).toEqual({
    columns: ['id', 'nama'],
    person: null,
    rows: [opened()],
    holders: 'unitKerjaId',
  });
  expect(whole.has(tables.unitLampau)).toBe(false);
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
  expect(twice.asn).toEqual({
    columns: ['agamaId', 'id', 'nama', 'nip'],
    person: 'id',
    rows: [opened(pns), opened(pns, pembina)],
  });
});

it('an agreement about everyone names no condition, and its role no fact but who a person is', () => {
  const everyone = contractWith([daftarAsn], { rows: { everyone: 'Uji.' } });
  expect(given([reads.asnById], everyone)).toMatchObject({
    asn: { rows: [opened()] },
    facts: { columns: ['asnId'], person: 'asnId', rows: [opened()] },
  });
});

it('what a code stands for is given where more of it is granted than the code; a list of codes where the list is', () => {
  expect(given([reads.agamaById]).agama).toBeUndefined();
  const semuaAgama = reference(tables.agama, {
    operation: 'Query.daftarAsn',
    type: 'Agama',
    by: { nama: 'Agama.nama' },
  });
  expect(given([semuaAgama], contractWith([agama])).agama?.columns).toEqual(['id', 'nama']);
  const ids = { ...agama, fields: { Asn: { agama: 'Agama' }, Agama: { id: 'ID' } } };
  expect(given([semuaAgama], contractWith([ids])).agama?.columns).toEqual(['id']);
  const names = { ...agama, fields: { Asn: { agama: 'Agama' }, Agama: { nama: 'Agama' } } };
  expect(given([semuaAgama], contractWith([names])).agama?.columns).toEqual(['id', 'nama']);
  expect(given([semuaAgama]).agama).toBeUndefined();
});

describe('of a table that holds several kinds of rows', () => {
  const opens = { jauh: 'Pensiun.asn', dekat: 'Pensiun.tmtPensiun', dulu: 'Asn.nik' };
  const byKind = many(tables.pensiun, {
    by: 'asnId',
    type: 'Pensiun',
    person: 'asnId',
    order: 'id',
    kinds: { column: 'alamat', opens },
  });

  it('a role is given those kinds whose fields are granted, and the column that tells them', () => {
    expect(given([byKind]).pensiun).toEqual({
      columns: ['alamat', 'asnId', 'tmtPensiun'],
      person: 'asnId',
      rows: [{ conditions: [pns, pembina], kinds: [{ column: 'alamat', values: ['jauh', 'dekat'] }] }],
    });
    expect(given([byKind], contractWith([daftar({ asn: 'ASN' })])).pensiun?.rows).toEqual([
      { conditions: [pns], kinds: [{ column: 'alamat', values: ['jauh'] }] },
    ]);
  });

  it('nothing, where none of their fields is granted', () => {
    const other = { ...byKind, kinds: { column: 'alamat', opens: { dulu: 'Asn.nik' } } };
    expect(given([other]).pensiun).toBeUndefined();
  });

  it('two reads open the kinds of both, each with its own', () => {
    expect(given([byKind, reads.pensiunByAsn]).pensiun?.rows).toHaveLength(2);
    expect(given([byKind, byKind]).pensiun?.rows).toHaveLength(1);
  });
});

it('a read is used where a field that leads to it is granted, and by no other', () => {
  const through = (...fields: string[]) => given([{ ...reads.pensiunByAsn, through: fields }]).pensiun;
  expect(through('Asn.nik')).toBeUndefined();
  expect(through('Asn.nik', 'Asn.nip')?.columns).toEqual(['asnId', 'tmtPensiun']);
});

it('every fact but the kind of ASN is a code', () => {
  expect(['jenisAsn', 'unitKerja'].map((fact) => columnOfFact(fact as 'jenisAsn'))).toEqual([
    'jenisAsn',
    'unitKerjaId',
  ]);
});
