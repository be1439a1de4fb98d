// A code must stand in its reference list, be of its sort and belong where the record says; and what is asked tells nothing of what was sent.
import { PgDialect } from 'drizzle-orm/pg-core';
import type { SQL } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { columnsOf, judged } from './judging.ts';
import type { Fault, Isi, Kind } from './kinds.ts';

const dialect = new PgDialect();
const units = [
  { id: 'u1', nama: 'Satu', instansiId: 'i1', jenis: '2' },
  { id: 'u1', nama: 'Satu', instansiId: 'i2', jenis: '4' },
  { id: 'u2', nama: 'Dua', instansiId: null, jenis: '2' },
];

/** A register with a few units, which notes what it is asked. */
function register() {
  const asked: { sql: string; params: unknown[] }[] = [];
  const execute = async (statement: SQL) => {
    const { sql, params } = dialect.sqlToQuery(statement);
    asked.push({ sql, params });
    const [wanted] = params as [string[]];
    return sql.includes('"unit_kerja"') ? units.filter(({ id }) => wanted.includes(id)) : [];
  };
  return { database: { execute } as unknown as Parameters<typeof judged>[0], asked };
}

function kindWith(references: Kind['references'], faults: (isi: Isi) => Fault[] = () => []): Kind {
  return { references, faults } as unknown as Kind;
}

/** What is said of each record. */
async function faultsOf(kind: Kind, ...records: Isi[]) {
  return judged(register().database, kind, records);
}

const unit = kindWith({ unitId: { table: 'asn.unit_kerja' } });
const unknown = { bidang: 'unitId', alasan: 'The reference list has no such id.' };

it('a code that the list has is taken, one that it has not is told, each with its record', async () => {
  expect(await faultsOf(unit, { unitId: 'u1' }, { unitId: 'u9' }, { unitId: 'u2' })).toEqual([[], [unknown], []]);
});

it('a field without a code is no fault of the list', async () => {
  expect(await faultsOf(unit, {}, { unitId: null }, { unitId: 7 })).toEqual([[], [], []]);
});

it('a code must be of the sort that its field takes', async () => {
  const sort = (jenis: string) => kindWith({ unitId: { table: 'asn.unit_kerja', is: { jenis } } });
  expect(await faultsOf(sort('4'), { unitId: 'u1' }, { unitId: 'u2' })).toEqual([[], [unknown]]);
  const two = kindWith({ unitId: { table: 'asn.unit_kerja', is: { jenis: '2', nama: 'Dua' } } });
  expect(await faultsOf(two, { unitId: 'u1' }, { unitId: 'u2' })).toEqual([[unknown], []]);
});

it('a code must belong to what another field says, also where that says nothing', async () => {
  const other = { bidang: 'unitId', alasan: 'It does not belong to instansi.' };
  const agrees = kindWith({ unitId: { table: 'asn.unit_kerja', agrees: { instansiId: 'instansi' } } });
  expect(
    await faultsOf(
      agrees,
      { unitId: 'u1', instansi: 'i1' },
      { unitId: 'u1', instansi: 'i9' },
      { unitId: 'u1' },
      { unitId: 'u2', instansi: 'i1' },
      { unitId: 'u2' },
      { unitId: 'u2', instansi: null },
    ),
  ).toEqual([[], [other], [other], [other], [], []]);
});

it('faults of form come first, and of a field that has one the list says nothing more', async () => {
  const nama = { bidang: 'nama', alasan: 'It is missing.' };
  const form = { bidang: 'unitId', alasan: 'It is not an id of the register.' };
  const ofForm = kindWith(unit.references, (isi) => (isi['unitId'] === '!' ? [nama, form] : [nama]));
  expect(await faultsOf(ofForm, { unitId: '!' }, { unitId: 'u9' })).toEqual([
    [nama, form],
    [nama, unknown],
  ]);
});

it('each list is asked once, for each code once, and also where no code is given', async () => {
  const { database, asked } = register();
  const both = kindWith({
    instansiId: { table: 'asn.instansi' },
    unitId: { table: 'asn.unit_kerja', is: { jenis: '2' }, agrees: { instansiId: 'instansiId' } },
  });
  await judged(database, both, [{ unitId: 'u1' }, { unitId: 'u1' }, { unitId: 7 }, { unitId: 'u2' }]);
  expect(asked).toEqual([
    { sql: 'select "id" as "id", "nama" as "nama" from "asn"."instansi" where id = any($1::text[])', params: [[]] },
    {
      sql: 'select "id" as "id", "nama" as "nama", "jenis" as "jenis", "instansi_id" as "instansiId" from "asn"."unit_kerja" where id = any($1::text[])',
      params: [['u1', 'u2']],
    },
  ]);
});

it('beside ids and names those columns are looked at that say the sort, and where a code belongs', () => {
  expect(columnsOf({ table: 'a.b', is: { jenis: '2' }, agrees: { instansiId: 'x' } })).toEqual(['jenis', 'instansiId']);
  expect(columnsOf({ table: 'a.b' })).toEqual([]);
});
