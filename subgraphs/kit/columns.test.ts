// An order is told by the order of rows: it is one of what is granted, or of none.
import { contract } from '@bagi/agreements/contract.ts';
import { inForce } from '@bagi/agreements/inForce.ts';
import { exampleDocuments, readLibrary, signedDocuments } from '@bagi/agreements/library.ts';
import { compose } from '@bagi/schema/compose.ts';
import { date, pgTable, text } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { columnsOf, kindsOf, orderOf, shownOf } from './columns.ts';
import { many, one } from './reads.ts';

const anak = pgTable('anak', { id: text().primaryKey(), asnId: text().notNull(), nama: text(), tanggalLahir: date() });
const read = { by: 'asnId', type: 'Anak', person: 'asnId' } as const;

const { schema } = compose();
const library = readLibrary([signedDocuments, exampleDocuments]);
const contractOf = (partner: string) => contract(inForce(library, partner, Date.now()), schema);

it('rows come in their order where its column is granted, and where two are the same in it, by their ids', () => {
  const byName = many(anak, { ...read, order: 'nama', keep: ['id', 'tanggalLahir'] });
  expect(orderOf(byName, contractOf('setneg-siapp'))).toEqual(['nama', 'id']);
});

it('rows come in the order of what is granted where the column of their order and their ids are not', () => {
  const byBirth = many(anak, { ...read, order: 'tanggalLahir' });
  expect(orderOf(byBirth, contractOf('setneg-siapp'))).toEqual(['nama']);
});

it('a field that means an order grants it', () => {
  const byBirth = many(anak, { ...read, order: 'tanggalLahir', needs: { 'Asn.anak': ['tanggalLahir'] } });
  expect(orderOf(byBirth, contractOf('setneg-siapp'))).toEqual(['tanggalLahir', 'nama']);
});

describe('columns', () => {
  const unit = pgTable('unit', {
    id: text().primaryKey(),
    indukId: text(),
    namaInduk: text(),
    kodeIdLama: text(),
    nama: text(),
  });
  const needs = { 'Unit.induk': ['namaInduk'], 'Unit.alamat': ['nama'] } as const;
  const unitById = one(unit, { by: 'id', type: 'Unit', needs, keep: ['id'] });
  const columns = (requested: string[], granted = requested) =>
    columnsOf(unitById, new Set(requested), {
      grants: { coordinates: new Set(granted), arguments: new Set(), required: new Set() },
    });

  it('are those that are kept, though nothing is asked for', () => {
    expect(columns([])).toEqual(['id']);
    expect(shownOf(unitById, new Set(), { grants: contractOf('lan').grants })).toEqual([]);
  });

  it('are those behind what is asked for and granted, in the order of the table', () => {
    expect(columns(['Unit.nama', 'Unit.induk'])).toEqual(['id', 'indukId', 'namaInduk', 'nama']);
    expect(columns(['Unit.nama', 'Unit.induk'], ['Unit.nama'])).toEqual(['id', 'nama']);
    expect(columns(['Unit.nama'], ['Unit.nama', 'Unit.induk'])).toEqual(['id', 'nama']);
    expect(columns(['Unit.indukId', 'Unit.alamat'])).toEqual(['id', 'indukId', 'nama']);
  });

  it('are not those whose name only holds that of a field, nor those of another type', () => {
    expect(columns(['Unit.kodeLama', 'Unit.kode', 'Unit.kodeIdLa', 'Unit.na', 'Instansi.nama'])).toEqual(['id']);
  });
});

it('a row alone has no order', () => {
  expect(orderOf(one(anak, { by: 'id', type: 'Anak' }), contractOf('setneg-siapp'))).toEqual([]);
});

it('of several kinds of rows those are read whose fields are asked for and granted; of one kind, all', () => {
  const kinds = { column: 'nama', opens: { satu: 'Asn.anak', dua: 'Asn.pasangan', tiga: 'Asn.orangTua' } };
  const asked = new Set(['Asn.anak', 'Asn.orangTua']);
  expect(kindsOf({ kinds }, asked, contractOf('setneg-siapp'))).toEqual([{ column: 'nama', values: ['satu'] }]);
  expect(kindsOf({ kinds }, new Set(), contractOf('setneg-siapp'))).toEqual([{ column: 'nama', values: [] }]);
  expect(kindsOf({}, asked, contractOf('setneg-siapp'))).toEqual([]);
});
