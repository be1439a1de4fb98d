// Taspen Life's counts as Taspen Life gets them: registered cubes, whole, the same each time, and nothing beneath them.
import { buildCubes } from '@bagi/cubes/build.ts';
import { type Heard, byDifference, kindsOf } from '@bagi/cubes/test/attacks.ts';
import { checksum } from '@bagi/cubes/publish.ts';
import { registered } from '@bagi/cubes/registered.ts';
import { placesIn } from '@bagi/cubes/snapshot.ts';
import { openPool } from '@bagi/database/connect.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerOf, type Reply, startTestSystem, type TestSystem } from '../system.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

const cells = `nodes { status { kode } provinsi { kode nama } kota { kode nama } golongan { kode } jabatan { kode }
  umur { kode nama } jumlah disamarkan } pageInfo { hasNextPage endCursor }`;

interface CellHeard extends Heard {
  readonly disamarkan: boolean;
}

/** Everything of a cube, page by page. */
async function wholeCube(nama: string, first = 1000): Promise<{ sidikJari: string; cells: CellHeard[] }> {
  const heard: CellHeard[] = [];
  for (let after: string | null = null; ;) {
    const { body }: Reply = await system.ask(
      'taspen-life',
      `query ($kubus: NamaKubus!, $first: Int, $after: String) {
        agregatAsn(kubus: $kubus) { sidikJari sel(first: $first, after: $after) { ${cells} } } }`,
      { kubus: nama, first, after },
    );
    expect(body.errors).toBeUndefined();
    const { sidikJari, sel } = body.data.agregatAsn;
    for (const { jumlah, disamarkan, ...values } of sel.nodes) heard.push({ kubus: nama, values, jumlah, disamarkan });
    if (!sel.pageInfo.hasNextPage) return { sidikJari, cells: heard };
    after = sel.pageInfo.endCursor;
  }
}

const everyCube = async () =>
  (await Promise.all(registered.map(({ nama }) => wholeCube(nama)))).flatMap((one) => one.cells);

describe('the counts by status, provinsi and age', () => {
  const query = `{ agregatAsn(kubus: ASN_PROVINSI_UMUR) { nama keterangan tanggal(format: "DD-MM-YYYY") jumlahSel
    jumlahDisamarkan ambang kelipatan simpangan sel(first: 1000) { ${cells} } } }`;

  it('are told with their day, their rules, and every cell by code and name', async () => {
    const { status, body } = await system.ask('taspen-life', query);
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    const { sel, ...cube } = body.data.agregatAsn;
    const [published] = await system.sql`
      select to_char(tanggal, 'DD-MM-YYYY') as tanggal from agregat.kubus where nama = 'ASN_PROVINSI_UMUR'`;
    expect(cube).toEqual({
      nama: 'ASN_PROVINSI_UMUR',
      keterangan: 'ASN menurut status, provinsi dan umur',
      tanggal: published?.['tanggal'],
      jumlahSel: sel.nodes.length,
      jumlahDisamarkan: sel.nodes.filter((cell: CellHeard) => cell.disamarkan).length,
      ambang: 10,
      kelipatan: 5,
      simpangan: 7,
    });
    expect(sel.nodes).toContainEqual({
      status: { kode: 'PNS' },
      provinsi: { kode: '31', nama: 'Daerah Khusus Ibukota Jakarta' },
      kota: null,
      golongan: null,
      jabatan: null,
      umur: { kode: '35-44', nama: '35 sampai 44 tahun' },
      jumlah: expect.any(Number),
      disamarkan: false,
    });
  });

  it('cost one statement for the cube and one for the page, and touch no table about persons', async () => {
    system.statements();
    await system.ask('taspen-life', query);
    const tables = system.statements().map((text) => /from "(\w+)"\."(\w+)"/.exec(text)?.slice(1).join('.'));
    expect(tables).toEqual(['agregat.kubus', 'agregat.sel']);
  });

  it('are right: of many, round, and off by no more than a new number is rounded', async () => {
    const counted = await system.sql`
      select jenis_asn || ' ' || provinsi_id || ' ' || width_bucket(extract(year from age(tanggal, tanggal_lahir)), array[25, 35, 45, 55]::numeric[]) as kunci,
        count(*)::int as jumlah
      from asn.asn join asn.lokasi_kerja on lokasi_kerja.id = lokasi_kerja_id
        join asn.kedudukan_hukum on kedudukan_hukum.id = kedudukan_hukum_id, (select max(tanggal) as tanggal from agregat.kubus) as of
      where kelompok in ('aktif', 'calon', 'nonaktif_sementara') and nip is not null and tmt_meninggal is null
        and golongan_ruang_id is not null and jenis_jabatan_id is not null and coalesce(tmt_cpns <= tanggal, true)
      group by 1`;
    const truth = new Map(counted.map((row) => [String(row['kunci']), Number(row['jumlah'])]));
    const bands = ['00-24', '25-34', '35-44', '45-54', '55-99'];
    const { cells: heard } = await wholeCube('ASN_PROVINSI_UMUR');
    const told = heard.filter(({ jumlah }) => jumlah !== null);
    expect(told.length).toBeGreaterThan(10);
    for (const { values, jumlah } of told) {
      const codes = [values['status'], values['provinsi']].map((value) => value?.kode);
      const number = truth.get([...codes, bands.indexOf(values['umur']?.kode ?? '')].join(' ')) ?? 0;
      expect(number).toBeGreaterThanOrEqual(10);
      expect(Number(jumlah) % 5).toBe(0);
      expect(Math.abs(Number(jumlah) - number)).toBeLessThanOrEqual(2);
    }
  });
});

it('a cube in small pages is the cube in large ones, and its checksum is that of its cells', async () => {
  const [small, large] = [await wholeCube('ASN_KOTA_GOLONGAN_UMUR', 100), await wholeCube('ASN_KOTA_GOLONGAN_UMUR')];
  expect(small).toEqual(large);
  const lines = large.cells.map(({ values, jumlah }) => ({
    kunci: ['status', 'kota', 'golongan', 'umur'].map((dimension) => values[dimension]?.kode).join(' '),
    jumlah,
  }));
  expect(checksum(lines)).toBe(large.sidikJari);
});

it('the names that may be asked are those of the registered cubes, and no other', async () => {
  const { body } = await system.ask('taspen-life', '{ __type(name: "NamaKubus") { enumValues { name } } }');
  const names: string[] = body.data.__type.enumValues.map(({ name }: { name: string }) => name);
  expect(names.toSorted()).toEqual(registered.map(({ nama }) => nama).toSorted());
  const { body: refused } = await system.ask('taspen-life', '{ agregatAsn(kubus: ASN_NIP) { nama } }');
  expect(refused.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});

it('no argument narrows a cube: a count of one’s own choosing cannot be asked', async () => {
  const { body } = await system.ask('taspen-life', '{ __schema { queryType { fields { name args { name } } } } }');
  const { fields } = body.data.__schema.queryType;
  expect(fields.find(({ name }: { name: string }) => name === 'agregatAsn').args).toEqual([
    { name: 'kubus' },
    { name: 'tanggal' },
  ]);
});

it('of a day without a build there is nothing', async () => {
  const { body } = await system.ask(
    'taspen-life',
    '{ agregatAsn(kubus: ASN_KOTA_UMUR, tanggal: "2001-01-01") { nama } }',
  );
  expect(body).toEqual({ data: { agregatAsn: null } });
});

describe('attacks on what is answered', () => {
  it('asking sixty times gives sixty times the same bytes, so there is nothing to average', async () => {
    const query = `{ agregatAsn(kubus: ASN_PROVINSI_JABATAN_UMUR) { sidikJari sel(first: 100) { ${cells} } } }`;
    const cursors = /"endCursor":"[^"]*"/;
    const replies = new Set<string>();
    for (let time = 0; time < 60; time++)
      replies.add((await system.ask('taspen-life', query)).text.replace(cursors, ''));
    expect(replies.size).toBe(1);
  });

  it('differences over all cubes and pages, more than eighty pairs, learn nothing', async () => {
    const heard = await everyCube();
    const { pairs, learned } = byDifference(heard, kindsOf(await placesIn(system.sql)));
    expect(pairs).toBeGreaterThan(80);
    expect(learned.size).toBe(0);
  });
});

describe('what is beneath', () => {
  it('withheld numbers are in no table that a partner reads', async () => {
    const readable = await system.sql`
      select distinct relnamespace::regnamespace::text || '.' || relname as table
      from pg_class join pg_roles on rolname like ${'%taspen_life%'}
      where relkind in ('r', 'v', 'm', 'p') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
        and has_schema_privilege(pg_roles.oid, relnamespace, 'usage') and has_any_column_privilege(pg_roles.oid, pg_class.oid, 'select')`;
    expect(readable.map(({ table }) => String(table)).toSorted()).toEqual([
      'agregat.kubus',
      'agregat.sel',
      'perjanjian.akses',
      'perjanjian.kunci_webhook',
      'perjanjian.perubahan',
    ]);
    const [kept] =
      await system.sql`select count(*)::int as number from agregat.sel where disamarkan and jumlah is not null`;
    expect(kept?.['number']).toBe(0);
  });

  it('after its last day the database itself tells Taspen Life nothing', async () => {
    const question = '{ agregatAsn(kubus: ASN_KOTA_UMUR) { nama } }';
    expect((await system.ask('taspen-life', question)).body.data.agregatAsn).toEqual({ nama: 'ASN_KOTA_UMUR' });
    await system.sql`update perjanjian.akses set ditangguhkan = true where mitra = 'taspen-life'`;
    const { data, errors } = (await system.ask('taspen-life', question)).body;
    expect([data, errors?.[0]?.extensions]).toEqual([
      undefined,
      { code: 'AGREEMENT_NOT_IN_FORCE', reason: 'SUSPENDED' },
    ]);
    await system.sql`update perjanjian.akses set ditangguhkan = false where mitra = 'taspen-life'`;
  });

  it('what is published cannot be changed, and is not built again', async () => {
    await expect(system.sql`update agregat.sel set jumlah = 1, disamarkan = false`).rejects.toThrow('never changed');
    await expect(system.sql`delete from agregat.kubus`).rejects.toThrow('never changed');
    const [{ tanggal } = { tanggal: '' }] = await system.sql`select max(tanggal)::text as tanggal from agregat.kubus`;
    const before = await system.sql`select id, sidik_jari, diambil_pada from agregat.kubus order by id`;
    const pool = openPool(system.databaseUrl, { max: 2, applicationName: 'tests cubes' });
    expect(await buildCubes(pool, String(tanggal))).toMatchObject({ isNew: false });
    await pool.end({ timeout: 5 });
    expect(await system.sql`select id, sidik_jari, diambil_pada from agregat.kubus order by id`).toEqual(before);
  });

  it('two processes that build at once publish once, and any register like it gives the same checksums', async () => {
    const database = await registerOf();
    const sql = openPool(database.url, { max: 6, applicationName: 'tests cubes' });
    try {
      const [{ tanggal } = { tanggal: '' }] = await sql`select max(tanggal)::text as tanggal from agregat.kubus`;
      const before = await sql`select id, sidik_jari from agregat.kubus order by id`;
      await sql`truncate agregat.kubus, agregat.sel`;
      const built = await Promise.all([buildCubes(sql, String(tanggal)), buildCubes(sql, String(tanggal))]);
      expect(built.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(await sql`select id, sidik_jari from agregat.kubus order by id`).toEqual(before);
    } finally {
      await sql.end({ timeout: 5 });
      await database.drop();
    }
  });
});
