// Setneg, annex 1: the main data and the family of an ASN of golongan IV/b or above.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstService, meninggal, pembinaIVa, setneg } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { tablesOf } from './statements.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

const ask = async (query: string, variables: Record<string, unknown> = {}) => {
  const { status, body } = await system.ask('setneg-siapp', query, variables);
  expect([status, body.errors]).toEqual([200, undefined]);
  return body.data;
};

const nobody = '190001011900011999';

describe('the record', () => {
  it('has every line of the annex, by NIP and by id', async () => {
    const { asn } = await ask(firstService['setneg-siapp'], { nip: setneg.nip });
    const [stored] = await system.sql`
      select a.*, u.nama as unit from asn.asn a left join asn.unit_kerja u on u.id = a.unit_kerja_id where a.id = ${setneg.id}`;
    expect(Object.keys(asn)).toHaveLength(24);
    expect(asn).toMatchObject({
      id: setneg.id,
      nip: setneg.nip,
      nama: setneg.nama,
      tempatLahir: stored?.tempat_lahir,
      tanggalLahir: stored?.tanggal_lahir,
      pendidikanTerakhir: { id: stored?.pendidikan_terakhir_id },
      instansiInduk: { id: stored?.instansi_induk_id },
      instansiKerja: { id: stored?.instansi_kerja_id },
      unitKerja: { nama: stored?.unit },
      tmtBerhenti: null,
      masaKerjaPns: { tahun: stored?.masa_kerja_tahun, bulan: stored?.masa_kerja_bulan },
      tmtMeninggal: null,
    });
    const byId = firstService['setneg-siapp'].replace('($nip: Nip)', '($id: ID)').replace('(nip: $nip)', '(id: $id)');
    expect((await ask(byId, { id: setneg.id })).asn).toEqual(asn);
  });

  it('costs one statement for each table', async () => {
    system.statements();
    await ask(firstService['setneg-siapp'], { nip: setneg.nip });
    expect(tablesOf(system.statements())).toEqual([
      'asn.asn',
      'asn.unit_kerja',
      'finansial.pensiun_janda_duda',
      'keluarga.anak',
      'keluarga.pasangan',
      'riwayat.golongan',
      'riwayat.jabatan',
      'riwayat.pemberhentian',
      'riwayat.pensiun',
    ]);
  });

  it('of golongan IV/a looks like nobody, to the byte and the statement', async () => {
    const replies = [];
    for (const nip of [pembinaIVa.nip, nobody]) {
      system.statements();
      const { status, text } = await system.ask('setneg-siapp', firstService['setneg-siapp'], { nip });
      replies.push({ status, text, tables: tablesOf(system.statements()) });
    }
    expect(replies[0]).toEqual(replies[1]);
    expect(replies[0]).toMatchObject({ status: 200, text: '{"data":{"asn":null}}', tables: ['asn.asn'] });
  });

  it('has a family of names alone, each of them', async () => {
    const { asn } = await ask('query ($nip: Nip) { asn(nip: $nip) { pasangan { nama } anak { nama } } }', {
      nip: setneg.nip,
    });
    const names = async (table: string) =>
      (await system.sql.unsafe(`select nama from keluarga.${table} where asn_id = '${setneg.id}' order by nama`)).map(
        ({ nama }) => ({ nama: String(nama) }),
      );
    expect(asn).toEqual({ pasangan: await names('pasangan'), anak: await names('anak') });
    expect(asn.anak.length).toBe(2);
    for (const field of ['pasangan { id }', 'pasangan { tanggalLahir }', 'anak { jenisAnak }', 'orangTua { nama }']) {
      const { body } = await system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { ${field} } }`);
      expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});

describe('lama and baru', () => {
  const query = `query ($id: ID) { asn(id: $id) {
    pangkatLama { pangkat golonganRuang tmt masaKerja { tahun bulan } } jabatanLama { nama tmt }
    pangkatBaru { pangkat golonganRuang tmt masaKerja { tahun bulan } } jabatanTerakhir { nama tmt } } }`;

  it('are the last two steps of grade and of position', async () => {
    const { asn } = await ask(query, { id: setneg.id });
    const grades = await system.sql`
      select pangkat, golongan_ruang, tmt_golongan, masa_kerja_tahun, masa_kerja_bulan from riwayat.golongan
      where asn_id = ${setneg.id} order by tmt_golongan desc limit 2`;
    const posts = await system.sql`
      select nama_jabatan, tmt_jabatan from riwayat.jabatan where asn_id = ${setneg.id} order by tmt_jabatan desc limit 2`;
    const [baru, lama] = grades.map((grade) => ({
      pangkat: grade.pangkat,
      golonganRuang: grade.golongan_ruang,
      tmt: grade.tmt_golongan,
      masaKerja: { tahun: grade.masa_kerja_tahun, bulan: grade.masa_kerja_bulan },
    }));
    const [terakhir, sebelumnya] = posts.map((post) => ({ nama: post.nama_jabatan, tmt: post.tmt_jabatan }));
    expect(asn).toEqual({ pangkatBaru: baru, pangkatLama: lama, jabatanTerakhir: terakhir, jabatanLama: sebelumnya });
  });

  it('take no entry without TMT, and count a step that a second decree repeats once', async () => {
    const before = (await ask(query, { id: setneg.id })).asn;
    await system.sql`
      insert into riwayat.golongan (id, asn_id, golongan_ruang, tmt_golongan, tanggal_sk) values ('tanpa-tmt', ${setneg.id}, 'IV/e', null, '2026-01-01')`;
    await system.sql`
      insert into riwayat.golongan (id, asn_id, golongan_ruang, pangkat, tmt_golongan, tanggal_sk, masa_kerja_tahun, masa_kerja_bulan)
      select 'ralat', asn_id, golongan_ruang, pangkat, tmt_golongan, tanggal_sk + 30, masa_kerja_tahun, 11 from riwayat.golongan
      where asn_id = ${setneg.id} and tmt_golongan is not null order by tmt_golongan desc limit 1`;
    const { asn } = await ask(query, { id: setneg.id });
    await system.sql`delete from riwayat.golongan where id in ('tanpa-tmt', 'ralat')`;
    expect(asn.pangkatLama).toEqual(before.pangkatLama);
    const { masaKerja } = before.pangkatBaru;
    expect(asn.pangkatBaru).toEqual({ ...before.pangkatBaru, masaKerja: { ...masaKerja, bulan: 11 } });
  });
});

it('dates come as DD-MM-YYYY where that is asked for, and as ISO 8601 where not', async () => {
  const fields = ['tanggalLahir', 'tmtMeninggal', 'tmtPensiun', 'tmtBerhenti'];
  const annex = '(format: "DD-MM-YYYY")';
  const within = (format: string) =>
    `${fields.map((field) => `${field}${format}`).join(' ')} pangkatBaru { tmt${format} } jabatanTerakhir { tmt${format} }`;
  const query = `query ($nip: Nip) { iso: asn(nip: $nip) { ${within('')} } annex: asn(nip: $nip) { ${within(annex)} } }`;
  const { iso, annex: written } = await ask(query, { nip: meninggal.nip });
  const turned = (text: string) => text.replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, '$3-$2-$1');
  expect(JSON.stringify(written)).toBe(turned(JSON.stringify(iso)));
  expect(written).toMatchObject({ tanggalLahir: '03-03-1971', tmtMeninggal: '20-05-2026' });
  const { body } = await system.ask(
    'setneg-siapp',
    `{ asn(nip: "${setneg.nip}") { tanggalLahir(format: "MM/DD/YY") } }`,
  );
  expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});
