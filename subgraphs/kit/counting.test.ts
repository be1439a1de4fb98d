// Rows are counted by what is granted, of persons in scope, and by nothing else.
import type { Service } from '@bagi/agreements/agreement.ts';
import type { Condition } from '@bagi/agreements/scope.ts';
import { getTableColumns } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { counting } from './counting.ts';
import { counts, entries } from './reads.ts';
import { page } from './listing.ts';
import { rightsOf } from './rights.ts';
import { cakupanAsn } from './tables.ts';
import { contractWith, operationOn, tables } from './test/small.ts';

const jumlahAsn = counts(cakupanAsn, {
  operation: 'Query.ringkasanAsn',
  type: 'JumlahAsn',
  person: 'asnId',
  by: { unitKerjaId: 'FilterAsn.unitKerjaId', instansiIndukId: 'FilterAsn.instansiIndukId' },
});
const jumlahPensiun = counts(tables.pensiun, {
  operation: 'Query.ringkasanAsn',
  type: 'Pensiun',
  person: 'asnId',
  by: {},
});

const ringkasan: Service = {
  name: 'Ringkasan',
  clause: 'Pasal 3',
  mode: 'aggregate',
  operation: 'Query.ringkasanAsn',
  arguments: { menurut: 'required', filter: 'optional' },
  rows: {},
  fields: {
    JumlahAsn: { jenisAsn: 'Jenis', golonganRuang: 'Golongan', jumlah: 'Jumlah' },
    Golongan: { id: 'Golongan' },
    Pensiun: { tmtPensiun: 'TMT' },
    FilterAsn: { unitKerjaId: 'Unit' },
  },
};
const under = contractWith([ringkasan], { rows: { jenisAsn: ['PNS', 'CPNS'] } });
const unit: Condition = { fact: 'unitKerja', values: ['u1'] };

const rows = [
  ['PNS', 'III', 3],
  ['PNS', 'IV', 2],
];
const asking = () => operationOn(() => rows, [], under);

describe('a count', () => {
  it('gives each combination with its number, in one statement over the facts, within the scope and what the caller named', async () => {
    const operation = asking();
    expect(await counting(operation)(jumlahAsn, ['jenisAsn', 'golonganRuangId', 'jenisAsn'], [unit])).toEqual([
      { jenisAsn: 'PNS', golonganRuangId: 'III', jumlah: 3 },
      { jenisAsn: 'PNS', golonganRuangId: 'IV', jumlah: 2 },
    ]);
    expect(operation.asked).toMatchObject([{ params: [['PNS', 'CPNS'], ['u1']] }]);
    expect(operation.asked[0]?.sql).toBe(
      'select "jenis_asn", "golongan_ruang_id", count(*)::int from "cakupan"."asn" where ("cakupan"."asn"."jenis_asn" = any($1::text[]) and "cakupan"."asn"."unit_kerja_id" = any($2::text[])) group by "cakupan"."asn"."jenis_asn", "cakupan"."asn"."golongan_ruang_id" order by "cakupan"."asn"."jenis_asn" asc, "cakupan"."asn"."golongan_ruang_id" asc',
    );
  });

  it('of another table is of rows whose persons are in scope', async () => {
    const operation = operationOn(() => [['2026-01-01', 7]], [], under);
    expect(await counting(operation)(jumlahPensiun, ['tmtPensiun'])).toEqual([{ tmtPensiun: '2026-01-01', jumlah: 7 }]);
    expect(operation.asked[0]?.sql).toContain('where exists (select 1 from "cakupan"."asn" "cakupan" where');
  });

  it('is worked out anew for other columns and for other facts, and once for the same', async () => {
    const operation = asking();
    const count = counting(operation);
    for (const by of [['jenisAsn'], ['golonganRuangId'], ['jenisAsn']]) await count(jumlahAsn, by);
    await count(jumlahAsn, ['jenisAsn'], [unit]);
    const texts = operation.asked.map(({ sql }) => sql);
    expect(texts[2]).toBe(texts[0]);
    expect(new Set(texts).size).toBe(3);
  });

  it('by nothing is one number', async () => {
    const operation = operationOn(() => [[12]], [], under);
    expect(await counting(operation)(jumlahAsn, [])).toEqual([{ jumlah: 12 }]);
  });

  it.each([[['kedudukanHukumId']], [['jenisAsn', 'instansiKerjaId']], [['asnId']]])(
    'by %j, of which not all is granted, is refused before anything is read',
    async (by) => {
      const operation = asking();
      await expect(counting(operation)(jumlahAsn, by)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('menurut names what your agreement does not count by.'),
      });
      expect(operation.asked).toEqual([]);
    },
  );

  it('takes the facts that are counted and narrowed by, and no others', () => {
    const rights = rightsOf(under, [jumlahAsn], []);
    expect([...rights.keys()]).toEqual([cakupanAsn]);
    expect([...(rights.get(cakupanAsn)?.columns ?? [])].toSorted()).toEqual(
      ['asnId', 'golonganRuangId', 'jenisAsn', 'unitKerjaId'].toSorted(),
    );
  });
});

describe('a list of rows about no person', () => {
  const agama = entries(tables.agama, {
    operation: 'Query.ringkasanAsn',
    type: 'JumlahAsn',
    along: ['nama'],
    by: { id: 'FilterAsn.unitKerjaId' },
    needs: { 'JumlahAsn.jumlah': ['nama'] },
  });

  it('is read by its own id and no fact about anybody, in the order of its values', () => {
    const { sql } = page(
      agama,
      ['nama'],
      { scope: [{ fact: 'jenisAsn', values: ['PNS'] }], facts: [], ranges: ['id'] },
      false,
    );
    expect(sql).not.toContain('cakupan');
    expect(sql).toContain('"uji"."agama"."id" as person');
    expect(sql).toContain('left join "uji"."agama" on "uji"."agama"."id" = found.key');
    expect(sql).toMatch(/order by found\.place0 limit 1001$/);
  });

  it('takes its own columns alone', () => {
    const rights = rightsOf(under, [agama], []);
    expect([...rights]).toEqual([[tables.agama, { columns: new Set(['nama', 'id']), person: null, rows: [] }]]);
    expect(Object.keys(getTableColumns(tables.agama))).toEqual(['id', 'nama']);
  });
});
