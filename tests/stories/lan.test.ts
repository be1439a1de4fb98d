// LAN's reading services: the profile of PNS, positions, units and pensions of two professions, and what each costs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  analisKebijakan,
  bandung,
  cpns,
  diberhentikan,
  diblokir,
  firstService,
  guruPppk,
  meninggal,
  pensiun,
  type Persona,
  pindah,
  widyaiswara,
} from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { tablesOf } from './statements.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

/** Asks, and gives the answer with the tables that its statements read. */
async function ask(query: string, variables?: Record<string, unknown>) {
  system.statements();
  const { status, body } = await system.ask('lan', query, variables);
  expect(body.errors).toBeUndefined();
  expect(status).toBe(200);
  return { data: body.data, tables: tablesOf(system.statements()) };
}

interface Page {
  readonly nodes: readonly any[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const ofPerson = ({ id, nip, nama }: Persona) => ({ id, nip, nama });
const ofTwoPositions = `j.nama like 'Widyaiswara%' or j.nama like 'Analis Kebijakan%'`;

describe('I.1 Profil PNS', () => {
  it('gives the 19 fields, for the record and the photograph', async () => {
    const { data, tables } = await ask(firstService.lan, { nip: widyaiswara.nip });
    expect(Object.keys(data.asn)).toHaveLength(19);
    expect(data.asn).toMatchObject({ ...ofPerson(widyaiswara), instansiKerja: { id: widyaiswara.instansiId } });
    expect(tables).toEqual(['asn.asn', 'asn.berkas']);
  });

  it('gives by the id of SI-ASN what it gives by NIP', async () => {
    const byId = await ask(firstService.lan.replaceAll('$nip: Nip', '$id: ID').replaceAll('nip: $nip', 'id: $id'), {
      id: widyaiswara.id,
    });
    expect({ ...byId.data.asn, foto: '' }).toEqual({
      ...(await ask(firstService.lan, { nip: widyaiswara.nip })).data.asn,
      foto: '',
    });
  });

  it('opens the photograph to LAN alone, under the same grant', async () => {
    const { data } = await ask(`{ asn(nip: "${widyaiswara.nip}") { foto } }`);
    const follow = async (partner: string) =>
      await fetch(data.asn.foto, { headers: { authorization: `Bearer ${await system.token(partner)}` } });
    const photo = await follow('lan');
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await follow('setneg-siapp')).status).toBe(404);
    expect((await fetch(data.asn.foto)).status).toBe(401);
  });

  it.each([
    ['PPPK', guruPppk],
    ['CPNS', cpns],
  ])('gives nobody who is %s', async (_, { nip }) => {
    expect((await ask(`query ($nip: Nip) { asn(nip: $nip) { id } }`, { nip })).data.asn).toBeNull();
  });

  it.each([
    ['is blocked', diblokir],
    ['has retired', pensiun],
    ['has died', meninggal],
    ['was dismissed', diberhentikan],
    ['has moved', pindah],
  ])('gives the profile as it stands of a PNS who %s, and the standing stays untold', async (_, person) => {
    const { data } = await ask(firstService.lan, { nip: person.nip });
    expect(data.asn).toMatchObject({ ...ofPerson(person), instansiKerja: { id: person.instansiId } });
    const { body } = await system.ask('lan', `{ asn(nip: "${person.nip}") { kedudukanHukum { id } } }`);
    expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('I.2 Riwayat Jabatan', () => {
  const positions = 'namaJabatan namaUnitKerja namaInstansi namaJenisJabatan tmtJabatan nomorSk tanggalSk';
  const of = async ({ nip }: Persona) =>
    (await ask(`query ($nip: Nip) { asn(nip: $nip) { id riwayatJabatan { ${positions} } } }`, { nip })).data.asn;

  it.each([
    ['Widyaiswara', widyaiswara],
    ['Analis Kebijakan', analisKebijakan],
  ])('gives the positions of a %s in the order of their TMT', async (name, person) => {
    const { id, riwayatJabatan } = await of(person);
    const stored = await system.sql`
      select nama_jabatan, nama_unit_kerja, nama_instansi, nama_jenis_jabatan, tmt_jabatan, nomor_sk, tanggal_sk
      from riwayat.jabatan where asn_id = ${person.id} order by tmt_jabatan, id`;
    expect(id).toBe(person.id);
    expect(riwayatJabatan.map((one: object) => Object.values(one))).toEqual(stored.map((row) => Object.values(row)));
    expect(riwayatJabatan.at(-1).namaJabatan).toContain(name);
  });

  it.each([
    ['a pelaksana', bandung],
    ['a teacher who has died', meninggal],
    ['one who has retired', pensiun],
  ])('gives none of %s, who is of neither profession', async (_, person) => {
    expect(await of(person)).toEqual({ id: person.id, riwayatJabatan: [] });
  });

  it('costs the record and the history', async () => {
    const query = `{ asn(nip: "${widyaiswara.nip}") { nama riwayatJabatan { ${positions} } } }`;
    expect((await ask(query)).tables).toEqual(['asn.asn', 'riwayat.jabatan']);
  });
});

describe('I.3 Pencarian Unit Kerja by Instansi', () => {
  it('finds the unit of a Widyaiswara by words of its name, with its instansi and the unit above, for two statements', async () => {
    const [unit] = await system.sql`
      select u.id, u.nama, u.nama_induk, i.nama as nama_instansi from asn.asn a join asn.unit_kerja u on u.id = a.unit_kerja_id
      join asn.instansi i on i.id = u.instansi_id where a.id = ${widyaiswara.id}`;
    const query = `query ($kata: String!) { cariUnitKerja(instansiId: "${widyaiswara.instansiId}", kataKunci: $kata) {
      nodes { instansi { id nama } id nama induk { nama } } pageInfo { hasNextPage } snapshot { takenAt } } }`;
    const words = String(unit?.['nama']).split(/\W+/).filter(Boolean);
    const { data, tables } = await ask(query, { kata: words.toReversed().join(' ').toLowerCase() });
    expect(data.cariUnitKerja.nodes).toContainEqual({
      instansi: { id: widyaiswara.instansiId, nama: unit?.['nama_instansi'] },
      id: unit?.['id'],
      nama: unit?.['nama'],
      induk: unit?.['nama_induk'] === null ? null : { nama: unit?.['nama_induk'] },
    });
    // A search begins with those who work in units.
    expect(tables).toEqual(['asn.instansi', 'cakupan.asn']);
  });

  it('gives no name of a unit or an instansi in a profile', async () => {
    for (const field of ['unitKerja { nama }', 'instansiInduk { nama }', 'unitKerja { induk { nama } }']) {
      const { body } = await system.ask('lan', `{ asn(nip: "${widyaiswara.nip}") { ${field} } }`);
      expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});

describe('I.4 Data periodik pensiun', () => {
  const query = `query ($after: String) { daftarPensiun(periode: { dari: "1990-01-01", sampai: "2030-12-31" }, first: 200, after: $after) {
    nodes { asn { id nip nama } nomorPertek tanggalPertek nomorSk tanggalSk tmtPensiun }
    pageInfo { hasNextPage endCursor } snapshot { takenAt } } }`;

  it('gives the pensions of the two professions by TMT, with pertek and SK, and nobody else', async () => {
    const told: any[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo }: Page = (await ask(query, { after })).data.daftarPensiun;
      told.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    const stored = await system.sql.unsafe(`
      select a.id, a.nip, a.nama, nomor_pertek, tanggal_pertek, nomor_sk, tanggal_sk, tmt_pensiun
      from riwayat.pensiun p join asn.asn a on a.id = p.asn_id join asn.jabatan j on j.id = a.jabatan_id
      where a.jenis_asn = 'PNS' and (${ofTwoPositions}) and tmt_pensiun between '1990-01-01' and '2030-12-31' order by tmt_pensiun, p.id`);
    expect(told.map(({ asn, ...event }) => [...Object.values(asn), ...Object.values(event)])).toEqual(
      stored.map((row) => Object.values(row)),
    );
    for (const person of [pensiun, meninggal]) expect(told.map(({ asn }) => asn.id)).not.toContain(person.id);
  });

  it('costs the listing and the persons of the page', async () => {
    expect((await ask(query)).tables).toEqual(['asn.asn', 'riwayat.pensiun']);
  });
});
