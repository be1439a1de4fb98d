// Lists of codes: along their ids, of the kinds that are granted, narrowed to what is sought, each cursor good where it was given.
import { describe, expect, it } from 'vitest';
import { reference } from './reads.ts';
import { references, type Sought } from './references.ts';
import { contractWith, operationOn, tables } from './test/small.ts';
import type { PageArguments } from './pages.ts';

const key = new Uint8Array(32).fill(5);
const requested = ['Agama.nama', 'Agama.id'];
const fields = { Asn: { agama: 'Agama' }, Agama: { id: 'ID', nama: 'Agama' } };
const [profil] = contractWith().agreement.services;
const under = contractWith(profil && [{ ...profil, fields }]);
const semuaAgama = reference(tables.agama, { operation: 'Referensi.agama', type: 'Agama', by: { nama: 'Agama.nama' } });

/** Asks for one page of a table with that many codes. */
async function ask(codes: number, args: PageArguments, sought?: Sought, list = semuaAgama) {
  const operation = operationOn(
    ({ values }) =>
      Array.from({ length: codes }, (_, index) => [`${index + 1}`, `Agama ${index + 1}`]).slice(
        0,
        Number(values['limit'] ?? codes),
      ),
    requested,
    under,
  );
  return { ...(await references(operation, key).page(list, args, sought)), asked: operation.asked };
}

const refused = expect.objectContaining({ code: 'BAD_USER_INPUT' });
const noCursor = expect.objectContaining({
  message:
    'after is not a cursor that this list gave you under this agreement, asked in the same way. Correct the value named.',
});

describe('a page', () => {
  it('holds as many codes as were asked for, in the order of their ids, and says that more follow', async () => {
    const { nodes, edges, pageInfo, asked } = await ask(4, { first: 3 });
    expect(nodes).toEqual([
      { id: '1', nama: 'Agama 1' },
      { id: '2', nama: 'Agama 2' },
      { id: '3', nama: 'Agama 3' },
    ]);
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const [start, , end] = edges.map(({ cursor }) => cursor());
    expect([pageInfo.startCursor(), pageInfo.endCursor()]).toEqual([start, end]);
    expect(asked).toMatchObject([
      { sql: 'select "id", "nama" from "uji"."agama" order by "uji"."agama"."id" asc limit $1', params: [':limit'] },
    ]);
    expect(asked[0]?.values).toMatchObject({ limit: 4, after: null });
  });

  it('that is the last says so, and one of nothing has no cursor', async () => {
    expect((await ask(2, { first: 2 })).pageInfo.hasNextPage).toBe(false);
    const { pageInfo } = await ask(0, {});
    expect([pageInfo.startCursor(), pageInfo.endCursor(), pageInfo.hasNextPage]).toEqual([null, null, false]);
  });

  it('has 1 code to as many as the agreement allows', async () => {
    for (const first of [0, 11]) await expect(ask(1, { first })).rejects.toEqual(refused);
  });

  it('is narrowed to what is sought, where signs of patterns are signs', async () => {
    const { asked } = await ask(
      1,
      {},
      { equal: { id: '7' }, words: { column: 'nama', words: ['a%b', 'c_d', 'e\\f'] } },
    );
    expect(asked).toMatchObject([
      {
        sql: 'select "id", "nama" from "uji"."agama" where ("uji"."agama"."id" = $1 and "uji"."agama"."nama" ilike all($2::text[])) order by "uji"."agama"."id" asc limit $3',
        params: [':equal0', ':patterns', ':limit'],
        values: { equal0: '7', patterns: ['%a\\%b%', '%c\\_d%', '%e\\\\f%'] },
      },
    ]);
  });

  it('is of the kinds that are asked for and granted', async () => {
    const kinds = { column: 'nama', opens: { satu: 'Agama.nama', dua: 'Asn.nik' } };
    const { asked } = await ask(1, {}, {}, { ...semuaAgama, kinds });
    expect(asked[0]?.sql).toContain('where "uji"."agama"."nama" = any($1::text[])');
    expect(asked[0]?.params[0]).toEqual(['satu']);
  });
});

describe('a cursor', () => {
  const sought = { equal: { id: '7' } };

  it('leads on from its code where the same is sought', async () => {
    const { pageInfo } = await ask(3, { first: 2 }, sought);
    const next = await ask(1, { first: 2, after: pageInfo.endCursor() }, sought);
    expect(next.pageInfo.hasPreviousPage).toBe(true);
    expect(next.asked[0]?.sql).toContain('"uji"."agama"."id" > $2');
    expect(next.asked[0]?.params).toEqual([':equal0', ':after', ':limit']);
    expect(next.asked[0]?.values).toMatchObject({ after: '2' });
  });

  it('is refused where something else is sought, in another list, or where it was never given', async () => {
    const after = (await ask(3, { first: 2 }, sought)).pageInfo.endCursor();
    const words = { column: 'nama', words: ['a'] };
    await expect(ask(1, { after })).rejects.toEqual(noCursor);
    await expect(ask(1, { after }, { ...sought, words })).rejects.toEqual(refused);
    await expect(ask(1, { after }, sought, { ...semuaAgama, operation: 'Referensi.lain' })).rejects.toEqual(refused);
    await expect(ask(1, { after: 'x' }, sought)).rejects.toEqual(refused);
  });
});

it('one operation may seek several things: each is asked for in its own words', async () => {
  const operation = operationOn(() => [], requested, under);
  const { page } = references(operation, key);
  await page(semuaAgama, {});
  await page(semuaAgama, {}, { equal: { id: '7' } });
  await page(semuaAgama, {}, { words: { column: 'nama', words: ['a'] } });
  await page(semuaAgama, {}, { equal: { id: '8' } });
  const texts = operation.asked.map(({ sql }) => sql);
  expect(texts[3]).toBe(texts[1]);
  expect(new Set(texts).size).toBe(3);
});

it('columns are named as the database names them', async () => {
  const list = reference(tables.pensiun, { operation: 'Referensi.pensiun', type: 'Pensiun', by: {} });
  const operation = operationOn(() => [], ['Pensiun.tmtPensiun']);
  await references(operation, key).whole(list);
  expect(operation.asked[0]?.sql).toContain('select "id", "tmt_pensiun" from "uji"."pensiun"');
});

it('a short list is given whole', async () => {
  const operation = operationOn(
    () => [
      ['1', 'Satu'],
      ['2', 'Dua'],
    ],
    requested,
    under,
  );
  expect(await references(operation, key).whole(semuaAgama)).toEqual([
    { id: '1', nama: 'Satu' },
    { id: '2', nama: 'Dua' },
  ]);
  expect(operation.asked[0]?.values).toMatchObject({ limit: null, after: null });
});
