// The row scope of each agreement holds in records, in lists, and in everything that hangs off a person.
import { execFileSync } from 'node:child_process';
import { type Asking } from '@bagi/agreements/asking.ts';
import { contracts } from '@bagi/agreements/contracts.ts';
import { type Answer, answerer } from '@bagi/kit/answer.ts';
import { runOn } from '@bagi/kit/database.ts';
import { openLibrary } from '../start/library.ts';
import { graph } from '../start/graph.ts';
import { compose } from '@bagi/schema/compose.ts';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analisKebijakan, bandung, guruPppk, pembinaIVa, setneg, widyaiswara } from './people.ts';
import { modes, startTestSystem, type TestSystem } from './system.ts';

const nobody = '190001011900011999';

/** The process of a subgraph that this one has started. */
function childNamed(subgraph: string): number {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const [, pid] = new RegExp(`^ *(\\d+) +${process.pid} .*subgraph\\.ts ${subgraph}$`, 'm').exec(listed) ?? [];
  if (pid === undefined) throw new Error(`There is no process of ${subgraph}.`);
  return Number(pid);
}

describe.each(modes)('with subgraphs %s', (SUBGRAPHS) => {
  let system: TestSystem;
  beforeAll(async () => void (system = await startTestSystem({ SUBGRAPHS })));
  afterAll(() => system.stop());

  /** Every id of a list, page by page. */
  async function everyone(partner: string, list: string, args: string, first = 50): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const query = `query ($after: String) { ${list}(first: ${first}, after: $after${args}) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
      const { body } = await system.ask(partner, query, { after });
      expect(body.errors).toBeUndefined();
      const page = body.data[list];
      ids.push(...page.nodes.map(({ id }: { id: string }) => id));
      if (!page.pageInfo.hasNextPage) return ids;
      after = page.pageInfo.endCursor;
    }
  }

  it('Setneg reads ASN of IV/b and above, and nobody else: others look exactly like nobody', async () => {
    const query = 'query ($nip: Nip) { asn(nip: $nip) { id nama anak { nama } jabatanTerakhir { nama } } }';
    expect((await system.ask('setneg-siapp', query, { nip: setneg.nip })).body.data.asn.id).toBe(setneg.id);
    const outside = await system.ask('setneg-siapp', query, { nip: pembinaIVa.nip });
    const absent = await system.ask('setneg-siapp', query, { nip: nobody });
    expect(outside.text).toBe(absent.text);
    expect(outside.body.data).toEqual({ asn: null });
    const byId = 'query ($id: ID) { asn(id: $id) { id } }';
    expect((await system.ask('setneg-siapp', byId, { id: pembinaIVa.id })).body.data.asn).toBeNull();
  });

  it("Setneg's list holds every ASN of IV/b and above once, and nobody else", async () => {
    const inScope = await system.sql`select id from asn.asn where golongan_ruang_id in ('42', '43', '44', '45')`;
    const listed = await everyone('setneg-siapp', 'daftarAsn', '', 7);
    expect(listed.toSorted()).toEqual(inScope.map(({ id }) => String(id)).toSorted());
    expect(listed.length).toBeGreaterThan(20);
  });

  it('LAN reads PNS: a PPPK and a CPNS look like nobody', async () => {
    const query = 'query ($nip: Nip) { asn(nip: $nip) { id } }';
    const [cpns] = await system.sql`select nip from asn.asn where jenis_asn = 'CPNS' limit 1`;
    const absent = await system.ask('lan', query, { nip: nobody });
    for (const nip of [guruPppk.nip, cpns?.nip])
      expect((await system.ask('lan', query, { nip })).text).toBe(absent.text);
    expect((await system.ask('lan', query, { nip: bandung.nip })).body.data.asn.id).toBe(bandung.id);
  });

  it('LAN reads the position history of Widyaiswara and Analis Kebijakan only', async () => {
    const query = 'query ($nip: Nip) { asn(nip: $nip) { id riwayatJabatan { namaJabatan } } }';
    for (const { nip } of [widyaiswara, analisKebijakan]) {
      expect((await system.ask('lan', query, { nip })).body.data.asn.riwayatJabatan.length).toBeGreaterThan(0);
    }
    const { body } = await system.ask('lan', query, { nip: bandung.nip });
    expect(body.data.asn).toEqual({ id: bandung.id, riwayatJabatan: [] });
  });

  it('LAN reads that history also of one who is blocked, retired or dead, and not of one who has changed to another profession', async () => {
    const query = `{ asn(nip: "${analisKebijakan.nip}") { riwayatJabatan { namaJabatan } } }`;
    const history = async () => (await system.ask('lan', query)).body.data.asn.riwayatJabatan;
    const before = await history();
    for (const kedudukan of ['92', '99', '88', '77', '01']) {
      await system.sql`update asn.asn set kedudukan_hukum_id = ${kedudukan} where id = ${analisKebijakan.id}`;
      expect(await history()).toEqual(before);
    }
    const held = (id: string) => system.sql`select jabatan_id as id from asn.asn where id = ${id}`;
    const [[own], [other]] = await Promise.all([held(analisKebijakan.id), held(bandung.id)]);
    await system.sql`update asn.asn set jabatan_id = ${other?.['id']} where id = ${analisKebijakan.id}`;
    expect(await history()).toEqual([]);
    await system.sql`update asn.asn set jabatan_id = ${own?.['id']} where id = ${analisKebijakan.id}`;
    expect(await history()).toEqual(before);
  });

  it('LAN reads the pension of a Widyaiswara, past or to come, with pertek and SK, and that of nobody else', async () => {
    const query = `{ daftarPensiun(periode: { dari: "1900-01-01", sampai: "2999-12-31" }, first: 1000) {
      nodes { asn { id } nomorPertek nomorSk tmtPensiun } } }`;
    const told = async () => (await system.ask('lan', query)).body.data.daftarPensiun.nodes;
    const event = { nomorPertek: 'PG-1/2001', nomorSk: '1/SK/2001', tmtPensiun: '2001-01-01' };
    for (const [id, whose] of [
      ['lama', widyaiswara.id],
      ['lain', bandung.id],
    ] as const)
      await system.sql`insert into riwayat.pensiun (id, asn_id, nomor_pertek, nomor_sk, tmt_pensiun)
        values (${id}, ${whose}, ${event.nomorPertek}, ${event.nomorSk}, ${event.tmtPensiun})`;
    expect(await told()).toContainEqual({ asn: { id: widyaiswara.id }, ...event });
    expect(await told()).not.toContainEqual({ asn: { id: bandung.id }, ...event });
    // Who comes to the profession, or leaves it, takes the pension along.
    const position = async (id: string) =>
      (await system.sql`select jabatan_id as id from asn.asn where id = ${id}`)[0]?.['id'];
    const [held, other] = [await position(widyaiswara.id), await position(bandung.id)];
    const take = (id: string, jabatan: unknown) =>
      system.sql`update asn.asn set jabatan_id = ${String(jabatan)} where id = ${id}`;
    await take(bandung.id, held);
    await take(widyaiswara.id, other);
    expect(await told()).toContainEqual({ asn: { id: bandung.id }, ...event });
    expect(await told()).not.toContainEqual({ asn: { id: widyaiswara.id }, ...event });
    await take(bandung.id, other);
    await take(widyaiswara.id, held);
    await system.sql`delete from riwayat.pensiun where id in ('lama', 'lain')`;
  });

  it('BP Tapera reads an ASN of the instansi it names: of another instansi, the ASN is not found', async () => {
    const query = 'query ($nip: Nip!, $instansiId: ID!) { asn(nip: $nip, instansiId: $instansiId) { id } }';
    const { nip, instansiId } = bandung;
    expect((await system.ask('bp-tapera', query, { nip, instansiId })).body.data.asn.id).toBe(bandung.id);
    const elsewhere = await system.ask('bp-tapera', query, { nip, instansiId: setneg.instansiId });
    const absent = await system.ask('bp-tapera', query, { nip: nobody, instansiId });
    expect(elsewhere.text).toBe(absent.text);
    const both = `{ a: asn(nip: "${nip}", instansiId: "${instansiId}") { id } b: asn(nip: "${nip}", instansiId: "${setneg.instansiId}") { id } }`;
    expect((await system.ask('bp-tapera', both)).body.data).toEqual({ a: { id: bandung.id }, b: null });
  });

  it("BP Tapera's lists hold the ASN of the instansi named: the active ones, and those appointed in a year", async () => {
    const { instansiId } = bandung;
    const active = await system.sql`
      select a.id from asn.asn a join asn.kedudukan_hukum k on k.id = a.kedudukan_hukum_id
      where a.instansi_kerja_id = ${instansiId} and k.kelompok = 'aktif'`;
    const listed = await everyone('bp-tapera', 'daftarAsnAktif', `, instansiId: "${instansiId}"`);
    expect(listed.toSorted()).toEqual(active.map(({ id }) => String(id)).toSorted());
    const [year] = await system.sql`
      select extract(year from tmt_cpns)::int as tahun, count(*) from asn.asn where instansi_induk_id = ${instansiId}
      and tmt_cpns is not null group by 1 order by 2 desc limit 1`;
    const appointed = await system.sql`
      select id from asn.asn where instansi_induk_id = ${instansiId} and extract(year from tmt_cpns) = ${year?.tahun}`;
    const casn = await everyone('bp-tapera', 'daftarCasn', `, instansiId: "${instansiId}", tahun: ${year?.tahun}`, 2);
    expect(casn.toSorted()).toEqual(appointed.map(({ id }) => String(id)).toSorted());
  });

  it('a proposal about a person outside the scope does not exist', async () => {
    const [inside] =
      await system.sql`select u.id from usulan.usulan u join cakupan.asn c on c.asn_id = u.asn_id where c.golongan_ruang_id in ('42','43','44','45') limit 1`;
    await system.sql`
      insert into usulan.usulan (id, asn_id, detail_layanan_id, status) values ('outside', ${pembinaIVa.id}, '1', 'DRAF') on conflict do nothing`;
    const query = 'query ($id: ID!) { usulan(id: $id) { id statusVerifikasiBkn { tahapanNama } } }';
    expect((await system.ask('setneg-siapp', query, { id: inside?.id })).body.data.usulan.id).toBe(inside?.id);
    const outside = await system.ask('setneg-siapp', query, { id: 'outside' });
    const absent = await system.ask('setneg-siapp', query, { id: 'absents' });
    expect(outside.text).toBe(absent.text);
    expect((await system.ask('bkn-auditor', query, { id: 'outside' })).body.data.usulan.id).toBe('outside');
  });

  it('a page asked for with the cursor of another partner, list or filter is refused', async () => {
    const query = (args: string) => `{ daftarAsn(first: 1${args}) { pageInfo { endCursor } } }`;
    const { body } = await system.ask('setneg-siapp', query(''));
    const cursor: string = body.data.daftarAsn.pageInfo.endCursor;
    const foreign = [
      await system.ask('bkn', query(`, after: "${cursor}"`)),
      await system.ask('setneg-siapp', query(`, after: "${cursor}", filter: { instansiKerjaId: "x" }`)),
      await system.ask('bp-tapera', `{ daftarAsnAktif(instansiId: "x", after: "${cursor}") { nodes { id } } }`),
    ];
    for (const reply of foreign) expect(reply.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await system.ask('setneg-siapp', query(`, after: "${cursor}"`))).body.errors).toBeUndefined();
  });

  it.runIf(SUBGRAPHS === 'http')('a subgraph that is killed is started again, and its part is answered', async () => {
    const family = `{ asn(nip: "${setneg.nip}") { anak { nama } } }`;
    const { body } = await system.ask('setneg-siapp', family);
    expect(body.data.asn.anak.length).toBeGreaterThan(0);
    process.kill(childNamed('keluarga'), 'SIGKILL');
    await expect.poll(() => system.logged.join('')).toContain('is started again');
    await expect
      .poll(async () => (await system.ask('setneg-siapp', family)).body, { timeout: 30_000, interval: 200 })
      .toEqual(body);
  });
});

describe('asked directly, past the router', () => {
  let system: TestSystem;
  let ask: (subgraph: string, partner: string, query: string) => Promise<any>;
  beforeAll(async () => {
    system = await startTestSystem();
    const { schema } = compose();
    const contractOf = contracts(openLibrary(schema, false), schema);
    const tools = { runAs: () => runOn(system.sql), sealKey: new Uint8Array(32), now: Date.now };
    const answers = new Map<string, Answer>(graph.map((one) => [one.name, answerer(one, tools, () => {})]));
    ask = async (subgraph, partner, query) => {
      const contract = contractOf(partner, Date.now());
      const asking: Asking = { contract, officer: null, requestId: '', publicUrl: system.url, persons: new Set() };
      const result = await answers.get(subgraph)?.({ document: parse(query) }, asking);
      return JSON.parse(JSON.stringify(result));
    };
  });
  afterAll(() => system.stop());

  const entities = (id: string, fields: string) =>
    `{ _entities(representations: [{ __typename: "Asn", id: "${id}" }]) { ... on Asn { ${fields} } } }`;

  it('a subgraph gives nothing of a person outside the scope', async () => {
    const inside = await ask('keluarga', 'setneg-siapp', entities(setneg.id, 'anak { nama }'));
    expect(inside.data._entities[0].anak.length).toBeGreaterThan(0);
    const outside = await ask('keluarga', 'setneg-siapp', entities(pembinaIVa.id, 'anak { nama } pasangan { nama }'));
    expect(outside.data._entities[0]).toEqual({ anak: [], pasangan: [] });
    expect((await ask('asn', 'setneg-siapp', entities(pembinaIVa.id, 'id nama'))).data._entities).toEqual([null]);
    const riwayat = await ask(
      'riwayat',
      'setneg-siapp',
      entities(pembinaIVa.id, 'pangkatBaru { tmt } jabatanTerakhir { nama }'),
    );
    expect(riwayat.data._entities[0]).toEqual({ pangkatBaru: null, jabatanTerakhir: null });
  });

  it('a subgraph gives no field that the agreement does not name', async () => {
    for (const [subgraph, fields] of [
      ['asn', 'id alamat'],
      ['keluarga', 'orangTua { nama }'],
      ['finansial', 'simpananTapera { jumlahSimpanan }'],
    ] as const) {
      const { data, errors } = await ask(subgraph, 'setneg-siapp', entities(setneg.id, fields));
      expect(data ?? null).toBeNull();
      expect(errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('rows that an operation binds to an argument stay bound in the subgraph', async () => {
    const bound = await ask('asn', 'bp-tapera', `{ asn(nip: "${bandung.nip}") { id } }`);
    expect(bound.data).toBeNull();
    expect(bound.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});
