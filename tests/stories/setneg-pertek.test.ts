// Setneg, annexes 6 and 7: the pertek of a proposal with every ralat, and how far BKN's verification has come.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pembinaIVa } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { tablesOf } from './statements.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));

const query = `query ($id: ID!) { usulan(id: $id) { id
  pertek { usulanId nomorPertek tanggalPertek(format: "DD-MM-YYYY") jenisPertek filePertek }
  statusVerifikasiBkn { usulanId statusTahapan tahapanNama tanggal(format: "DD-MM-YYYY") keterangan } } }`;

/** A proposal whose pertek is amended, for as long as this story lasts. */
let id: string;
beforeAll(async () => {
  const [found] = await system.sql`
    select usulan_id from usulan.pertek group by usulan_id having count(*) = 1 order by usulan_id limit 1`;
  id = String(found?.usulan_id);
  await system.sql`
    insert into usulan.pertek (id, asn_id, usulan_id, nomor_pertek, tanggal_pertek, jenis_pertek, dokumen_id)
    select 'ralat', asn_id, usulan_id, '9999', tanggal_pertek + 6, 'Perbaikan', dokumen_id from usulan.pertek where usulan_id = ${id}`;
});
afterAll(async () => {
  await system.sql`delete from usulan.pertek where id = 'ralat'`;
  await system.stop();
});

it('a ralat stands beside the first pertek, each with its file', async () => {
  system.statements();
  const { body } = await system.ask('setneg-siapp', query, { id });
  expect(body.errors).toBeUndefined();
  const { usulan } = body.data;
  const stored = await system.sql`
    select usulan_id as "usulanId", nomor_pertek as "nomorPertek", to_char(tanggal_pertek, 'DD-MM-YYYY') as "tanggalPertek",
      jenis_pertek as "jenisPertek" from usulan.pertek where usulan_id = ${id} order by tanggal_pertek`;
  expect(usulan.pertek.map((one: Record<string, unknown>) => ({ ...one, filePertek: undefined }))).toEqual([...stored]);
  expect(usulan.pertek.map(({ jenisPertek }: { jenisPertek: string }) => jenisPertek)).toEqual(['Baru', 'Perbaikan']);
  const authorization = `Bearer ${await system.token('setneg-siapp')}`;
  for (const { filePertek } of usulan.pertek) {
    const reply = await fetch(filePertek, { headers: { authorization } });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  }
  expect(new Set(tablesOf(system.statements()))).toEqual(
    new Set(['usulan.usulan', 'usulan.pertek', 'usulan.dokumen', 'usulan.tahap']),
  );
});

it('the steps of the verification come in their order, the last one last', async () => {
  const { body } = await system.ask('setneg-siapp', query, { id });
  const stored = await system.sql`
    select usulan_id as "usulanId", status_tahapan as "statusTahapan", tahapan_nama as "tahapanNama",
      to_char(tanggal, 'DD-MM-YYYY') as tanggal, keterangan from usulan.tahap where usulan_id = ${id} order by urutan`;
  expect(body.data.usulan.statusVerifikasiBkn).toEqual([...stored]);
  expect(stored.length).toBeGreaterThan(4);
});

it('a proposal about somebody outside the scope looks like none, to the byte and the statement', async () => {
  await system.sql`
    insert into usulan.usulan (id, asn_id, detail_layanan_id, status) values ('outside', ${pembinaIVa.id}, '11', 'DRAF')`;
  const replies = [];
  for (const other of ['outside', 'absents']) {
    system.statements();
    const { status, text } = await system.ask('setneg-siapp', query, { id: other });
    replies.push({ status, text, tables: tablesOf(system.statements()) });
  }
  await system.sql`delete from usulan.usulan where id = 'outside'`;
  expect(replies[0]).toEqual(replies[1]);
  expect(replies[0]).toMatchObject({ text: '{"data":{"usulan":null}}', tables: ['usulan.usulan'] });
});
