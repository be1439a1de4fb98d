// Every request of a partner is written down before its answer leaves: who, under what, which fields of whom; and no value.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldSet } from '@bagi/record/fieldSet.ts';
import { pseudonym, yearOf } from '@bagi/record/pseudonyms.ts';
import { rowsBetween } from '@bagi/record/reading.ts';
import { rowsAMinute } from '@bagi/record/flood.ts';
import type { Row } from '@bagi/record/row.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bandung, setneg, widyaiswara } from '../people.ts';
import { post, startTestSystem, type TestSystem } from '../system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem({ REQUESTS_PER_MINUTE: '10000' });
});
afterAll(async () => system.stop());

const rows = (): Promise<Row[]> => rowsBetween(system.sql, '2000-01-01', '2100-01-01');
const last = async (): Promise<Row | undefined> => (await rows()).at(-1);

function nameOf(person: string): string {
  const year = yearOf(Date.now());
  const key = readFileSync(join(system.directory, 'secrets', 'catatan', String(year)), 'utf8').trim();
  return pseudonym(Buffer.from(key, 'hex'), person);
}

it('an answer is recorded with the fields and the persons that it held', async () => {
  const reply = await system.ask(
    'setneg-siapp',
    `query DataAsn($nip: Nip!) { orang: asn(nip: $nip) { id nama anak { nama } } lain: asn(nip: "199001012015041900") { pasangan { nama } } }`,
    { nip: setneg.nip },
  );
  expect(reply.body.data.orang.id).toBe(setneg.id);
  const row = await last();
  expect(row).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{14}7/),
    waktu: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/),
    mitra: 'setneg-siapp',
    klien: 'setneg-siapp-development',
    petugas: null,
    perjanjian: '2022-08-23',
    tujuan: 'administrasi-pejabat-pemerintahan',
    mode: 'view',
    layanan: ['Query.asn'],
    baris: [1],
    operasi: 'DataAsn',
    sidikOperasi: expect.stringMatching(/^[0-9a-f]{64}$/),
    medan: fieldSet(['Query.asn', 'Asn.id', 'Asn.nama', 'Asn.anak', 'Anak.nama']).digest,
    jumlahOrang: 1,
    orang: [nameOf(setneg.id)],
    putusan: null,
    durasiMikro: expect.any(Number),
    keputusan: 'OK',
    permintaan: reply.headers.get('x-request-id'),
  });
  expect(Date.parse(row?.waktu ?? '')).toBe(Number.parseInt((row?.id ?? '').replaceAll('-', '').slice(0, 12), 16));
  const [set] = await system.sql`select koordinat from catatan.medan where encode(sidik, 'hex') = ${row?.medan ?? ''}`;
  expect(set?.['koordinat']).toEqual(['Anak.nama', 'Asn.anak', 'Asn.id', 'Asn.nama', 'Query.asn']);
});

it('a page is recorded with each of its persons, and with its rows', async () => {
  const reply = await system.ask('setneg-siapp', '{ daftarAsn(first: 7) { nodes { id } } }');
  const ids: string[] = reply.body.data.daftarAsn.nodes.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(7);
  const row = await last();
  expect(row).toMatchObject({ layanan: ['Query.daftarAsn'], baris: [7], jumlahOrang: 7 });
  expect(row?.orang.toSorted()).toEqual(ids.map((id) => nameOf(id)).toSorted());
});

it('who does not exist and who is out of scope are recorded alike: nobody', async () => {
  const said = [];
  for (const nip of [bandung.nip, '199001012015041900']) {
    await system.ask('setneg-siapp', `query Cari { asn(nip: "${nip}") { id nama } }`);
    const same = { id: '', waktu: '', sidikOperasi: '', durasiMikro: 0, permintaan: '' };
    said.push({ ...(await last()), ...same });
  }
  expect(said[0]).toEqual(said[1]);
  expect(said[0]).toMatchObject({ jumlahOrang: 0, orang: [], baris: [0], keputusan: 'OK' });
});

it('a refusal is recorded with its code, the operation that was refused, and nobody', async () => {
  await system.ask('lan', `{ asn(nip: "${widyaiswara.nip}") { alamat } }`);
  expect(await last()).toMatchObject({
    mitra: 'lan',
    keputusan: 'GRAPHQL_VALIDATION_FAILED',
    sidikOperasi: expect.any(String),
    medan: null,
    jumlahOrang: 0,
  });
  await system.ask('lan', `query Nip($nip: Nip!) { asn(nip: $nip) { nama } }`, { nip: 7 });
  expect(await last()).toMatchObject({ keputusan: 'BAD_USER_INPUT', medan: null });
});

it('nobody in particular is counted, and so is what comes as a flood', async () => {
  const before = (await rows()).length;
  for (let time = 0; time < 3; time++) await post(`${system.url}/graphql`, 'no.token.atall', '{"query":"{ a }"}');
  expect((await rows()).length).toBe(before);
  const flood = Array.from({ length: 2 * rowsAMinute + 5 }, () => system.ask('bp-tapera', '{ salah }'));
  await Promise.all(flood);
  const own = (await rows()).filter(({ mitra }) => mitra === 'bp-tapera').length;
  // A minute may end amid them.
  expect(own).toBeLessThanOrEqual(2 * rowsAMinute);
  const counted = async (mitra: string | null) => {
    const [sum] = await system.sql`
      select coalesce(sum(jumlah), 0)::int as jumlah from catatan.ditolak where mitra is not distinct from ${mitra}`;
    return sum?.['jumlah'];
  };
  await expect.poll(() => counted(null)).toBe(3);
  await expect.poll(() => counted('bp-tapera')).toBe(flood.length - own);
});

it('the officer is recorded whom the partner names, and a NIP is no name', async () => {
  const asked = async (officer: string) => {
    const reply = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await system.token('lan')}`,
        'content-type': 'application/json',
        'x-petugas': officer,
      },
      body: JSON.stringify({ query: '{ perjanjian { versi } }' }),
    });
    await reply.arrayBuffer();
    return reply.status;
  };
  expect(await asked('petugas.lan-7')).toBe(200);
  expect(await last()).toMatchObject({ petugas: 'petugas.lan-7', mode: null, layanan: ['Query.perjanjian'] });
  for (const officer of [setneg.nip, '9'.repeat(16), 'a b', 'x'.repeat(65)]) {
    expect(await asked(officer)).toBe(400);
    expect(await last()).toMatchObject({ petugas: null, keputusan: 'BAD_REQUEST' });
  }
});

it('what is recorded is never changed, not even by its owner, and its writer reads nothing', async () => {
  for (const statement of [
    "update catatan.akses set mitra = 'x'",
    'delete from catatan.akses',
    'truncate catatan.akses',
    'delete from catatan.medan',
    'truncate catatan.kejadian',
  ])
    await expect(system.sql.unsafe(statement)).rejects.toThrow('neither changed nor removed');
  const may = await system.sql`
    select distinct acl.privilege_type as may from pg_class, aclexplode(relacl) as acl, pg_roles
    where pg_roles.oid = acl.grantee and rolname like '%-pencatat' and rolname like 't%'`;
  expect([...may]).toEqual([{ may: 'INSERT' }]);
});
