// What is read, to the letter: no column, no row and no order beyond what the statement was asked for.
import type { Condition } from '@bagi/agreements/scope.ts';
import { date, pgTable, text } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { many, one } from './reads.ts';
import { byKey, page } from './statement.ts';
import { reads, written } from './test/small.ts';

const { asnById, agamaById, pensiunByAsn, pensiun, semuaAsn } = reads;
const conditions: Condition[] = [
  { fact: 'jenisAsn', values: ['PNS'] },
  { fact: 'golonganRuang', values: ['44', '45'] },
];
const flat = (statement: string) => statement.replaceAll(/\s+/g, ' ').trim();
const said = ({ sql, params }: { sql: string; params: unknown[] }) => ({ sql, params: written(params) });

it('rows by key are of persons who meet every condition', () => {
  expect(said(byKey(asnById, ['id', 'nama'], [], conditions))).toEqual({
    sql: flat(`select "id", "id", "nama" from "uji"."asn" where ("uji"."asn"."id" = any($1::text[])
      and exists (select 1 from "cakupan"."asn" "cakupan" where ("cakupan"."asn_id" = "uji"."asn"."id"
      and "cakupan"."jenis_asn" = any($2::text[]) and "cakupan"."golongan_ruang_id" = any($3::text[]))))`).replaceAll(
      /\( /g,
      '(',
    ),
    params: [':keys', ['PNS'], ['44', '45']],
  });
});

it('rows about no person, and rows of everyone, have nothing to meet', () => {
  expect(said(byKey(agamaById, ['nama'], [], conditions))).toEqual({
    sql: 'select "id", "nama" from "uji"."agama" where "uji"."agama"."id" = any($1::text[])',
    params: [':keys'],
  });
  expect(said(byKey(asnById, ['nama'], [], []))).toEqual({
    sql: 'select "id", "nama" from "uji"."asn" where "uji"."asn"."id" = any($1::text[])',
    params: [':keys'],
  });
});

it('rows under a key come in the order that is named', () => {
  expect(said(byKey(pensiunByAsn, ['tmtPensiun'], ['tmtPensiun', 'id'], [])).sql).toBe(
    flat(`select "asn_id", "tmt_pensiun" from "uji"."pensiun" where "uji"."pensiun"."asn_id" = any($1::text[])
      order by "uji"."pensiun"."tmt_pensiun" asc, "uji"."pensiun"."id" asc`),
  );
});

it('the first page of a list has a place for every row, and no row without a place', () => {
  expect(said(page(pensiun, ['alamat'], [], [], false))).toEqual({
    sql: flat(`select "tmt_pensiun"::text, "id"::text, "alamat" from "uji"."pensiun"
      where ("uji"."pensiun"."tmt_pensiun" is not null and "uji"."pensiun"."id" is not null)
      order by "uji"."pensiun"."tmt_pensiun" asc, "uji"."pensiun"."id" asc limit $1`),
    params: [':limit'],
  });
});

it('a further page goes on where the one before it ended, within the same ranges and scope', () => {
  const range = { column: 'tmtPensiun', from: '2026-01-01', to: '2026-12-31' };
  expect(said(page(pensiun, ['alamat', 'asnId'], conditions, [range], true))).toEqual({
    sql: flat(`select "tmt_pensiun"::text, "id"::text, "alamat", "asn_id" from "uji"."pensiun"
      where (("uji"."pensiun"."tmt_pensiun", "uji"."pensiun"."id") > ($1, $2)
      and "uji"."pensiun"."tmt_pensiun" between $3 and $4
      and "uji"."pensiun"."tmt_pensiun" is not null and "uji"."pensiun"."id" is not null
      and exists (select 1 from "cakupan"."asn" "cakupan" where ("cakupan"."asn_id" = "uji"."pensiun"."asn_id"
      and "cakupan"."jenis_asn" = any($5::text[]) and "cakupan"."golongan_ruang_id" = any($6::text[]))))
      order by "uji"."pensiun"."tmt_pensiun" asc, "uji"."pensiun"."id" asc limit $7`),
    params: [':after0', ':after1', '2026-01-01', '2026-12-31', ['PNS'], ['44', '45'], ':limit'],
  });
});

it('persons are found, narrowed and put in order by the facts about them', () => {
  const range = { column: 'tmtCpns', from: '2026-01-01', to: '2026-12-31' };
  expect(said(page(semuaAsn, ['nama'], conditions, [range], true))).toEqual({
    sql: flat(`select "cakupan"."tmt_cpns"::text, "cakupan"."asn_id"::text, "uji"."asn"."nama"
      from "cakupan"."asn" "cakupan" inner join "uji"."asn" on "uji"."asn"."id" = "cakupan"."asn_id"
      where (("cakupan"."tmt_cpns", "cakupan"."asn_id") > ($1, $2) and "cakupan"."tmt_cpns" between $3 and $4
      and "cakupan"."tmt_cpns" is not null and "cakupan"."asn_id" is not null
      and ("cakupan"."jenis_asn" = any($5::text[]) and "cakupan"."golongan_ruang_id" = any($6::text[])))
      order by "cakupan"."tmt_cpns" asc, "cakupan"."asn_id" asc limit $7`),
    params: [':after0', ':after1', '2026-01-01', '2026-12-31', ['PNS'], ['44', '45'], ':limit'],
  });
});

it('a column that the table does not have is named, not left out', () => {
  expect(() => byKey(asnById, ['gaji'], [], [])).toThrow(
    'A read names the column gaji, which its table does not have.',
  );
});

it('the same columns are read of whatever table a read names', () => {
  const anak = pgTable('anak', { id: text().primaryKey(), tanggalLahir: date() });
  const read = many(anak, { by: 'id', type: 'Anak', order: 'tanggalLahir' });
  expect(byKey(read, ['tanggalLahir'], [], []).sql).toBe(
    'select "id", "tanggal_lahir" from "anak" where "anak"."id" = any($1::text[])',
  );
  expect(byKey(one(anak, { by: 'id', type: 'Anak' }), [], [], []).sql).toBe(
    'select "id" from "anak" where "anak"."id" = any($1::text[])',
  );
});
