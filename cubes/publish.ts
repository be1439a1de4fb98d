// Writes what is told to the published tables, each cube with the checksum of its cells.
import { createHash } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import { order } from './blocks.ts';
import { type Registered, registered } from './registered.ts';
import type { Told } from './release.ts';
import { stays, step, threshold } from './telling.ts';

/** Rows that go into one statement. */
const batch = 5_000;

/** Publishes a day's cubes in the order of their codes; returns the rows of agregat.kubus. */
export async function publish(sql: TransactionSql, day: string, cells: readonly Told[]) {
  const byCube = Map.groupBy(cells, ({ kubus }) => kubus);
  const cubes = [];
  for (const cube of registered) {
    const ordered = (byCube.get(cube.nama) ?? []).toSorted((a, b) => order(a.kunci, b.kunci));
    const row = cubeRow(cube, day, ordered);
    await sql`insert into agregat.kubus ${sql(row)}`;
    for (let from = 0; from < ordered.length; from += batch)
      await insertCells(sql, row.id, ordered.slice(from, from + batch), from);
    cubes.push(row);
  }
  return cubes;
}

/** SHA-256 over one line for each cell in order: its codes, a semicolon, its number or nothing. */
export function checksum(cells: readonly Pick<Told, 'kunci' | 'jumlah'>[]): string {
  const lines = cells.map(({ kunci, jumlah }) => `${kunci};${jumlah ?? ''}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

function cubeRow({ nama, keterangan }: Registered, tanggal: string, cells: readonly Told[]) {
  return {
    id: `${nama} ${tanggal}`,
    nama,
    keterangan,
    tanggal,
    jumlah_sel: cells.length,
    jumlah_disamarkan: cells.filter(({ jumlah }) => jumlah === null).length,
    ambang: threshold,
    kelipatan: step,
    simpangan: stays,
    sidik_jari: checksum(cells),
  };
}

async function insertCells(sql: TransactionSql, cube: string, cells: readonly Told[], from: number): Promise<void> {
  const rows = cells.map(({ kunci, values, jumlah }, index) => ({
    id: `${cube} ${from + index}`,
    kubus_id: cube,
    urutan: from + index,
    kunci,
    ...named('status', values),
    ...named('provinsi', values),
    ...named('kota', values),
    ...named('golongan', values),
    ...named('jabatan', values),
    ...named('umur', values),
    jumlah,
    disamarkan: jumlah === null,
  }));
  await sql`
    insert into agregat.sel select * from jsonb_populate_recordset(null::agregat.sel, ${JSON.stringify(rows)}::text::jsonb)`;
}

function named(dimension: keyof Told['values'], values: Told['values']): Record<string, string | null> {
  const { kode = null, nama = null } = values[dimension] ?? {};
  return { [`${dimension}_kode`]: kode, [`${dimension}_nama`]: nama };
}
