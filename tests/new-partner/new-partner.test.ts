// A new partner is one document: its contract, its role, its rows and its refusals follow, and nothing else changes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '@bagi/agreements/contract.ts';
import { inForce } from '@bagi/agreements/inForce.ts';
import { verdict } from '@bagi/changes/check.ts';
import { sideNow } from '@bagi/changes/side.ts';
import { added, project } from '@bagi/changes/test/editing.ts';
import { rightsOf } from '@bagi/kit/rights.ts';
import { roleName } from '@bagi/migrations/roles.ts';
import { compose } from '@bagi/schema/compose.ts';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generated } from '../../start/generated.ts';
import { graph } from '../../start/graph.ts';
import { openLibrary } from '../../start/library.ts';
import { kirimKursus, kunciBaru, kursus, putuskan, terima } from '../kiriman/sent.ts';
import { bandung, guruPppk, pindah, setneg } from '../people.ts';
import { type Reply, startTestSystem, type TestSystem } from '../system.ts';
import { libraryWithNewPartner, newDocuments, newPartner } from './library.ts';

const composed = compose();
const { schema } = composed;
const library = libraryWithNewPartner(schema);
const agreement = inForce(library, newPartner, Date.now());
const paths = readdirSync(newDocuments, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));

describe('what its document changes in the project', () => {
  it('is one file, and the contract that is generated from it: every other byte stays', () => {
    expect(paths).toEqual([`${newPartner}/2026-01-05.yaml`]);
    const before = generated(composed, openLibrary(schema, false));
    const after = new Map(generated(composed, library));
    const own = `schema/contracts/${newPartner}.graphql`;
    expect(after.get(own)).toContain('daftarAsn');
    after.delete(own);
    expect(after).toEqual(before);
  });

  it('is judged as what opens for the new partner, and hits nobody', async () => {
    const [path = ''] = paths;
    const then = sideNow(project);
    const document = readFileSync(join(newDocuments, path), 'utf8');
    const now = sideNow(added(`agreements/examples/${path}`, document)(project), then);
    const judged = { base: null, acknowledged: [], today: '2026-11-21', deploying: false };
    const { partners, supergraph, verdict: passes } = await verdict(then, now, judged);
    expect([passes, supergraph]).toEqual(['passes', []]);
    expect(partners.flatMap(({ findings }) => findings.filter(({ level }) => level !== 'safe'))).toEqual([]);
    const touched = partners.filter(({ opened, closed }) => opened.length + closed.length > 0);
    expect(touched.map(({ partner }) => partner)).toEqual([newPartner]);
    expect(touched[0]?.opened).toContainEqual({ coordinate: 'Asn.nama', words: 'Lampiran I.1, 3 Nama' });
  });
});

describe('what its partner meets', () => {
  let system: TestSystem;
  const prefix = 'baru';
  beforeAll(async () => void (system = await startTestSystem({ ROLE_PREFIX: prefix }, { library })));
  afterAll(() => system.stop());

  const own = agreement.rows;
  const instansiId = 'instansiKerja' in own ? (own.instansiKerja?.[0] ?? '') : '';
  const record =
    'query ($nip: Nip) { asn(nip: $nip) { id nama golonganRuang { nama } riwayatJabatan { tmtJabatan } } }';
  const ask = (query: string, variables?: Record<string, unknown>) => system.ask(newPartner, query, variables);

  it.each(['new-partner.md', 'mitra-baru.md'])('each question of the guide %s is answered as it says', async (page) => {
    const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'guides', page), 'utf8');
    const questions = [...text.matchAll(/-d '(\{"query".*\})'/g)].map(([, body = '']) => JSON.parse(body).query);
    expect(questions).toHaveLength(2);
    const [own, person] = await Promise.all(questions.map(async (query) => (await ask(query)).body.data));
    expect(own.perjanjian).toMatchObject({ judul: agreement.title, berlakuSampai: agreement.term.until });
    expect(person.asn).toMatchObject({ nama: bandung.nama });
    const outside = String(questions[1]).replace(bandung.nip, /`(\d{18})`/.exec(text)?.[1] ?? '');
    expect((await ask(outside)).text).toBe('{"data":{"asn":null}}');
  });

  it('whoever works for it is read, PNS and PPPK, also who has moved to it', async () => {
    for (const { nip, id, nama } of [bandung, guruPppk, pindah])
      expect((await ask(record, { nip })).body.data.asn).toMatchObject({ id, nama });
    const { body } = await ask(record, { nip: bandung.nip });
    expect(body.data.asn.riwayatJabatan.length).toBeGreaterThan(0);
  });

  it('whoever works elsewhere looks exactly like nobody, in bytes and in statements', async () => {
    const seen = async (nip: string) => {
      system.statements();
      const { status, text } = await ask(record, { nip });
      await system.settled();
      return { status, text, statements: system.statements().length };
    };
    const nobody = await seen('190001011900011999');
    expect(nobody.text).toBe('{"data":{"asn":null}}');
    expect(await seen(setneg.nip)).toEqual(nobody);
    await system.sql`update asn.asn set instansi_kerja_id = ${setneg.instansiId} where id = ${pindah.id}`;
    expect(await seen(pindah.nip)).toEqual(nobody);
    await system.sql`update asn.asn set instansi_kerja_id = ${instansiId} where id = ${pindah.id}`;
  });

  it('its list holds everyone of its instansi once, and nobody else', async () => {
    const listed: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const query =
        'query ($after: String) { daftarAsn(first: 20, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
      const { body }: Reply = await ask(query, after === '' ? {} : { after });
      const page: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } =
        body.data.daftarAsn;
      listed.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    }
    const works = await system.sql`select id from asn.asn where instansi_kerja_id = ${instansiId}`;
    expect(listed.toSorted()).toEqual(works.map(({ id }) => String(id)).toSorted());
    expect(listed.length).toBeGreaterThan(20);
  });

  it('each field of a person that its annex does not name is refused like one that never was', async () => {
    const asn = schema.getType('Asn');
    const granted = contract(agreement, schema).schema.getType('Asn');
    if (!isObjectType(asn) || !isObjectType(granted)) throw new Error('There is no Asn.');
    const heard = async (name: string) => {
      const { status, text } = await ask(`{ asn(nip: "${bandung.nip}") { ${name} } }`);
      return { status, text: text.replaceAll(name, '…') };
    };
    const never = await heard('tidakPernahAda');
    const shut = Object.keys(asn.getFields()).filter((name) => !Object.hasOwn(granted.getFields(), name));
    expect(shut.length).toBeGreaterThan(20);
    for (const name of shut) expect(await heard(name), name).toEqual(never);
  });

  it('the database gives its role the columns of persons that the document comes to, and no other', async () => {
    const reads = graph.flatMap((subgraph) => subgraph.reads);
    const kinds = graph.flatMap((subgraph) => subgraph.kinds);
    const wanted = [...rightsOf(contract(agreement, schema), reads, kinds)].flatMap(([table, { columns }]) => {
      const { schema: room, name } = getTableConfig(table);
      return [...columns].map((column) => `${room}.${name}.${toSnakeCase(column)}`);
    });
    const may = await system.sql`
      select relnamespace::regnamespace::text || '.' || relname || '.' || attname as column
      from pg_attribute join pg_class on pg_class.oid = attrelid
      where relkind in ('r', 'v', 'm', 'p') and attnum > 0 and not attisdropped
        and relnamespace::regnamespace::text in ('asn', 'cakupan', 'keluarga', 'riwayat', 'usulan', 'finansial')
        and has_schema_privilege(${roleName(prefix, agreement)}, relnamespace, 'usage')
        and has_column_privilege(${roleName(prefix, agreement)}, attrelid, attnum, 'select')`;
    const ofPersons = wanted.filter((column) => /^(asn|cakupan|keluarga|riwayat|usulan|finansial)\./.test(column));
    expect(may.map(({ column }) => String(column)).toSorted()).toEqual(ofPersons.toSorted());
    expect(ofPersons).toContain('asn.asn.nama');
    expect(ofPersons).not.toContain('asn.asn.alamat');
  });

  it('what it sends of its own people enters the register once a verifier lets it in; of others it never does', async () => {
    const send = async (asnId: string) => {
      const masukan = [{ ...kursus, asnId, instansiId, nomorSertifikat: 'BARU/1' }];
      return (await ask(kirimKursus, { kunci: kunciBaru(), masukan })).body.data.kirimRiwayatKursus.rekaman[0].id;
    };
    const ids: string[] = [await send(bandung.id), await send(setneg.id)];
    const waiting = `{ daftarPeremajaan(status: MENUNGGU, mitra: "${newPartner}") { nodes { id } } }`;
    const { nodes } = (await system.ask('bkn-verifikator', waiting)).body.data.daftarPeremajaan;
    expect(nodes.map(({ id }: { id: string }) => id).toSorted()).toEqual(ids.toSorted());
    expect((await putuskan(system, terima(ids))).hasil).toEqual(['DISETUJUI', 'TIDAK_COCOK']);
    const held = await system.sql`select asn_id from riwayat.kursus where nomor_sertifikat = 'BARU/1'`;
    expect(held).toEqual([{ asn_id: bandung.id }]);
  });

  it('what it was given is recorded under its name and its version', async () => {
    const told = await system.sql`select distinct mitra, perjanjian from catatan.akses where mitra = ${newPartner}`;
    expect(told).toEqual([{ mitra: newPartner, perjanjian: agreement.version }]);
  });
});
