// A group of rows is kept as it was given, in whichever form its statement has, whatever stands in it.
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { insertion, type Value } from './insert.ts';

let sql: Sql;
beforeAll(async () => {
  sql = openPool(inject('clusterUrl'), { max: 1, applicationName: 'tests' });
  await sql`
    create temporary table baris (
      nomor integer primary key, teks text, saat timestamptz, pengenal uuid, daftar text[], angka integer[], byte bytea, isi jsonb)`;
});
afterAll(() => sql.end({ timeout: 5 }));

const columns = {
  nomor: 'integer',
  teks: 'text',
  saat: 'timestamptz',
  pengenal: 'uuid',
  daftar: 'text[]',
  angka: 'integer[]',
  byte: 'bytea',
  isi: 'jsonb',
};
const id = '0190a5b4-1111-7abc-8def-0123456789ab';
const saat = '2026-11-22T08:30:00.123Z';
const texts = ['', 'NULL', '{a,b}', '"', '\\', '\\x41', `it's, "so"\n\ttoo`, '𝔾 ñ', '$1'];

/** Of each text one row, and one with nothing but its number. */
function rowsOf(count: number): Value[][] {
  return Array.from({ length: count }, (_, nomor) => {
    const text = texts[nomor % texts.length] ?? '';
    if (nomor === 1) return [nomor, null, null, null, null, null, null, null];
    return [
      nomor,
      text,
      saat,
      id,
      texts,
      `{${nomor},0}`,
      `\\x00${'ab'.repeat(nomor % 3)}`,
      JSON.stringify({ [text]: 1 }),
    ];
  });
}

async function kept(): Promise<unknown[][]> {
  const rows = await sql`
    select nomor, teks, to_char(saat at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as saat, pengenal, daftar, angka,
      encode(byte, 'hex') as byte, isi from baris order by nomor`;
  return rows.map((row) => Object.values(row));
}

it.each([1, 2, 8, 9, 40])('a group of %i rows is kept as it was given, whatever stands in it', async (count) => {
  const rows = rowsOf(count);
  const { text, parameters } = insertion('baris', columns)(rows);
  await sql`truncate baris`;
  await sql.unsafe(text, [...parameters], { prepare: true });
  expect(await kept()).toEqual(
    rows.map(([nomor, teks, moment, pengenal, daftar, angka, byte, isi]) => [
      nomor,
      teks,
      moment,
      pengenal,
      daftar,
      angka && JSON.parse(`[${String(angka).slice(1, -1)}]`),
      byte && String(byte).slice(2),
      isi && JSON.parse(String(isi)),
    ]),
  );
});

it('what is there already is left as it is where that is asked, in groups of any size, and refused elsewhere', async () => {
  const add = async (rows: Value[][], ending?: string) => {
    const { text, parameters } = insertion('baris', columns, ending)(rows);
    await sql.unsafe(text, [...parameters], { prepare: true });
  };
  await sql`truncate baris`;
  await add(rowsOf(3));
  await add(rowsOf(5), ' on conflict do nothing');
  await add(rowsOf(12), ' on conflict do nothing');
  expect(await kept()).toHaveLength(12);
  await expect(add(rowsOf(1))).rejects.toThrow('duplicate key');
});
