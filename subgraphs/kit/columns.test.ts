// An order is told by the order of rows: it is one of what is granted, or of none.
import { contract } from '@bagi/agreements/contract.ts';
import { inForce } from '@bagi/agreements/inForce.ts';
import { exampleDocuments, readLibrary, signedDocuments } from '@bagi/agreements/library.ts';
import { compose } from '@bagi/schema/compose.ts';
import { date, pgTable, text } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { orderOf } from './columns.ts';
import { many, one } from './reads.ts';

const anak = pgTable('anak', { id: text().primaryKey(), asnId: text().notNull(), nama: text(), tanggalLahir: date() });
const read = { by: 'asnId', type: 'Anak', person: 'asnId' } as const;

const { schema } = compose();
const library = readLibrary([signedDocuments, exampleDocuments]);
const contractOf = (partner: string) => contract(inForce(library, partner, Date.now()), schema);

it('rows come in their order where its column is granted', () => {
  const byName = many(anak, { ...read, order: 'nama' });
  expect(orderOf(byName, contractOf('setneg-siapp'))).toEqual(['nama', 'id']);
});

it('rows come in the order of their ids where the column of their order is not granted', () => {
  const byBirth = many(anak, { ...read, order: 'tanggalLahir' });
  expect(orderOf(byBirth, contractOf('setneg-siapp'))).toEqual(['id']);
});

it('a field that means an order grants it', () => {
  const byBirth = many(anak, { ...read, order: 'tanggalLahir', needs: { 'Asn.anak': ['tanggalLahir'] } });
  expect(orderOf(byBirth, contractOf('setneg-siapp'))).toEqual(['tanggalLahir', 'id']);
});

it('a row alone has no order', () => {
  expect(orderOf(one(anak, { by: 'id', type: 'Anak' }), contractOf('setneg-siapp'))).toEqual([]);
});
