// Reference tables: what is shipped is good, and a full import adds and renames but takes nothing that is wrong.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { count, emptyRegister } from '../testing.ts';
import { importReference, referenceTables } from './importReference.ts';
import { shipReference } from './shipReference.ts';

const refs = join(import.meta.dirname, '../../../shared/refs');

function csv(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'bagi-reference-')), 'file.csv');
  writeFileSync(path, text);
  return path;
}

it('what is shipped is taken whole, and taking it again changes nothing', async () => {
  const sql = await emptyRegister();
  await shipReference(sql);
  const tables = ['agama', 'jenis_kelamin', 'golongan', 'instansi', 'jabatan', 'pendidikan', 'lokasi_kerja', 'kode'];
  const counts = async () => Promise.all(tables.map((table) => count(sql, `select count(*) from asn.${table}`)));
  const first = await counts();
  expect(Math.min(...first)).toBeGreaterThan(1);
  await shipReference(sql);
  expect(await counts()).toEqual(first);
  expect(await count(sql, 'select count(*) from usulan.detail_layanan')).toBe(18);
});

it('a bad row is named with its line and reason, and nothing is imported', async () => {
  const sql = await emptyRegister();
  const path = csv('id,nama\n1,Islam\n,Tanpa Id\n3,\n1,Lagi\n');
  const report = await importReference(sql, 'agama', path);
  expect(report.imported).toBe(0);
  expect(report.bad).toEqual([
    { line: 3, reason: 'id is empty' },
    { line: 4, reason: 'nama is empty' },
    { line: 5, reason: 'the id 1 is there twice' },
  ]);
  expect(await count(sql, 'select count(*) from asn.agama')).toBe(0);
});

it('the good rows are kept when that is asked for; codes stay strings and blanks at the ends are dropped', async () => {
  const sql = await emptyRegister();
  const report = await importReference(sql, 'tingkat_pendidikan', csv('id,nama\n05,Sekolah Dasar  \n,x\n'), {
    keepGood: true,
  });
  expect([report.imported, report.bad.length]).toEqual([1, 1]);
  const rows = await sql`select id, nama from asn.tingkat_pendidikan`;
  expect([...rows]).toEqual([{ id: '05', nama: 'Sekolah Dasar' }]);
});

it('a file without the columns of its table is refused', async () => {
  const sql = await emptyRegister();
  await expect(importReference(sql, 'instansi', csv('id,nama\n1,x\n'))).rejects.toThrow('has no column jenis');
  await expect(importReference(sql, 'hewan', csv('id,nama\n'))).rejects.toThrow('no reference table');
});

it('an import renames what is there and removes nothing', async () => {
  const sql = await emptyRegister();
  await importReference(sql, 'agama', csv('id,nama\n1,Islam\n9,Lama\n'));
  await importReference(sql, 'agama', csv('id,nama\n1,ISLAM\n'));
  const rows = await sql`select id, nama from asn.agama order by id`;
  expect([...rows]).toEqual([
    { id: '1', nama: 'ISLAM' },
    { id: '9', nama: 'Lama' },
  ]);
});

/** Files whose name is not that of their table. */
const files: Readonly<Record<string, string>> = {
  jabatan_pelaksana: 'jabatan_pelaksana_sampel',
  pendidikan: 'pendidikan_sampel',
  lokasi_kerja: 'kabupaten_kota',
};

describe.skipIf(!existsSync(refs))('the full tables (skipped where their folder is absent)', () => {
  it('are imported row for row, the doubled instansi once', async () => {
    const sql = await emptyRegister();
    await shipReference(sql);
    for (const table of referenceTables) {
      const path = join(refs, `${files[table] ?? table}.csv`);
      if (!existsSync(path)) continue;
      const report = await importReference(sql, table, path);
      expect(report.bad, table).toEqual([]);
      const lines = readFileSync(path, 'utf8').trim().split('\n').length - 1;
      expect(report.imported, table).toBe(lines - report.doubled.length);
      expect(report.doubled.length, table).toBe(table === 'instansi' ? 1 : 0);
    }
    expect(await count(sql, 'select count(*) from asn.instansi')).toBe(643);
    expect(await count(sql, `select count(*) from asn.jabatan where jenis_jabatan_id = '2'`)).toBe(1466);
    expect(await count(sql, 'select count(*) from asn.lokasi_kerja')).toBe(514);
    expect(await count(sql, `select count(*) from asn.kode where tabel = 'status_usulan'`)).toBe(67);
  });
});
