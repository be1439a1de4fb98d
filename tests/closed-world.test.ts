// What nobody has judged is not served: the system does not start on it, and says why.
import { openPool } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { compose } from '@bagi/schema/compose.ts';
import { buildSchema, printSchema } from 'graphql';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { catalogueOf } from '../start/catalogue.ts';
import { judgedSchemas, requireClosedWorld, unasked } from '../start/closed-world.ts';
import { openLibrary } from '../start/library.ts';

let sql: ReturnType<typeof openPool>;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await freshDatabase(inject('clusterUrl'), inject('empty'));
  sql = openPool(database.url, { max: 1, applicationName: 'tests' });
  drop = () => database.drop();
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await drop();
});

const judge = async () => requireClosedWorld(await catalogueOf(sql, judgedSchemas));

it('a register of which every column is classified is served', async () => {
  await expect(judge()).resolves.toBeUndefined();
});

it.each([
  [
    'alter table asn.asn add column golongan_darah text',
    'golongan_darah of asn.asn has no class',
    'alter table asn.asn drop column golongan_darah',
  ],
  ['create table riwayat.catatan (isi text)', 'isi of riwayat.catatan has no class', 'drop table riwayat.catatan'],
  ['create view asn.semua as select nama from asn.asn', 'nama of asn.semua has no class', 'drop view asn.semua'],
  [
    'alter table keluarga.anak no force row level security',
    'keluarga.anak is about persons and not forced',
    'alter table keluarga.anak force row level security',
  ],
  [
    'alter table asn.asn disable row level security',
    'asn.asn is about persons and not forced',
    'alter table asn.asn enable row level security',
  ],
])('after "%s" it is not', async (change, fault, undo) => {
  await sql.unsafe(change);
  await expect(judge()).rejects.toThrow(fault);
  await sql.unsafe(undo);
  await expect(judge()).resolves.toBeUndefined();
});

it('an operation that no agreement names is not served', () => {
  const { schema } = compose();
  const library = openLibrary(schema, false);
  expect(unasked(library, schema)).toEqual([]);
  const wider = buildSchema(printSchema(schema).replace('type Query {', 'type Query {\n  semuaGaji: String'));
  expect(unasked(library, wider)).toEqual([
    'Query.semuaGaji is in the schema and in no agreement: name it in one, or take it out.',
  ]);
});
