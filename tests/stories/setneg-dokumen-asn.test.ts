// Setneg, Pasal 4: the documents of ASN of golongan IV/b and above, as links that nobody else can follow, for five minutes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pembinaIVa, setneg } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { tablesOf } from './statements.ts';

let system: TestSystem;
let behindMs = 0;
beforeAll(async () => void (system = await startTestSystem({}, { now: () => Date.now() - behindMs })));
afterAll(() => system.stop());

/** The fields of the annex's documents, with what the register calls them. */
const kinds = {
  skCpns: 'SK CPNS',
  skKenaikanPangkat: 'SK Kenaikan Pangkat',
  skPeninjauanMasaKerja: 'SK Peninjauan Masa Kerja',
  skJabatan: 'SK Jabatan',
  suratPernyataanPelantikan: 'Surat Pernyataan Pelantikan',
  skPak: 'SK PAK',
  skp: 'SKP',
  sertifikatUjiKompetensi: 'Sertifikat Uji Kompetensi',
  piagamPenghargaan: 'Piagam Penghargaan',
  skCltn: 'SK CLTN',
  skPemberhentianSementara: 'SK Pemberhentian Sementara',
};

const whole = 'id jenis nomor tanggal(format: "DD-MM-YYYY") tipeMedia ukuran tautan';
const every = Object.keys(kinds).map((field) => `${field} { ${whole} }`);
const query = `query ($id: ID) { asn(id: $id) { dokumen { ${every.join(' ')} } } }`;

async function dokumenOf(id: string) {
  const { body } = await system.ask('setneg-siapp', query, { id });
  expect(body.errors).toBeUndefined();
  return body.data.asn?.dokumen;
}

async function fetched(tautan: string, partner: string): Promise<Response> {
  return fetch(tautan, { headers: { authorization: `Bearer ${await system.token(partner)}` } });
}

describe('the documents of an ASN', () => {
  it('are all those of the kinds that the annex names, each under its kind, and none of another kind', async () => {
    await system.sql`
      insert into riwayat.dokumen (id, asn_id, jenis, tipe_media, ukuran, sha256)
      select 'rahasia', asn_id, 'SK Hukuman Disiplin', tipe_media, ukuran, sha256 from riwayat.dokumen where asn_id = ${setneg.id} limit 1`;
    const dokumen = await dokumenOf(setneg.id);
    await system.sql`delete from riwayat.dokumen where id = 'rahasia'`;
    const stored = await system.sql`
      select id, jenis, nomor, to_char(tanggal, 'DD-MM-YYYY') as tanggal, tipe_media as "tipeMedia", ukuran from riwayat.dokumen
      where asn_id = ${setneg.id} order by dokumen.tanggal, id`;
    for (const [field, jenis] of Object.entries(kinds)) {
      const given = dokumen[field].map((one: Record<string, unknown>) => ({ ...one, tautan: undefined }));
      expect(given, field).toEqual(stored.filter((one) => one.jenis === jenis));
    }
    expect(dokumen.skKenaikanPangkat.length).toBeGreaterThan(3);
    expect(dokumen.skp.length).toBeGreaterThan(0);
    expect(JSON.stringify(dokumen)).not.toContain('rahasia');
    expect(stored.filter(({ jenis }) => !Object.values(kinds).includes(jenis)).length).toBeGreaterThan(0);
  });

  it('cost one statement, however many kinds are asked for', async () => {
    system.statements();
    await dokumenOf(setneg.id);
    expect(tablesOf(system.statements())).toEqual(['asn.asn', 'riwayat.dokumen']);
    await system.ask('setneg-siapp', `{ daftarAsn(first: 50) { nodes { dokumen { ${every.join(' ')} } } } }`);
    expect(tablesOf(system.statements()).filter((table) => table === 'riwayat.dokumen')).toHaveLength(1);
  });

  it('of somebody outside the scope do not exist, as nobody does', async () => {
    const replies = [];
    for (const id of [pembinaIVa.id, 'absent']) {
      system.statements();
      const { status, text } = await system.ask('setneg-siapp', query, { id });
      replies.push({ status, text, tables: tablesOf(system.statements()) });
    }
    expect(replies[0]).toEqual(replies[1]);
    expect(replies[0]).toMatchObject({ text: '{"data":{"asn":null}}' });
    const [there] = await system.sql`select count(*)::int as n from riwayat.dokumen where asn_id = ${pembinaIVa.id}`;
    expect(there?.n).toBeGreaterThan(0);
  });
});

describe('a link', () => {
  const linkOf = async () => String((await dokumenOf(setneg.id)).skCpns[0].tautan);

  it('gives the stored bytes to Setneg', async () => {
    const reply = await fetched(await linkOf(), 'setneg-siapp');
    const [stored] =
      await system.sql`select ukuran from riwayat.dokumen where asn_id = ${setneg.id} and jenis = 'SK CPNS'`;
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect([reply.status, reply.headers.get('content-type'), bytes.length]).toEqual([
      200,
      'application/pdf',
      stored?.ukuran,
    ]);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it("gives nothing to another partner's token, nor to none", async () => {
    const link = await linkOf();
    for (const partner of ['lan', 'bp-tapera', 'bkn']) {
      const reply = await fetched(link, partner);
      expect([partner, reply.status]).toEqual([partner, 404]);
    }
    expect((await fetch(link)).status).toBe(401);
  });

  it('gives nothing five minutes after it was made, and something before', async () => {
    const made = async (agoMs: number) => {
      behindMs = agoMs;
      const link = await linkOf();
      behindMs = 0;
      return (await fetched(link, 'setneg-siapp')).status;
    };
    expect(await made(5 * 60_000)).toBe(404);
    expect(await made(4 * 60_000)).toBe(200);
  });

  it('names no person, and one that is changed anywhere is no link', async () => {
    const link = await linkOf();
    for (const value of [setneg.id, setneg.nip]) expect(link).not.toContain(value);
    const changed = `${link.slice(0, -6)}${link.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`;
    expect((await fetched(changed, 'setneg-siapp')).status).toBe(404);
  });
});

it("the database keeps the other kinds back by itself: Setneg's role sees none of them", async () => {
  const [role] = await system.sql`
    select rolname from pg_roles where rolname like ${'%setneg_siapp%'} and oid in (select unnest(polroles) from pg_policy)`;
  const seen = await system.sql.begin(async (sql) => {
    await sql.unsafe(`set local session authorization "${role?.rolname}"`);
    return sql`select distinct jenis from riwayat.dokumen`;
  });
  const kindsSeen = seen.map(({ jenis }) => String(jenis));
  expect(kindsSeen.filter((jenis) => !Object.values(kinds).includes(jenis))).toEqual([]);
  expect(kindsSeen.length).toBeGreaterThan(3);
});
