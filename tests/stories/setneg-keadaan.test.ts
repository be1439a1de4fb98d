// Setneg and those who have died, retired, been dismissed, are blocked or have moved: given as the paper gives them.
import { personas } from '@bagi/population/personas.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestSystem, type TestSystem } from '../system.ts';

const { meninggal, pensiun, diberhentikan, diblokir, pindah, bandung } = personas;
const left = { pensiun, diberhentikan, diblokir, pindah };

/** The personas of lower grades, for a while as if they were of IV/b. */
const ids = Object.values(left).map(({ id }) => id);
const raised = new Map<string, string>();
let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
  for (const { id, golongan_ruang_id: golongan } of await system.sql`
    select id, golongan_ruang_id from asn.asn where id = any(${ids})`)
    raised.set(String(id), String(golongan));
  await system.sql`update asn.asn set golongan_ruang_id = '42' where id = any(${ids})`;
});
afterAll(async () => {
  for (const [id, golongan] of raised)
    await system.sql`update asn.asn set golongan_ruang_id = ${golongan} where id = ${id}`;
  await system.stop();
});

const query = `query ($id: ID) { asn(id: $id) { nama tmtBerhenti tmtPensiun tmtMeninggal masaKerjaPensiun { tahun }
  kantorWilayahTaspen alamatSetelahPensiun pensiunPokokJandaDuda pembulatanPensiunPokokJandaDuda
  instansiInduk { id } instansiKerja { id } dokumen { skJabatan { id } } } }`;

const asn = async ({ id }: { id: string }) => {
  const { body } = await system.ask('setneg-siapp', query, { id });
  expect(body.errors).toBeUndefined();
  return body.data.asn;
};

it('one who has died has the day of death and what the widow or widower is paid', async () => {
  expect(await asn(meninggal)).toMatchObject({
    nama: meninggal.nama,
    tmtMeninggal: '2026-05-20',
    tmtPensiun: '2026-06-01',
    kantorWilayahTaspen: expect.stringMatching(/^Taspen /),
    pensiunPokokJandaDuda: expect.stringMatching(/^\d+$/),
    pembulatanPensiunPokokJandaDuda: expect.stringMatching(/^\d+$/),
  });
});

it('one who has retired, or whose retirement is decreed, has its day, service time, address and Taspen office', async () => {
  const found = await asn(pensiun);
  expect(found).toMatchObject({ tmtPensiun: '2026-09-01', masaKerjaPensiun: { tahun: 32 }, tmtMeninggal: null });
  expect(found.kantorWilayahTaspen).toMatch(/^Taspen /);
  expect(found.alamatSetelahPensiun).toMatch(/\w/);
});

it('one who was dismissed has the day of the dismissal, and no retirement', async () => {
  expect(await asn(diberhentikan)).toMatchObject({
    tmtBerhenti: '2026-02-01',
    tmtPensiun: null,
    masaKerjaPensiun: null,
  });
});

it('one who is blocked is given like anyone in service: the annex has no legal standing to tell it by', async () => {
  const found = await asn(diblokir);
  expect(found).toMatchObject({ nama: diblokir.nama, tmtBerhenti: null, tmtPensiun: null, tmtMeninggal: null });
  const { body } = await system.ask('setneg-siapp', `{ asn(id: "${diblokir.id}") { kedudukanHukum { id } } }`);
  expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});

it('one who has moved is at the new instansi, in the record and in lists', async () => {
  expect(await asn(pindah)).toMatchObject({ instansiKerja: { id: bandung.instansiId } });
  const listed = async (instansiKerjaId: string) => {
    const { body } = await system.ask(
      'setneg-siapp',
      `{ daftarAsn(first: 1000, filter: { instansiKerjaId: "${instansiKerjaId}" }) { nodes { id } } }`,
    );
    return body.data.daftarAsn.nodes.map(({ id }: { id: string }) => id);
  };
  expect(await listed(bandung.instansiId)).toContain(pindah.id);
  const [move] = await system.sql`select instansi_asal_id from riwayat.pindah_instansi where asn_id = ${pindah.id}`;
  expect(await listed(String(move?.instansi_asal_id))).not.toContain(pindah.id);
});

it('all of them are in the lists, and their documents with them', async () => {
  const { instansiId } = bandung;
  const found = new Map<string, number>();
  for (let after: string | null = null; ;) {
    const { body } = await system.ask(
      'setneg-siapp',
      `query ($after: String) { daftarAsn(first: 500, after: $after, filter: { instansiKerjaId: "${instansiId}" }) {
        nodes { id dokumen { skJabatan { tautan } } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    const { nodes, pageInfo } = body.data.daftarAsn;
    for (const { id, dokumen } of nodes) found.set(id, dokumen.skJabatan.length);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  for (const { id } of Object.values(left)) expect(found.get(id)).toBeGreaterThan(0);
});

it('one who falls below IV/b is nobody from then on', async () => {
  await system.sql`update asn.asn set golongan_ruang_id = '41' where id = ${pensiun.id}`;
  expect(await asn(pensiun)).toBeNull();
});
