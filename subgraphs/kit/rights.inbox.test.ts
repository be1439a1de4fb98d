// What is given of rows that belong to partners: to each its own, all of them to whoever decides on them, to others none.
import type { Service } from '@bagi/agreements/agreement.ts';
import { expect, it } from 'vitest';
import type { Kind } from './inbox/kinds.ts';
import { kiriman, rekaman } from './inbox/tables.ts';
import { entries, one } from './reads.ts';
import { rightsOf, type TableRights } from './rights.ts';
import { cakupanAsn } from './tables.ts';
import { contractWith, daftarAsn, reads, tables } from './test/small.ts';

const whole = { conditions: [], kinds: [] };
const written = (rights: TableRights | undefined) => rights && { ...rights, columns: [...rights.columns].toSorted() };

const mine = { conditions: [], kinds: [{ column: 'mitra', values: ['mitra-uji'] }] };
const kirimanById = one(kiriman, {
  type: 'Kiriman',
  own: 'mitra',
  by: 'id',
  keep: ['id'],
  through: ['Query.kiriman'],
});
const semuaKiriman = entries(kiriman, {
  type: 'Kiriman',
  own: 'mitra',
  operation: 'Query.daftarKiriman',
  along: ['diterima', 'id'],
  by: {},
});
const diputuskan = entries(rekaman, {
  type: 'RekamanKiriman',
  operation: 'Query.daftarKiriman',
  along: ['diterima', 'id'],
  by: {},
});
const daftarKiriman: Service = {
  ...daftarAsn,
  operation: 'Query.daftarKiriman',
  arguments: {},
  fields: { Kiriman: { kunci: 'Kunci' }, RekamanKiriman: { id: 'ID', jenis: 'Jenis' } },
};

it('a partner is given its own rows', () => {
  const rights = rightsOf(contractWith([daftarKiriman]), [semuaKiriman], []);
  expect(written(rights.get(kiriman))).toEqual({
    columns: ['diterima', 'id', 'kunci', 'mitra'],
    person: null,
    rows: [mine],
  });
});

it('whoever reads it otherwise is given all of it, of the inbox and of any other table', () => {
  const inbox = rightsOf(contractWith([daftarKiriman]), [diputuskan], []);
  expect(inbox.get(rekaman)?.rows).toEqual([whole]);
  expect(rightsOf(contractWith([daftarKiriman]), [{ ...diputuskan, table: kiriman }], []).get(kiriman)?.rows).toEqual([
    whole,
  ]);
  const ownAgama = { ...reads.agamaById, own: 'nama', through: ['Query.kiriman'] };
  const agama: Service = { ...daftarAsn, arguments: {}, fields: { Asn: { agama: 'Agama' }, Agama: { nama: 'Agama' } } };
  expect(rightsOf(contractWith([agama]), [reads.agamaById, ownAgama], []).get(tables.agama)?.rows).toEqual([whole]);
  const both = rightsOf(contractWith([daftarKiriman]), [semuaKiriman, { ...diputuskan, table: kiriman }], []);
  expect(both.get(kiriman)?.rows).toEqual([mine, whole]);
});

it('rows that belong to partners are about no person, and their service decides on no fact', () => {
  const narrow: Service = { ...daftarKiriman, rows: { golonganRuang: ['44'] } };
  const profil: Service = { ...daftarAsn, operation: 'Query.asn', arguments: {}, fields: { Asn: { id: 'ID' } } };
  const rights = rightsOf(contractWith([profil, narrow]), [reads.asnById, semuaKiriman], []);
  expect(written(rights.get(cakupanAsn))?.columns).toEqual(['asnId', 'jenisAsn']);
});

const kinds = [
  { operation: 'Mutation.kirimRiwayatJabatan' } as Kind,
  { operation: 'Mutation.kirimRiwayatKursus' } as Kind,
];
const mengirim: Service = {
  ...daftarAsn,
  mode: 'insert',
  operation: 'Mutation.kirimRiwayatKursus',
  arguments: { kunci: 'required', masukan: 'required' },
  fields: { RiwayatKursusMasukan: { asnId: 'ID' }, TandaTerima: { diterima: 'Diterima' } },
};

it('a sender is given what it hears of its own requests, whatever else it reads of them', () => {
  const heard = ['balasan', 'id', 'kunci', 'mitra', 'sha256', 'versi'];
  const alone = rightsOf(contractWith([mengirim]), [kirimanById], kinds);
  expect([...alone.keys()]).toEqual([kiriman, rekaman]);
  expect(written(alone.get(kiriman))).toEqual({ columns: heard, person: null, rows: [mine] });
  expect(written(alone.get(rekaman))).toEqual({ columns: ['id', 'mitra'], person: null, rows: [mine] });
  const beside = rightsOf(contractWith([mengirim, daftarKiriman]), [semuaKiriman, diputuskan], kinds);
  expect(written(beside.get(kiriman))).toEqual({
    columns: [...heard, 'diterima'].toSorted(),
    person: null,
    rows: [mine],
  });
  expect(written(beside.get(rekaman))).toEqual({
    columns: ['diterima', 'id', 'jenis', 'mitra'],
    person: null,
    rows: [whole, mine],
  });
});

it('whoever sends nothing is given none of it', () => {
  expect(rightsOf(contractWith([daftarAsn]), [kirimanById], kinds).size).toBe(0);
});
