// What is read, to the letter: no column, no row and no order beyond what the statement was asked for.
import { date, pgTable, text } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { many, one } from './reads.ts';
import { byKey, factValues, type Held } from './statement.ts';
import { reads, written } from './test/small.ts';

const { asnById, asnByNip, agamaById, pensiunByAsn } = reads;
const held: Held = {
  scope: [
    { fact: 'jenisAsn', values: ['PNS'] },
    { fact: 'golonganRuang', values: ['44', '45'] },
  ],
  facts: ['unitKerja'],
};
const everyone: Held = { scope: [], facts: [] };
const flat = (statement: string) => statement.replaceAll(/\s+/g, ' ').trim();
const said = ({ sql, params }: { sql: string; params: unknown[] }) => ({ sql, params: written(params) });

it('rows under a person are of persons who meet every condition, judged once a person', () => {
  expect(said(byKey(pensiunByAsn, ['alamat'], [], held))).toEqual({
    sql: flat(`select "asn_id", "alamat" from "uji"."pensiun" where "uji"."pensiun"."asn_id" = any(array((
      select "asn_id" from "cakupan"."asn" "cakupan" where ("cakupan"."asn_id" = any($1::text[])
      and "cakupan"."jenis_asn" = any($2::text[]) and "cakupan"."golongan_ruang_id" = any($3::text[])
      and "cakupan"."unit_kerja_id" = any($4::text[])))))`).replaceAll(/\( /g, '('),
    params: [':keys', ['PNS'], ['44', '45'], ':fact0'],
  });
  expect(said(byKey(asnById, ['nama'], [], { scope: [], facts: ['unitKerja'] })).params).toEqual([':keys', ':fact0']);
});

it('rows under another key are of persons who meet every condition', () => {
  expect(said(byKey(asnByNip, ['id', 'nama'], [], held))).toEqual({
    sql: flat(`select "nip", "id", "nama" from "uji"."asn" where ("uji"."asn"."nip" = any($1::text[])
      and exists (select 1 from "cakupan"."asn" "cakupan" where ("cakupan"."asn_id" = "uji"."asn"."id"
      and "cakupan"."jenis_asn" = any($2::text[]) and "cakupan"."golongan_ruang_id" = any($3::text[])
      and "cakupan"."unit_kerja_id" = any($4::text[]))))`).replaceAll(/\( /g, '('),
    params: [':keys', ['PNS'], ['44', '45'], ':fact0'],
  });
});

it('what the caller names comes in by the names that statements have for it', () => {
  expect(
    factValues([
      { fact: 'unitKerja', values: ['u'] },
      { fact: 'golonganRuang', values: ['44', '45'] },
    ]),
  ).toEqual({ fact0: ['u'], fact1: ['44', '45'] });
});

it('rows about no person, and rows of everyone, have nothing to meet', () => {
  expect(said(byKey(agamaById, ['nama'], [], held))).toEqual({
    sql: 'select "id", "nama" from "uji"."agama" where "uji"."agama"."id" = any($1::text[])',
    params: [':keys'],
  });
  expect(said(byKey(asnById, ['nama'], [], everyone))).toEqual({
    sql: 'select "id", "nama" from "uji"."asn" where "uji"."asn"."id" = any($1::text[])',
    params: [':keys'],
  });
});

it('rows under a key come in the order that is named', () => {
  expect(said(byKey(pensiunByAsn, ['tmtPensiun'], ['tmtPensiun', 'id'], everyone)).sql).toBe(
    flat(`select "asn_id", "tmt_pensiun" from "uji"."pensiun" where "uji"."pensiun"."asn_id" = any($1::text[])
      order by "uji"."pensiun"."tmt_pensiun" asc, "uji"."pensiun"."id" asc`),
  );
});

it('a column that the table does not have is named, not left out', () => {
  expect(() => byKey(asnById, ['gaji'], [], everyone)).toThrow(
    'A read names the column gaji, which its table does not have.',
  );
});

it('the same columns are read of whatever table a read names', () => {
  const anak = pgTable('anak', { id: text().primaryKey(), tanggalLahir: date() });
  const read = many(anak, { by: 'id', type: 'Anak', order: 'tanggalLahir' });
  expect(byKey(read, ['tanggalLahir'], [], everyone).sql).toBe(
    'select "id", "tanggal_lahir" from "anak" where "anak"."id" = any($1::text[])',
  );
  expect(byKey(one(anak, { by: 'id', type: 'Anak' }), [], [], everyone).sql).toBe(
    'select "id" from "anak" where "anak"."id" = any($1::text[])',
  );
});

it('of several kinds of rows, those named are read and no other', () => {
  const kinds = [{ column: 'alamat', values: ['jauh', 'dekat'] }];
  expect(said(byKey(pensiunByAsn, ['id'], [], everyone, kinds))).toEqual({
    sql: 'select "asn_id", "id" from "uji"."pensiun" where ("uji"."pensiun"."asn_id" = any($1::text[]) and "uji"."pensiun"."alamat" = any($2::text[]))',
    params: [':keys', ['jauh', 'dekat']],
  });
});
