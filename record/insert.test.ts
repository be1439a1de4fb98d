// A group of rows is kept as it was given, whatever stands in it.
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Columns, insertion } from './insert.ts';

let sql: Sql;
beforeAll(async () => {
  sql = openPool(inject('clusterUrl'), { max: 1, applicationName: 'tests' });
  await sql`
    create temporary table baris (
      nomor integer primary key, teks text, saat timestamptz, pengenal uuid, daftar text[], angka integer[], byte bytea, isi jsonb)`;
});
afterAll(() => sql.end({ timeout: 5 }));

const columns: Columns = {
  nomor: { type: 'integer' },
  teks: { type: 'text' },
  saat: { type: 'timestamptz' },
  pengenal: { type: 'uuid' },
  daftar: { type: 'text[]' },
  angka: { type: 'integer[]' },
  byte: { type: 'bytea', key: 'hex' },
  isi: { type: 'jsonb' },
};
const texts = ['', 'NULL', 'null', '{a,b}', '"', '\\', '\\x41', `it's, "so"\n\ttoo`, '𝔾 ñ \u2028', '$1'];

/** Of each text one row, and one with nothing but its number. */
function rowsOf(count: number) {
  return Array.from({ length: count }, (_, nomor) => {
    const text = texts[nomor % texts.length] ?? '';
    const nothing = { teks: null, saat: null, pengenal: null, daftar: null, angka: null, hex: null, isi: null };
    if (nomor === 1) return { nomor, ...nothing };
    return {
      nomor,
      teks: text,
      saat: '2026-11-22T08:30:00.123Z',
      pengenal: '0190a5b4-1111-7abc-8def-0123456789ab',
      daftar: nomor === 2 ? [] : texts,
      angka: [nomor, 0],
      hex: `00${'ab'.repeat(nomor % 3)}`,
      isi: { [text]: 1 },
    };
  });
}

function adding(rows: readonly object[], ending?: string) {
  const { text, parameters } = insertion(
    'baris',
    columns,
    ending,
  )(rows.map((row) => JSON.stringify({ ...row, more: 'is passed over' })));
  return sql.unsafe(text, [...parameters], { prepare: true });
}

async function kept() {
  return sql`
    select nomor, teks, to_char(saat at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as saat, pengenal, daftar, angka,
      encode(byte, 'hex') as hex, isi from baris order by nomor`;
}

it.each([1, 2, 9, 40])('a group of %i rows is kept as it was given, whatever stands in it', async (count) => {
  const rows = rowsOf(count);
  await sql`truncate baris`;
  await adding(rows);
  expect([...(await kept())]).toEqual(rows);
});

it('what is there already is left as it is where that is asked, and refused elsewhere', async () => {
  await sql`truncate baris`;
  await adding(rowsOf(3));
  await adding(rowsOf(12), ' on conflict do nothing');
  expect(await kept()).toHaveLength(12);
  await expect(adding(rowsOf(1))).rejects.toThrow('duplicate key');
});
