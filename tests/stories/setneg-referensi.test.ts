// Setneg, annex 13: the eight reference lists, and the documents that each kind of proposal takes.
import { rumpun } from '@bagi/population/families.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setneg } from '../people.ts';
import { modes, startTestSystem, type TestSystem } from '../system.ts';
import { tablesOf } from './statements.ts';
import { persyaratan } from './setnegPersyaratan.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

const referensi = async (selection: string) => {
  const { status, body } = await system.ask('setneg-siapp', `{ referensi { ${selection} } }`);
  expect([status, body.errors]).toEqual([200, undefined]);
  return body.data.referensi;
};

const paged = {
  instansi: { fields: 'id nama jenis', table: 'asn.instansi', columns: 'id, nama, jenis' },
  jabatan: { fields: 'id nama', table: 'asn.jabatan', columns: 'id, nama' },
  jabatanFungsional: {
    fields: 'id nama jenjang rumpunJabatanId',
    table: `asn.jabatan where jenis_jabatan_id = '2'`,
    columns: 'id, nama, jenjang, rumpun_jabatan_id as "rumpunJabatanId"',
  },
  unor: {
    fields: 'id nama instansiId indukId',
    table: 'asn.unit_kerja',
    columns: 'id, nama, instansi_id as "instansiId", induk_id as "indukId"',
  },
} as const;

type Node = Record<string, unknown>;

/** A whole list, page by page. */
async function all(list: keyof typeof paged, args = '', first = 1000): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after = ''; ;) {
    const page = `${list}(first: ${first}${args}${after}) { nodes { ${paged[list].fields} } pageInfo { hasNextPage endCursor } }`;
    const found = (await referensi(page))[list];
    nodes.push(...found.nodes);
    if (!found.pageInfo.hasNextPage) return nodes;
    after = `, after: "${found.pageInfo.endCursor}"`;
  }
}

describe('each list is the whole table, once', () => {
  it.each(Object.keys(paged) as (keyof typeof paged)[])('%s, in pages', async (list) => {
    const { table, columns } = paged[list];
    const stored = await system.sql.unsafe(`select ${columns} from ${table} order by id`);
    const found = await all(list);
    expect(found).toEqual([...stored]);
    expect(found.length).toBeGreaterThan(10);
  });

  it('golongan, eselon, jenis dokumen and jenis layanan, in one piece', async () => {
    const found = await referensi(
      'golongan { id nama pangkat } eselon { id nama } jenisDokumen { id nama } jenisLayanan { id kelompok nama }',
    );
    const stored = async (columns: string, table: string) => [
      ...(await system.sql.unsafe(`select ${columns} from ${table} order by id`)),
    ];
    expect(found).toEqual({
      golongan: await stored('id, nama, pangkat', 'asn.golongan'),
      eselon: await stored('id, nama', 'asn.eselon'),
      jenisDokumen: await stored('id, nama', 'usulan.jenis_dokumen'),
      jenisLayanan: await stored('id, kelompok, nama', 'usulan.detail_layanan'),
    });
    expect(found.golongan.map(({ nama }: Node) => nama).slice(15, 19)).toEqual(['IV/d', 'IV/e', 'I', 'II']);
    expect([found.jenisLayanan.length, found.jenisDokumen.length]).toEqual([18, 66]);
  });

  it('all eight are one question, and one statement for each of them', async () => {
    system.statements();
    await referensi(`instansi { nodes { nama } } jabatan { nodes { nama } } jabatanFungsional { nodes { nama } } unor { nodes { nama } }
      golongan { nama } eselon { nama } jenisDokumen { nama } jenisLayanan { nama persyaratan { wajib jenisDokumen { nama } } }`);
    expect(tablesOf(system.statements())).toEqual([
      'asn.eselon',
      'asn.golongan',
      'asn.instansi',
      'asn.jabatan',
      'asn.jabatan',
      'asn.unit_kerja',
      'usulan.detail_layanan',
      'usulan.jenis_dokumen',
      'usulan.jenis_dokumen',
      'usulan.persyaratan',
    ]);
  });
});

describe('seeking', () => {
  it('finds names that hold every word, in any order, capital or not, and whatever page they are on', async () => {
    const found = await all('jabatanFungsional', ', cari: "muda AHLI"', 3);
    const stored = await system.sql`
      select id from asn.jabatan where jenis_jabatan_id = '2' and lower(nama) like '%ahli%' and lower(nama) like '%muda%' order by id`;
    expect(found.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
    expect(found.length).toBeGreaterThan(3);
  });

  it('takes signs for what they are', async () => {
    await system.sql`insert into asn.instansi (id, nama, jenis) values ('tanda', 'Badan 100% \\_', 'PUSAT')`;
    const found = [];
    for (const cari of ['%', '_', '\\\\', '100% badan']) found.push(await all('instansi', `, cari: "${cari}"`));
    await system.sql`delete from asn.instansi where id = 'tanda'`;
    expect(found.map((nodes) => nodes.map(({ id }) => id))).toEqual([['tanda'], ['tanda'], ['tanda'], ['tanda']]);
  });

  it('finds the units of one instansi, by their names too', async () => {
    const of = `, instansiId: "${setneg.instansiId}"`;
    const units =
      await system.sql`select id, nama from asn.unit_kerja where instansi_id = ${setneg.instansiId} order by id`;
    expect((await all('unor', of, 50)).map(({ id }) => id)).toEqual(units.map(({ id }) => id));
    const biro = units.filter(({ nama }) => /biro/i.test(String(nama)));
    expect((await all('unor', `${of}, cari: "biro"`)).map(({ id }) => id)).toEqual(biro.map(({ id }) => id));
  });

  it('needs a word, and a cursor of the same list sought in the same way', async () => {
    const { instansi } = await referensi('instansi(first: 1) { pageInfo { endCursor } }');
    const cursor = instansi.pageInfo.endCursor;
    const wrong = [
      'instansi(cari: "  ") { nodes { id } }',
      `instansi(cari: "${'kata '.repeat(11)}") { nodes { id } }`,
      `instansi(cari: "kota", after: "${cursor}") { nodes { id } }`,
      `unor(after: "${cursor}") { nodes { id } }`,
      'instansi(first: 1001) { nodes { id } }',
      'instansi(first: 0) { nodes { id } }',
    ];
    for (const selection of wrong) {
      const { body } = await system.ask('setneg-siapp', `{ referensi { ${selection} } }`);
      expect([selection, body.errors?.[0]?.extensions.code]).toEqual([selection, 'BAD_USER_INPUT']);
    }
  });
});

describe('the documents of each kind of proposal', () => {
  /** A kind as the annex writes it: its documents, each once, with its star and its position. */
  const written = ({ persyaratan: lines }: { persyaratan: any[] }) =>
    lines.map(
      ({ jenisDokumen, wajib, rumpunJabatan }) =>
        `${jenisDokumen.nama}${wajib ? '*' : ''}${rumpunJabatan ? ` [${rumpunJabatan.nama}]` : ''}`,
    );

  it('are exactly those of the annex: mandatory, optional and conditional', async () => {
    const { jenisLayanan } = await referensi(
      'jenisLayanan { kelompok nama persyaratan { jenisDokumen { id nama } wajib rumpunJabatan { id nama } } }',
    );
    const said = Object.entries(persyaratan).flatMap(([kelompok, kinds]) =>
      Object.entries(kinds).map(([nama, text]) => ({
        kelompok,
        nama,
        lines: text.split(';').map((one) => one.trim().replaceAll(/\s+/g, ' ')),
      })),
    );
    expect(said.length).toBe(18);
    expect(jenisLayanan.map(({ kelompok, nama }: Node) => ({ kelompok, nama }))).toEqual(
      said.map(({ kelompok, nama }) => ({ kelompok, nama })),
    );
    for (const { nama, lines } of said) {
      const found = jenisLayanan.find((one: Node) => one.nama === nama);
      expect([nama, written(found).toSorted()]).toEqual([nama, lines.toSorted()]);
    }
  });

  it('concern positions that exist, by the ids of their families', async () => {
    const { jenisLayanan } = await referensi('jenisLayanan { persyaratan { rumpunJabatan { id nama } } }');
    const found = new Map(
      jenisLayanan
        .flatMap((one: any) => one.persyaratan)
        .flatMap(({ rumpunJabatan }: any) => (rumpunJabatan ? [[rumpunJabatan.nama, rumpunJabatan.id]] : [])),
    );
    expect([...found.keys()].map(String).toSorted()).toEqual(['Pengawas Sekolah', 'Widyaiswara']);
    expect(found.get('Widyaiswara')).toBe(rumpun.widyaiswara);
  });
});

it('proposals speak of kinds and documents by the ids of these lists', async () => {
  const [unknown] = await system.sql`
    select (select count(*)::int from usulan.usulan u left join usulan.detail_layanan d on d.id = u.detail_layanan_id where d.id is null) as kinds,
      (select count(*)::int from usulan.dokumen u left join usulan.jenis_dokumen d on d.id = u.referensi_dokumen_id
        where d.id is null and u.referensi_dokumen_id is not null) as documents,
      (select count(*)::int from usulan.dokumen where referensi_dokumen_id is not null) as known`;
  expect(unknown).toMatchObject({ kinds: 0, documents: 0 });
  expect(unknown?.known).toBeGreaterThan(50);
});

it('no other partner is given the lists', async () => {
  for (const partner of ['bp-tapera', 'lan', 'taspen-life', 'bkn', 'bkn-verifikator', 'bkn-auditor']) {
    const { body } = await system.ask(partner, '{ referensi { golongan { id } } }');
    expect([partner, body.errors?.[0]?.extensions.code]).toEqual([partner, 'GRAPHQL_VALIDATION_FAILED']);
  }
});

it.each(modes)('lists of two subgraphs come in one answer, with subgraphs %s', async (SUBGRAPHS) => {
  const other = await startTestSystem({ SUBGRAPHS });
  const { body } = await other.ask(
    'setneg-siapp',
    '{ referensi { eselon { id } jenisLayanan { id } instansi(first: 1) { nodes { id } } } r: referensi { jenisDokumen { id } } }',
  );
  await other.stop();
  expect(body.errors).toBeUndefined();
  expect(body.data.referensi).toMatchObject({ eselon: expect.any(Array), jenisLayanan: expect.any(Array) });
  expect([body.data.referensi.jenisLayanan.length, body.data.r.jenisDokumen.length]).toEqual([18, 66]);
});
