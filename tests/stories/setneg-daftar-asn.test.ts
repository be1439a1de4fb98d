// Setneg, annex 1 as a list: everyone of golongan IV/b and above once, by instansi where that is asked for.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setneg } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { tablesOf } from './statements.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

type Filter = { instansiKerjaId?: string; instansiIndukId?: string };

const query = `query ($filter: FilterAsn, $first: Int, $after: String) { daftarAsn(filter: $filter, first: $first, after: $after) {
  nodes { id instansiInduk { id } instansiKerja { id } } pageInfo { hasNextPage endCursor } } }`;

/** Every id of a list, page by page. */
async function listed(filter: Filter | undefined, first: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { body } = await system.ask('setneg-siapp', query, { filter, first, after });
    expect(body.errors).toBeUndefined();
    const { nodes, pageInfo } = body.data.daftarAsn;
    ids.push(...nodes.map(({ id }: { id: string }) => id));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
}

async function stored({ instansiKerjaId, instansiIndukId }: Filter): Promise<string[]> {
  const rows = await system.sql`
    select id from asn.asn where golongan_ruang_id in ('42', '43', '44', '45')
      and instansi_kerja_id = coalesce(${instansiKerjaId ?? null}, instansi_kerja_id)
      and instansi_induk_id = coalesce(${instansiIndukId ?? null}, instansi_induk_id) order by id`;
  return rows.map(({ id }) => String(id));
}

/** Lends somebody to an instansi other than the one of the appointment: by it, the two filters can be told apart. */
async function lent(): Promise<Required<Filter>> {
  const [other] = await system.sql`
    select i.id from asn.instansi i left join asn.asn a on a.instansi_kerja_id = i.id and a.golongan_ruang_id in ('42', '43', '44', '45')
    where i.id <> ${setneg.instansiId} group by i.id order by count(a.id), i.id limit 1`;
  const instansiKerjaId = String(other?.id);
  await system.sql`update asn.asn set instansi_kerja_id = ${instansiKerjaId} where id = ${setneg.id}`;
  return { instansiKerjaId, instansiIndukId: setneg.instansiId };
}

describe('by instansi', () => {
  it('worked at, that holds the appointment, both together, and neither: each holds exactly whom it should', async () => {
    const { instansiKerjaId, instansiIndukId } = await lent();
    const ways = [{}, { instansiKerjaId }, { instansiIndukId }, { instansiKerjaId, instansiIndukId }];
    const found = await Promise.all(ways.map((filter) => listed(filter, 400)));
    const expected = await Promise.all(ways.map(stored));
    const few = await listed({ instansiKerjaId, instansiIndukId }, 1);
    const swapped = await listed({ instansiKerjaId: instansiIndukId, instansiIndukId: instansiKerjaId }, 400);
    await system.sql`update asn.asn set instansi_kerja_id = ${setneg.instansiId} where id = ${setneg.id}`;
    for (const [index, ids] of found.entries()) {
      expect(ids.toSorted()).toEqual(expected[index]?.toSorted());
      expect(ids).toContain(setneg.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect([few, swapped]).toEqual([found[3], []]);
  });

  it('pages of any size hold the same, in the same order', async () => {
    const filter = { instansiKerjaId: setneg.instansiId };
    const whole = await listed(filter, 1000);
    expect(await listed(filter, Math.max(2, Math.ceil(whole.length / 7)))).toEqual(whole);
    expect(await listed(filter, 333)).toEqual(whole);
  });

  it('an instansi that does not exist has nobody, as one has where nobody is of IV/b or above', async () => {
    const [below] = await system.sql`
      select instansi_kerja_id as id from asn.asn group by 1
      having not bool_or(golongan_ruang_id in ('42', '43', '44', '45')) and count(instansi_kerja_id) > 0 limit 1`;
    const of = async (instansiKerjaId: string) => {
      const { text } = await system.ask(
        'setneg-siapp',
        '{ daftarAsn(filter: { instansiKerjaId: "ID" }) { nodes { id } pageInfo { hasNextPage } } }'.replace(
          'ID',
          instansiKerjaId,
        ),
      );
      return text;
    };
    expect(await of(String(below?.id))).toBe(await of('TIDAKADA'));
  });

  it('nothing can be sought that is not granted', async () => {
    for (const filter of ['golonganRuangId: "43"', 'unitKerjaId: "x"', 'nik: "x"']) {
      const { body } = await system.ask('setneg-siapp', `{ daftarAsn(filter: { ${filter} }) { nodes { id } } }`);
      expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    const { body } = await system.ask('setneg-siapp', query, { filter: { golonganRuangId: '43' } });
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

it('a page of 100 with family, lama and baru costs one statement for each table', async () => {
  system.statements();
  const { body } = await system.ask(
    'setneg-siapp',
    `{ daftarAsn(first: 100) { nodes { id nama pangkatLama { pangkat } pangkatBaru { pangkat } jabatanLama { nama }
      jabatanTerakhir { nama } pasangan { nama } anak { nama } instansiKerja { id } } } }`,
  );
  expect(body.errors).toBeUndefined();
  expect(body.data.daftarAsn.nodes).toHaveLength(100);
  const statements = system.statements();
  expect(statements).toHaveLength(5);
  expect(tablesOf(statements).filter((table) => /^(riwayat|keluarga)/.test(table))).toEqual([
    'keluarga.anak',
    'keluarga.pasangan',
    'riwayat.golongan',
    'riwayat.jabatan',
  ]);
});
