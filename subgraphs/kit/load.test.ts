// What one operation loads by key: in one statement, of what it asked for and may see, under the conditions of each.
import type { Condition } from '@bagi/agreements/scope.ts';
import { expect, it } from 'vitest';
import { loaders } from './load.ts';
import type { Read } from './reads.ts';
import { operationOn, reads } from './test/small.ts';

const { asnById, asnByNip, agamaById, pensiunById, pensiunByAsn } = reads;
const unit = (value: string): Condition => ({ fact: 'unitKerja', values: [value] });
const keysOf = ({ asked }: ReturnType<typeof operationOn>) => asked.map(({ values }) => values['keys']);

it('keys that are asked for together are one statement, and each is given its own rows', async () => {
  const operation = operationOn(
    () => [
      ['b', '2026-01-01'],
      ['a', '2026-02-01'],
      ['b', '2026-03-01'],
      ['stranger', '2026-04-01'],
    ],
    ['Pensiun.tmtPensiun', 'Pensiun.alamat'],
  );
  const load = loaders(operation);
  expect(await Promise.all(['a', 'b', 'nobody', 'a'].map((key) => load(pensiunByAsn, key)))).toEqual([
    [{ tmtPensiun: '2026-02-01' }],
    [{ tmtPensiun: '2026-01-01' }, { tmtPensiun: '2026-03-01' }],
    [],
    [{ tmtPensiun: '2026-02-01' }],
  ]);
  expect(keysOf(operation)).toEqual([['a', 'b', 'nobody']]);
  expect(operation.asked[0]?.sql).toMatch(
    /^select "asn_id", "tmt_pensiun" from .* order by "uji"."pensiun"."tmt_pensiun"/,
  );
  expect(operation.asked[0]?.params).toEqual([':keys', ['PNS'], ['44', '45']]);
});

it('rows that belong to partners are read by whose they are', async () => {
  const operation = operationOn(() => [['1', '1']], ['Agama.id']);
  await loaders(operation)({ ...agamaById, own: 'nama' }, '1');
  expect(operation.asked[0]?.sql).toContain('"uji"."agama"."nama" = any($2::text[])');
  expect(operation.asked[0]?.params).toEqual([':keys', ['mitra-uji']]);
});

it('what is granted and not asked for is not read', async () => {
  const operation = operationOn(() => [['a', 'a', 'n']], ['Asn.nip']);
  expect(await loaders(operation)(asnById, 'a')).toEqual([{ id: 'a', nip: 'n' }]);
  expect(operation.asked[0]?.sql).toMatch(/^select "id", "id", "nip" from/);
});

it('conditions are beside the scope, and each list of them is loaded for itself', async () => {
  const operation = operationOn(({ params }) => [['a', JSON.stringify(params.at(-1))]], []);
  const load = loaders(operation);
  const [one, other, again, bare] = await Promise.all([
    load(asnById, 'a', [unit('1')]),
    load(asnById, 'a', [unit('2')]),
    load(asnById, 'b', [unit('1')]),
    load(asnById, 'a'),
  ]);
  expect([one, other, again, bare]).toEqual([[{ id: '["1"]' }], [{ id: '["2"]' }], [], [{ id: '["PNS"]' }]]);
  expect(operation.asked.map(({ params, values }) => [params, values['keys']])).toEqual([
    [
      [':keys', ['PNS'], ['1']],
      ['a', 'b'],
    ],
    [[':keys', ['PNS'], ['2']], ['a']],
    [[':keys', ['PNS']], ['a']],
  ]);
});

it('no condition and none named are loaded together', async () => {
  const operation = operationOn(() => [], []);
  const load = loaders(operation);
  await Promise.all([load(asnById, 'a'), load(asnById, 'b', [])]);
  expect(keysOf(operation)).toEqual([['a', 'b']]);
});

it('reads of different tables are different statements, and a table about no person has no scope', async () => {
  const operation = operationOn(() => [], ['Agama.id']);
  const load = loaders(operation);
  await Promise.all([load(asnById, 'a'), load(agamaById, 'a')]);
  expect(operation.asked.map(({ params }) => params)).toEqual([[':keys', ['PNS']], [':keys']]);
});

it('more keys than one statement takes are cut into several', async () => {
  const operation = operationOn(() => [], []);
  const load = loaders(operation);
  await Promise.all(Array.from({ length: 10_001 }, (_, index) => load(asnById, String(index))));
  expect(operation.asked.map(({ values }) => (values['keys'] as string[]).length)).toEqual([10_000, 1]);
});

it('the persons of the rows that are loaded are taken down, by the key or read beside what is asked, and nobody else', async () => {
  const notedBy = async (read: Read, answer: unknown[][], keys: string[], asked: string[]) => {
    const operation = operationOn(() => answer, asked);
    const load = loaders(operation);
    const rows = await Promise.all(keys.map((key) => load(read, key)));
    return { rows, persons: [...operation.asking.persons], sql: operation.asked[0]?.sql };
  };
  const byPerson = await notedBy(
    pensiunByAsn,
    [
      ['b', '1'],
      ['b', '2'],
      ['stranger', '3'],
    ],
    ['a', 'b'],
    ['Pensiun.tmtPensiun'],
  );
  expect(byPerson.persons).toEqual(['b']);
  const byId = await notedBy(pensiunById, [['p1', '2026-01-01', 'orang']], ['p1', 'p2'], ['Pensiun.tmtPensiun']);
  expect(byId.persons).toEqual(['orang']);
  expect(byId.sql).toMatch(/^select "id", "tmt_pensiun", "asn_id" from/);
  const byNip = await notedBy(asnByNip, [['n', 'orang']], ['n'], []);
  expect([byNip.persons, byNip.rows]).toEqual([['orang'], [[{ id: 'orang' }]]]);
  expect(byNip.sql).toMatch(/^select "nip", "id" from/);
  const ofNobody = await notedBy(agamaById, [['1', '1', 'Islam']], ['1'], ['Agama.id', 'Agama.nama']);
  expect(ofNobody.persons).toEqual([]);
});
