// Of the facts of a person it is said, to the letter, whether a sender may write about that person.
import type { Agreement, Service } from '@bagi/agreements/agreement.ts';
import { PgDialect } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { agreement } from '../test/small.ts';
import { within } from './within.ts';

const operation = 'Mutation.kirimRiwayatKursus';
const [any] = agreement.services;
const sending = (rows: Service['rows']): Service => ({ ...(any as Service), mode: 'insert', operation, rows });
const said = (of: Partial<Agreement>, asked = operation) =>
  new PgDialect({ casing: 'snake_case' }).sqlToQuery(within({ ...agreement, ...of }, asked));

it('a person is one who meets every condition of some service that sends', () => {
  const services = [sending({ golonganRuang: ['44', '45'] }), sending({})];
  expect(said({ services })).toMatchObject({
    sql: '(false or (true and "cakupan"."asn"."jenis_asn" in ($1) and "cakupan"."asn"."golongan_ruang_id" in ($2, $3)) or (true and "cakupan"."asn"."jenis_asn" in ($4)))',
    params: ['PNS', '44', '45', 'PNS'],
  });
});

it('an agreement about everyone writes about anyone, and one without the operation about nobody', () => {
  expect(said({ services: [sending({})], rows: { everyone: 'Uji.' } }).sql).toBe('(false or (true))');
  expect(said({ services: [sending({})] }, 'Mutation.kirimRiwayatJabatan').sql).toBe('(false)');
  expect(said({ services: [] }).sql).toBe('(false)');
});
