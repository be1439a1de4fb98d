// What a resolver is handed reads within the agreement, and gives nothing for a key that is none.
import { openLink, openUpload } from '@bagi/storage/link.ts';
import { expect, it } from 'vitest';
import { contexts, type Tools } from './context.ts';
import { counts } from './reads.ts';
import type { Asked } from './test/small.ts';
import { contractWith, daftarAsn, operationOn, pageOf, reads } from './test/small.ts';

const { asnById, agamaById, pensiunByAsn, pensiun } = reads;
const sealKey = Buffer.alloc(32, 7);
const nowMs = Date.parse('2024-02-10T00:00:00Z');
const unit = (value: string) => ({ fact: 'unitKerja' as const, values: [value] });

function handed(answer: (asked: Asked) => unknown[][], requested: string[] = [], readBy?: Tools['readBy']) {
  const under = contractWith();
  const { run, asking, asked } = operationOn(answer, requested, under);
  const ran: unknown[] = [];
  const runAs: Tools['runAs'] = (agreement) => {
    ran.push(agreement);
    return run;
  };
  const tools: Tools = { runAs, sealKey, now: () => nowMs, ...(readBy && { readBy }) };
  return { context: contexts(tools)(new Set(requested), asking), asked, ran, asking };
}

it('who asks is handed on, and its statements run as its own role', () => {
  const { context, ran, asking } = handed(() => []);
  expect(context.asking).toBe(asking);
  expect(ran).toEqual([asking.contract.agreement]);
});

it('a call runs where what writes has connections of its own, and else where statements run', async () => {
  const call = { operations: ['Query.asn'], name: 'uji.hitung', takes: {}, gives: ['jumlah'] };
  const under = contractWith();
  const runAs = (word: string) => () => () => Promise.resolve([[word]]);
  const counted = (own: Partial<Tools>) =>
    contexts({ runAs: runAs('read'), sealKey, now: () => nowMs, ...own })(
      new Set(),
      operationOn(() => [], [], under).asking,
    ).call(call, {});
  expect(await counted({ writeAs: runAs('written') })).toEqual([{ jumlah: 'written' }]);
  expect(await counted({})).toEqual([{ jumlah: 'read' }]);
});

it('what a contract gives is told by one function for all who ask under it: nothing of a request is in it', () => {
  const under = contractWith();
  const contextOf = contexts({ runAs: () => () => Promise.resolve([]), sealKey, now: () => nowMs });
  const [one, other, stranger] = [under, under, contractWith()].map(
    (contract) => contextOf(new Set(), operationOn(() => [], [], contract).asking).gives,
  );
  expect(one).toBe(other);
  expect(stranger).not.toBe(one);
});

it('the row under a key is given, and null for one that is absent or out of scope', async () => {
  const { context, asked } = handed(() => [['a', 'a']]);
  expect(await Promise.all([context.one(asnById, 'a'), context.one(asnById, 'b')])).toEqual([{ id: 'a' }, null]);
  await context.one(asnById, 'a', [unit('1')]);
  expect(asked.map(({ params }) => params)).toEqual([
    [':keys', ['PNS']],
    [':keys', ['PNS'], ['1']],
  ]);
});

it.each([null, undefined, 7, {}])('for %s, which is no key, nothing is read', async (key) => {
  const { context, asked } = handed(() => [['a', 'a']], ['Agama.id', 'Agama.nama']);
  expect(await context.one(asnById, key)).toBeNull();
  expect(context.code(agamaById, key)).toBeNull();
  expect(await context.many(pensiunByAsn, key)).toEqual([]);
  expect(asked).toEqual([]);
});

it('a code of which only the code is asked is not read', () => {
  const { context, asked } = handed(() => [], ['Agama.id', 'Agama.nama']);
  expect(context.code(agamaById, '1')).toEqual({ id: '1' });
  expect(asked).toEqual([]);
});

it('a code of which more is asked is read, and is null when there is none', async () => {
  const { context } = handed(() => [['1', '1', 'n']], ['Asn.id', 'Asn.nip']);
  const byNip = { ...agamaById, type: 'Asn', table: asnById.table };
  expect(await context.code(byNip, '1')).toEqual({ id: '1', nip: 'n' });
  expect(await context.code(byNip, '2')).toBeNull();
});

it('the rows under a key are given', async () => {
  const { context } = handed(() => [['a', '2026-01-01']], ['Pensiun.tmtPensiun']);
  expect(await context.many(pensiunByAsn, 'a')).toEqual([{ tmtPensiun: '2026-01-01' }]);
});

it('whatever is read within conditions meets all of them', async () => {
  const { context, asked } = handed(() => [], ['Agama.id', 'Pensiun.tmtPensiun']);
  const within = context.within([unit('1')]).within([unit('2')]);
  await within.one(asnById, 'a', [unit('3')]);
  await within.many(pensiunByAsn, 'a');
  await within.page(pensiun, {}, { conditions: [unit('4')] });
  await within.page(pensiun, {});
  expect(asked.map(({ params }) => params)).toEqual([
    [':keys', ['PNS'], ['1'], ['2'], ['3']],
    [':keys', ['PNS'], ['44', '45'], ['1'], ['2']],
    pageOf(['PNS'], ['44', '45'], ['1'], ['2'], ['4']),
    pageOf(['PNS'], ['44', '45'], ['1'], ['2']),
  ]);
});

it('without conditions of its own a page is of all in scope, within the ranges that are asked', async () => {
  const { context, asked } = handed(() => [], ['Pensiun.tmtPensiun']);
  const ranges = [{ column: 'tmtPensiun', from: '2026-01-01', to: '2026-01-31' }];
  await context.page(pensiun, { first: 3 }, { ranges });
  expect(asked).toEqual([
    expect.objectContaining({
      params: pageOf('2026-01-01', '2026-01-31', ['PNS'], ['44', '45']),
      values: { snapshot: null, limit: 4, from0: '2026-01-01', to0: '2026-01-31' },
    }),
  ]);
});

it('whatever is counted within conditions meets all of them', async () => {
  const { context, asked } = handed(() => [[3]]);
  const jumlah = counts(pensiun.table, { operation: 'Query.daftarPensiun', type: 'Pensiun', person: 'asnId', by: {} });
  expect(await context.count(jumlah, [])).toEqual([{ jumlah: 3 }]);
  await context.within([unit('1')]).count(jumlah, [], [unit('2')]);
  expect(asked.map(({ params }) => params)).toEqual([
    [['PNS'], ['44', '45']],
    [['PNS'], ['44', '45'], ['1'], ['2']],
  ]);
});

it('a code that is also read is read all the same', async () => {
  const { context, asked } = handed(() => [['1', '1']], ['Agama.id']);
  expect(context.code(agamaById, '1')).toEqual({ id: '1' });
  expect(await context.many(agamaById, '1')).toEqual([{ id: '1' }]);
  expect(asked).toHaveLength(1);
});

it('what is granted gives, and nothing else', () => {
  const { context } = handed(() => []);
  expect([context.gives('Asn.nip'), context.gives('Asn.nama')]).toEqual([true, false]);
});

it('an operation says what the agreement binds it to', () => {
  const { context } = handed(() => []);
  expect(context.bound('Query.asn')).toEqual([{ fact: 'instansiKerja', argument: 'instansiId' }]);
  expect(context.bound('Query.daftarPensiun')).toEqual([]);
});

it('a link is good for its partner, for what it was given for, and for some minutes', () => {
  const { context } = handed(() => []);
  const link = context.link({ sha256: 'ab', tipeMedia: 'image/png' }, 'Asn.foto');
  const sealed = link.replace('https://uji/berkas/', '');
  expect(link).toBe(`https://uji/berkas/${sealed}`);
  expect(openLink(sealKey, 'mitra-uji', sealed, nowMs)).toEqual({
    sha256: 'ab',
    tipeMedia: 'image/png',
    grant: 'Asn.foto',
    version: '2024-02-01',
    expiresAt: nowMs + 300_000,
  });
  expect(openLink(sealKey, 'mitra-lain', sealed, nowMs)).toBeNull();
  expect(openLink(sealKey, 'mitra-uji', sealed, nowMs + 300_000)).toBeNull();
});

it('an address takes what was announced, of its partner, under its agreement, for some minutes', () => {
  const { context } = handed(() => []);
  const address = context.uploadLink({ id: 'd1', sha256: 'ab' }, 'Mutation.ajukanPemadanan');
  const sealed = address.replace('https://uji/unggah/', '');
  expect(address).toBe(`https://uji/unggah/${sealed}`);
  expect(openUpload(sealKey, 'mitra-uji', sealed, nowMs)).toEqual({
    id: 'd1',
    sha256: 'ab',
    grant: 'Mutation.ajukanPemadanan',
    version: '2024-02-01',
    expiresAt: nowMs + 900_000,
  });
  expect(openUpload(sealKey, 'mitra-lain', sealed, nowMs)).toBeNull();
});

it('a test that takes the scoped reading away reads by another contract, as the same role and for the same caller', async () => {
  const other = contractWith([daftarAsn], { rows: { everyone: 'Uji.' } });
  const { context, asked, ran, asking } = handed(
    () => [],
    ['Asn.nama'],
    () => other,
  );
  await context.one(asnById, 'a');
  expect(asked).toMatchObject([{ sql: expect.stringContaining('"nama"'), params: [':keys'] }]);
  expect(context.gives('Asn.nama')).toBe(true);
  expect(ran).toEqual([asking.contract.agreement]);
  expect(context.asking).toBe(asking);
});
