// Registered operations: asked by their ids they are what they would be if they were sent, and nobody else's can be told from none.
import { hash } from 'node:crypto';
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { contracts } from '@bagi/agreements/contracts.ts';
import { countDays } from '@bagi/record/usage/count.ts';
import { judgeDocument } from '@bagi/router/judging.ts';
import { compose } from '@bagi/schema/compose.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLibrary } from '../start/library.ts';
import { refusedUnder, registerDocument, registeredOperations, removeOperation } from '../start/operations.ts';
import { setneg, widyaiswara } from './people.ts';
import { post, type Reply, startTestSystem, type TestSystem } from './system.ts';

const { schema } = compose();
const asSigned = openLibrary(schema, false);

/** What no paper at hand says: BP Tapera asks for registered documents alone, and LAN may register its own. */
const operations: Readonly<Record<string, Agreement['operations']>> = {
  'bp-tapera': { registeredOnly: 'Hanya untuk pengujian' },
  lan: { registersItself: 'Hanya untuk pengujian' },
};
const library: Library = new Map(
  [...asSigned].map(([partner, versions]) => [
    partner,
    versions.map((one) => ({ ...one, agreement: { ...one.agreement, operations: operations[partner] } })),
  ]),
);
const contractOf = contracts(library, schema);
const profile = 'query Profil($nip: Nip!) { asn(nip: $nip) { nip nama } }';
const ofSetneg = 'query ($nip: Nip!) { asn(nip: $nip) { nama anak { nama } } }';
const own = '{ perjanjian { judul } }';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem({}, { library });
  await register('lan', profile);
  await register('setneg-siapp', ofSetneg);
  await register('bp-tapera', own);
});
afterAll(() => system.stop());

async function register(partner: string, text: string, name = 'uji') {
  const contract = contractOf(partner, Date.now());
  const judged = judgeDocument(contract, text);
  return registerDocument(system.sql, contract, { text, name, judged, way: 'uji' });
}

const tokens = new Map<string, Promise<string>>();
async function ask(partner: string, body: object): Promise<Reply> {
  const token = tokens.get(partner) ?? system.token(partner);
  tokens.set(partner, token);
  return post(`${system.url}/graphql`, await token, JSON.stringify(body));
}

/** What a caller sees of a reply, but what tells one reply from the next. */
function seen({ status, headers, text }: Reply) {
  const passing = /^(date|x-request-id|record-|ratelimit)/;
  return { status, text, headers: [...headers].filter(([name]) => !passing.test(name)) };
}

const id = (text: string) => hash('sha256', text);
const variables = { nip: widyaiswara.nip };

it('a document that is registered is answered by its id, as GraphQL over HTTP and as Apollo name it, to the byte as if it was sent', async () => {
  const sent = seen(await ask('lan', { query: profile, variables }));
  expect(sent.text).toContain(widyaiswara.nip);
  for (const named of [
    { documentId: `sha256:${id(profile)}` },
    { documentId: id(profile) },
    { extensions: { persistedQuery: { version: 1, sha256Hash: id(profile) } } },
  ])
    expect(seen(await ask('lan', { ...named, variables }))).toEqual(sent);
  const [row] = await system.sql`
    select encode(sidik_operasi, 'hex') as id, operasi from catatan.akses where mitra = 'lan' order by waktu desc limit 1`;
  expect(row).toEqual({ id: id(profile), operasi: 'Profil' });
});

it("another partner's id, one that never was and a document that had to be registered are refused alike, to the byte and without a read", async () => {
  system.statements();
  const never = seen(await ask('lan', { documentId: id('{ tidak }'), variables }));
  expect([never.status, JSON.parse(never.text).errors[0].extensions.code]).toEqual([400, 'OPERATION_NOT_REGISTERED']);
  for (const other of [
    id(ofSetneg),
    `sha256:${id(ofSetneg)}`,
    '',
    'x'.repeat(64),
    "' or 1=1 --",
    '\u0000',
    `${id(ofSetneg)}\n`,
  ])
    expect(seen(await ask('lan', { documentId: other, variables: { nip: setneg.nip } }))).toEqual(never);
  for (const query of [`${own} `, '{ __schema { queryType { name } } }', '{ tidakAda }', '{', profile])
    expect(seen(await ask('bp-tapera', { query }))).toEqual(never);
  expect(seen(await ask('bp-tapera', { documentId: id(profile), variables }))).toEqual(never);
  expect(system.statements()).toEqual([]);
});

it('where only what is registered is answered, it is answered by its id and by its text', async () => {
  const byId = seen(await ask('bp-tapera', { documentId: id(own) }));
  expect(JSON.parse(byId.text).data.perjanjian.judul).toContain('Tabungan');
  expect(seen(await ask('bp-tapera', { query: own }))).toEqual(byId);
});

it('what is registered gains nothing: contract, input, limits and cost are as for what is sent', async () => {
  const beyond = [
    '{ asn(nip: "198804122014031900") { alamat } }',
    'query ($nip: Nip!) { asn(nip: $nip) { tidakAda } }',
    'mutation { usulkanLangkah(kunci: "12345678") { usulId } }',
    'query ($nip: Nip!) { a: asn(nip: $nip) { constructor: nip } }',
  ];
  for (const text of beyond) {
    // As it would stand there if a later contract does not have it any more.
    await system.sql`
      insert into perjanjian.operasi (mitra, id, nama, naskah, koordinat, biaya, versi, jalan, didaftarkan)
      values ('lan', ${id(text)}, 'dulu', ${text}, '{}', 1, '2019-10-22', 'uji', now())`;
    const sent = await ask('lan', { query: text, variables });
    expect(sent.body.errors).toBeDefined();
    expect(seen(await ask('lan', { documentId: id(text), variables }))).toEqual(seen(sent));
  }
  const none = await ask('lan', { documentId: id(profile) });
  expect(none.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  const both = await ask('lan', { documentId: id(profile), query: own });
  expect(both.body.data).toEqual({ perjanjian: expect.anything() });
  for (const text of beyond) await removeOperation(system.sql, 'lan', id(text));
});

it('what would never be answered is not registered, and says why; what may be costs what it may cost at most', () => {
  const faults = (partner: string, text: string) => judgeDocument(contractOf(partner, Date.now()), text).faults.join();
  expect(faults('lan', '{ asn(nip: "1") { alamat } }')).toContain('alamat');
  expect(faults('lan', '{')).toContain('Syntax');
  expect(faults('lan', `query A ${own} query B ${own}`)).toContain('2 operations');
  expect(faults('lan', '{ asn(nip: "197702142003122900") { nama } }')).toContain('variables');
  expect(faults('bkn', 'mutation { usulkanLangkah(kunci: "12345678") { usulId } }')).not.toBe('');
  expect(faults('lan', 'query ($nip: Nip!) { asn(nip: $nip) { constructor: nip } }')).toContain('reserved');
  const listing =
    'query ($n: Int) { daftarPensiun(periode: { dari: "2026-01-01", sampai: "2026-12-31" }, first: $n) { nodes { asn { nip } } } }';
  const judged = judgeDocument(contractOf('lan', Date.now()), listing);
  expect(judged).toMatchObject({ faults: [], coordinates: expect.arrayContaining(['Query.daftarPensiun']) });
  const { pageMax } = contractOf('lan', Date.now()).agreement.limits;
  expect(judged.cost).toBe(
    judgeDocument(contractOf('lan', Date.now()), listing.replace('$n)', `${pageMax})`).replace('($n: Int) ', '')).cost,
  );
  expect(judged.cost).toBeGreaterThan(pageMax);
});

it('a partner has no more registered than it may, however many come at once, and the same again is the same', async () => {
  const bound = (text: string) => system.sql`
    select perjanjian.daftarkan_operasi('taspen-life', ${id(text)}, 'uji', ${text}, '{}', 1, '2024-08-02', 'uji', 2) as became`;
  const all = await Promise.all(
    [1, 2, 3, 4].map((one) => bound(`{ a: perjanjian { judul } b${one}: perjanjian { judul } }`)),
  );
  expect(all.map(([row]) => String(row?.['became'])).toSorted()).toEqual(['BARU', 'BARU', 'PENUH', 'PENUH']);
  expect(await register('lan', profile)).toBe('ADA');
  await expect(
    system.sql`select perjanjian.daftarkan_operasi('lan', ${id('a')}, 'uji', 'b', '{}', 1, '2024-08-02', 'uji', 9)`,
  ).rejects.toThrow('SHA-256');
  await expect(system.sql`update perjanjian.operasi set naskah = 'x'`).rejects.toThrow();
});

it('a partner whose agreement opens it registers by itself, sees its own and takes out its own; to others there is no such thing', async () => {
  const mutation =
    'mutation ($nama: String!, $naskah: String!) { daftarkanOperasi(nama: $nama, naskah: $naskah) { id nama koordinat biaya } }';
  const registering = (partner: string, naskah: string, nama = 'api') =>
    ask(partner, { query: mutation, variables: { nama, naskah } });
  const text = 'query ($nip: Nip!) { asn(nip: $nip) { nip } }';
  const said = { id: id(text), nama: 'api', koordinat: ['Asn.nip', 'Query.asn'], biaya: 2 };
  for (const again of [1, 2]) {
    const { body } = await registering('lan', text);
    expect([again, body]).toEqual([again, { data: { daftarkanOperasi: said } }]);
  }
  expect((await ask('lan', { documentId: id(text), variables })).body).toEqual({ data: { asn: variables } });
  for (const [naskah, nama] of [
    ['{ asn(nip: "1") { alamat } }', 'api'],
    [profile, '../luar'],
  ] as const)
    expect((await registering('lan', naskah, nama)).body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  const listed = await ask('lan', { query: '{ operasiTerdaftar { id } }' });
  const own = await system.sql`select id from perjanjian.operasi where mitra = 'lan' order by nama, id`;
  expect(listed.body.data.operasiTerdaftar).toEqual(own);
  const taken = (id: string) =>
    ask('lan', { query: 'mutation ($id: ID!) { cabutOperasi(id: $id) }', variables: { id } });
  expect((await taken(id(ofSetneg))).body).toEqual({ data: { cabutOperasi: false } });
  expect((await ask('setneg-siapp', { documentId: id(ofSetneg), variables: { nip: setneg.nip } })).status).toBe(200);
  expect((await taken(id(text))).body).toEqual({ data: { cabutOperasi: true } });
  expect((await ask('lan', { query: '{ operasiTerdaftar { id } }' })).body.data.operasiTerdaftar).toHaveLength(
    own.length - 1,
  );

  const closed = await registering('setneg-siapp', text);
  expect(closed.body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  const never = await ask('setneg-siapp', {
    query: mutation.replace('daftarkanOperasi', 'tidakAdaOperasi'),
    variables: { nama: 'api', naskah: text },
  });
  expect(closed.text.replaceAll('daftarkanOperasi', 'tidakAdaOperasi')).toBe(never.text);
});

it('when each was last asked is told from the record, and what a coming version does not answer is named', async () => {
  await register('lan', own, 'tak-terpakai');
  await countDays(system.sql, Date.now());
  const listed = await registeredOperations(system.sql, 'lan');
  expect(listed.map(({ nama, terakhir, kali }) => [nama, terakhir, kali])).toEqual([
    // One was sent as a text, three were named, and one lacked its variable.
    ['tak-terpakai', expect.anything(), 1],
    ['uji', expect.stringMatching(/^\d{4}-\d\d-\d\d$/), 5],
  ]);
  const [versions] = [library.get('lan') ?? []];
  const last = versions.at(-1);
  if (!last) throw new Error('LAN has no agreement.');
  const from = '2090-01-01';
  const services = last.agreement.services.filter(({ operation }) => operation !== 'Query.asn');
  const smaller = {
    ...last.agreement,
    version: from,
    services,
    term: { ...last.agreement.term, from, until: 'open' as const },
  };
  const coming: Library = new Map([['lan', [...versions, { ...last, agreement: smaller }]]]);
  const later = contracts(coming, schema);
  const judged = (naskah: string) => refusedUnder({ mitra: 'lan', naskah }, coming, later, Date.now());
  expect(judged(profile)).toMatchObject({
    since: from,
    faults: expect.arrayContaining([expect.stringContaining('asn')]),
  });
  expect(judged(own)).toBeNull();
});
