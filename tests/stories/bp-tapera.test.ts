// BP Tapera's reading services: the record and five listings, each with what its event is known by, and what each costs.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bandung,
  cpns,
  diberhentikan,
  diblokir,
  firstService,
  guruPppk,
  meninggal,
  pensiun,
  pindah,
  setneg,
  type Persona,
} from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { tablesOf } from './statements.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

const instansiId = bandung.instansiId;
const surabaya = 'A5EB03E23B44F6A0E040640A040252AD';
const ofSnapshot = 'snapshot { takenAt count checksum } pageInfo { hasNextPage endCursor }';

/** Asks, and gives the answer with the tables that its statements read. */
async function ask(query: string, variables?: Record<string, unknown>) {
  system.statements();
  const { status, body } = await system.ask('bp-tapera', query, variables);
  expect(body.errors).toBeUndefined();
  expect(status).toBe(200);
  return { data: body.data, tables: tablesOf(system.statements()) };
}

async function record({ nip }: Persona, of = instansiId) {
  return (await ask(firstService['bp-tapera'], { nip, instansiId: of })).data.asn;
}

interface Page {
  readonly nodes: readonly any[];
  readonly snapshot: { readonly count: number; readonly checksum: string };
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** The whole of a listing, in pages of 500, with the ids that its checksum is over. */
async function whole(list: string, node: string) {
  const nodes: any[] = [];
  const [name = ''] = list.split('(');
  for (let after: string | null = null; ;) {
    const query = `query ($after: String) { ${list}, first: 500, after: $after) { nodes { ${node} } ${ofSnapshot} } }`;
    const { nodes: some, snapshot, pageInfo }: Page = (await ask(query, { after })).data[name];
    nodes.push(...some);
    if (!pageInfo.hasNextPage) return { nodes, snapshot };
    after = pageInfo.endCursor;
  }
}

function checksumOf(ids: readonly string[]): string {
  return createHash('sha256')
    .update(ids.map((id) => `${id}\n`).join(''))
    .digest('hex');
}

const period = 'periode: { dari: "2026-01-01", sampai: "2026-12-31" }';
const ofPerson = ({ id, nip, nama }: Persona) => ({ id, nip, nama });

describe('I.1 Data Kepegawaian ASN', () => {
  it('gives the 25 fields of an ASN who works at the instansi that is named, for two statements', async () => {
    const { data, tables } = await ask(firstService['bp-tapera'], { nip: bandung.nip, instansiId });
    expect(Object.keys(data.asn)).toHaveLength(22);
    expect(data.asn).toMatchObject({ ...ofPerson(bandung), instansiKerja: { id: instansiId }, batasUsiaPensiun: 58 });
    expect(tables).toEqual(['asn.asn', 'asn.unit_kerja']);
  });

  it.each([
    ['blocked', diblokir, '92'],
    ['retired', pensiun, '99'],
    ['dismissed', diberhentikan, '77'],
  ])('gives who is %s, and says so by the kedudukan hukum', async (_, person, id) => {
    expect(await record(person)).toMatchObject({ ...ofPerson(person), kedudukanHukum: { id } });
  });

  it('gives who has died with the instansi they worked at', async () => {
    expect(await record(meninggal, meninggal.instansiId)).toMatchObject({ kedudukanHukum: { id: '88' } });
  });

  it('gives who has moved where they work now, and nobody where they worked before', async () => {
    expect(await record(pindah)).toMatchObject(ofPerson(pindah));
    expect(await record(pindah, surabaya)).toBeNull();
  });
});

describe('I.2 Data Listing CASN', () => {
  const of = (tahun: number) => `daftarCasn(instansiId: "${instansiId}", tahun: ${tahun}`;

  it('shows the year of appointment in TMT CPNS/CPPPK, with count and checksum, for two statements', async () => {
    const { nodes, snapshot } = await whole(of(2026), 'id nip nama tmtCpns jenisJabatan { id }');
    expect(nodes).toContainEqual({ ...ofPerson(cpns), tmtCpns: '2026-03-01', jenisJabatan: { id: '4' } });
    for (const { tmtCpns } of nodes) expect(tmtCpns).toMatch(/^2026-/);
    expect(snapshot).toEqual({
      takenAt: expect.stringMatching(/Z$/),
      count: nodes.length,
      checksum: checksumOf(nodes.map(({ id }: Persona) => id)),
    });
    const { tables } = await ask(`{ ${of(2026)}, first: 100) { nodes { id nama } ${ofSnapshot} } }`);
    expect(tables).toEqual(['cakupan.asn', 'cakupan.asn']);
  });

  it.each([
    ['is blocked', diblokir, 2011],
    ['has retired', pensiun, 1994],
    ['was dismissed', diberhentikan, 2011],
    ['is PPPK', guruPppk, 2022],
    ['has moved here since', pindah, 2010],
  ])('lists who %s', async (_, person, tahun) => {
    const { nodes } = await whole(of(tahun), 'id');
    expect(nodes.map(({ id }: Persona) => id)).toContain(person.id);
  });
});

describe('I.3 Data Listing ASN Aktif', () => {
  it('lists those in active service who work at the instansi, with count and checksum', async () => {
    const { nodes, snapshot } = await whole(
      `daftarAsnAktif(instansiId: "${instansiId}"`,
      'id nip nama kedudukanHukum { id }',
    );
    const ids = nodes.map(({ id }) => id);
    expect(snapshot).toMatchObject({ count: ids.length, checksum: checksumOf(ids) });
    for (const person of [bandung, guruPppk, pindah]) expect(ids).toContain(person.id);
    for (const person of [diblokir, pensiun, diberhentikan, setneg]) expect(ids).not.toContain(person.id);
    const elsewhere = await whole(`daftarAsnAktif(instansiId: "${surabaya}"`, 'id');
    expect(elsewhere.nodes).not.toContainEqual({ id: pindah.id });
    const [{ count = 0 } = {}] = await system.sql`
      select count(*)::int from asn.asn a join asn.kedudukan_hukum k on k.id = a.kedudukan_hukum_id
      where instansi_kerja_id = ${instansiId} and kelompok = 'aktif'`;
    expect(ids).toHaveLength(count);
  });

  it('costs one statement, and one more for the count of all', async () => {
    const page = `daftarAsnAktif(instansiId: "${instansiId}", first: 100) { nodes { id nip nama } `;
    expect((await ask(`{ ${page} } }`)).tables).toEqual(['cakupan.asn']);
    expect((await ask(`{ ${page} snapshot { takenAt count checksum } } }`)).tables).toEqual([
      'cakupan.asn',
      'cakupan.asn',
    ]);
  });
});

describe('I.4 Data Listing Pindah Instansi', () => {
  const node = 'asn { id nip nama } instansiAsalId namaInstansiAsal instansiTujuanId namaInstansiTujuan tmtPindah';

  it('shows who moved, from where, to where and when', async () => {
    const { data, tables } =
      await ask(`{ daftarPindahInstansi(instansiAsalId: "${surabaya}", instansiTujuanId: "${instansiId}",
      periode: { dari: "2024-07-01", sampai: "2024-07-01" }) { nodes { ${node} } ${ofSnapshot} } }`);
    const { nodes, snapshot } = data.daftarPindahInstansi;
    expect(nodes).toEqual([
      {
        asn: ofPerson(pindah),
        instansiAsalId: surabaya,
        namaInstansiAsal: 'Pemerintah Kota Surabaya',
        instansiTujuanId: instansiId,
        namaInstansiTujuan: 'Pemerintah Kota Bandung',
        tmtPindah: '2024-07-01',
      },
    ]);
    expect(snapshot).toMatchObject({ count: 1, checksum: checksumOf([pindah.id]) });
    expect(tables).toEqual(['asn.asn', 'riwayat.pindah_instansi', 'riwayat.pindah_instansi']);
  });

  it('without a period or an instansi lists every transfer', async () => {
    const { nodes, snapshot } = await whole('daftarPindahInstansi(periode: null', 'asn { id }');
    const [{ count = 0 } = {}] =
      await system.sql`select count(*)::int from riwayat.pindah_instansi where tmt_pindah is not null`;
    expect([nodes.length, snapshot.count]).toEqual([count, count]);
  });
});

describe('I.5 Data Listing Pensiun', () => {
  const node = 'asn { id nip nama } nomorPertek tanggalPertek nomorSk tanggalSk tmtPensiun';

  it('shows the pertek, the SK and the TMT by which the retirement is decreed', async () => {
    const { nodes, snapshot } = await whole(`daftarPensiun(${period}`, node);
    const [stored] = await system.sql`select * from riwayat.pensiun where asn_id = ${pensiun.id}`;
    expect(nodes).toContainEqual({
      asn: ofPerson(pensiun),
      nomorPertek: stored?.['nomor_pertek'],
      tanggalPertek: stored?.['tanggal_pertek'],
      nomorSk: stored?.['nomor_sk'],
      tanggalSk: stored?.['tanggal_sk'],
      tmtPensiun: '2026-09-01',
    });
    expect(stored?.['nomor_pertek']).toMatch(/\w/);
    expect(stored?.['nomor_sk']).toMatch(/\w/);
    expect(snapshot).toMatchObject({ count: nodes.length, checksum: checksumOf(nodes.map(({ asn }) => asn.id)) });
    // A pension that follows a death is decreed as well.
    expect(nodes.map(({ asn }) => asn.id)).toContain(meninggal.id);
  });

  it('costs the listing, its count, and the persons of the page in one statement', async () => {
    const { tables } = await ask(`{ daftarPensiun(${period}, first: 100) { nodes { ${node} } ${ofSnapshot} } }`);
    expect(tables).toEqual(['asn.asn', 'riwayat.pensiun', 'riwayat.pensiun']);
  });

  it('lists who retired long ago in the period of their TMT, and nobody who is only of age', async () => {
    const past = await whole(
      'daftarPensiun(periode: { dari: "1990-01-01", sampai: "2025-12-31" }',
      'asn { id } tmtPensiun',
    );
    expect(past.nodes.length).toBeGreaterThan(0);
    for (const { tmtPensiun } of past.nodes) expect(tmtPensiun < '2026').toBe(true);
    const all = await whole('daftarPensiun(periode: { dari: "1900-01-01", sampai: "2999-12-31" }', 'asn { id }');
    const [{ count = 0 } = {}] =
      await system.sql`select count(*)::int from riwayat.pensiun where tmt_pensiun is not null`;
    expect(all.nodes).toHaveLength(count);
    for (const person of [bandung, diberhentikan, diblokir])
      expect(all.nodes).not.toContainEqual({ asn: { id: person.id } });
  });
});

describe('I.6 Data Listing Pemberhentian', () => {
  const node = 'asn { id nip nama } jenisPemberhentianId namaJenisPemberhentian tmtBerhenti';

  it('shows the kind of dismissal and its date, whatever the reason', async () => {
    const { nodes, snapshot } = await whole(`daftarPemberhentian(${period}`, node);
    const kinds: [Persona, string, string, string][] = [
      [diberhentikan, '7', 'Pemberhentian Karena Hukuman Disiplin', '2026-02-01'],
      [pensiun, '1', 'Pemberhentian Karena BUP', '2026-09-01'],
      [meninggal, '2', 'Pemberhentian Karena Meninggal Dunia', '2026-05-20'],
    ];
    for (const [person, jenisPemberhentianId, namaJenisPemberhentian, tmtBerhenti] of kinds)
      expect(nodes).toContainEqual({
        asn: ofPerson(person),
        jenisPemberhentianId,
        namaJenisPemberhentian,
        tmtBerhenti,
      });
    expect(nodes.map(({ asn }) => asn.id)).not.toContain(diblokir.id);
    expect(snapshot).toMatchObject({ count: nodes.length, checksum: checksumOf(nodes.map(({ asn }) => asn.id)) });
  });

  it('costs the listing, its count, and the persons of the page in one statement', async () => {
    const { tables } = await ask(`{ daftarPemberhentian(${period}, first: 100) { nodes { ${node} } ${ofSnapshot} } }`);
    expect(tables).toEqual(['asn.asn', 'riwayat.pemberhentian', 'riwayat.pemberhentian']);
  });
});
