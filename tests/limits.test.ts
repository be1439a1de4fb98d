// A question that is too large is refused before it is planned, with the limit and what was asked; large ones of use are answered.
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounds } from '../router/limits/bounds.ts';
import { firstService, setneg } from './people.ts';
import { modes, startTestSystem, type TestSystem } from './system.ts';

const repeated = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
const asn = (selection: string) => `asn(nip: "${setneg.nip}") { ${selection} }`;

describe('a question that is too large', () => {
  let system: TestSystem;
  beforeAll(async () => void (system = await startTestSystem()));
  afterAll(() => system.stop());

  const deep = (levels: number) =>
    `${'{ __schema { types { ' + 'ofType { '.repeat(levels - 3) + 'name'}${' }'.repeat(levels)}`;
  /** Fragments that each spread the next one twice: 2 to the power of their number. */
  const doubling = (count: number, leaf: string) =>
    `{ ...F0 } ${repeated(count, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${count} on Query { ${leaf} }`;

  const tooLarge: [what: string, query: string, code: string, said: string][] = [
    [
      'more tokens',
      `{ ${asn(repeated(bounds.tokensMax, () => 'id'))} }`,
      'BAD_REQUEST',
      `more than ${bounds.tokensMax} tokens`,
    ],
    [
      'more levels of fields',
      `{ asn { ${'anak { '.repeat(12)} nama ${'}'.repeat(13)} }`,
      'QUERY_TOO_EXPENSIVE',
      '14 levels of fields; the limit is 12',
    ],
    [
      'more levels in fragments',
      `{ asn { ...A } } fragment A on Asn { ${'anak { '.repeat(8)} ...B ${'}'.repeat(8)} } fragment B on Anak { ${'anak { '.repeat(3)} nama ${'}'.repeat(3)} }`,
      'QUERY_TOO_EXPENSIVE',
      '13 levels of fields; the limit is 12',
    ],
    [
      'more aliases',
      `{ ${asn(repeated(31, (i) => `a${i}: nama`))} }`,
      'QUERY_TOO_EXPENSIVE',
      '31 aliases; the limit is 30',
    ],
    [
      'more aliases by fragments',
      `{ ${repeated(4, (i) => `x${i}: asn(nip: "${setneg.nip}") { ...A }`)} } fragment A on Asn { ${repeated(8, (i) => `a${i}: nama`)} }`,
      'QUERY_TOO_EXPENSIVE',
      '36 aliases; the limit is 30',
    ],
    [
      'more root fields',
      `{ ${repeated(21, () => 'perjanjian { mitra }')} }`,
      'QUERY_TOO_EXPENSIVE',
      '21 root fields; the limit is 20',
    ],
    [
      'more root fields by fragments',
      `{ ...A ...A ...A } fragment A on Query { ${repeated(7, () => 'perjanjian { mitra }')} }`,
      'QUERY_TOO_EXPENSIVE',
      '21 root fields; the limit is 20',
    ],
    [
      'more directives in one place',
      `{ ${asn(`nama ${repeated(5, () => '@include(if: true)')}`)} }`,
      'QUERY_TOO_EXPENSIVE',
      '5 directives in one place; the limit is 4',
    ],
    [
      'more fields by fragments',
      `{ ${asn('...F0')} } ${repeated(11, (i) => `fragment F${i} on Asn { ...F${i + 1} ...F${i + 1} }`)} fragment F11 on Asn { nama }`,
      'QUERY_TOO_EXPENSIVE',
      '2049 fields; the limit is 2000',
    ],
    [
      'more values',
      `{ daftarAsn(first: 1000) { nodes { ${repeated(15, () => 'anak { nama } pasangan { nama }')} } } }`,
      'QUERY_TOO_EXPENSIVE',
      'the limit is 200000',
    ],
    ['more levels of the schema', deep(17), 'QUERY_TOO_EXPENSIVE', '17 levels of fields; the limit is 16'],
    [
      'more of the schema',
      '{ __schema { types { fields { args { type { fields { args { type { inputFields { name } } } } } } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Maximum introspection depth exceeded',
    ],
  ];

  it.each(tooLarge)('%s than may be is refused with the limit and the number', async (_, query, code, said) => {
    system.statements();
    const { status, body } = await system.ask('setneg-siapp', query);
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(body.errors?.[0]?.message).toContain(said);
    expect([status, body.data]).toEqual([400, undefined]);
    expect(system.statements()).toEqual([]);
  });

  it('a page size in a variable counts like one in the text', async () => {
    const query = `query ($n: Int) { daftarAsn(first: $n) { nodes { ${repeated(8, () => 'anak { nama } pasangan { nama }')} } } }`;
    expect((await system.ask('setneg-siapp', query, { n: 10 })).status).toBe(200);
    const refused = await system.ask('setneg-siapp', query, { n: 1000 });
    expect(refused.body.errors?.[0]?.message).toContain('up to 481001 values; the limit is 200000');
    expect((await system.ask('setneg-siapp', query, { n: 10 })).status).toBe(200);
  });

  it('fragments that would fill any memory are refused at once, wherever they stand', async () => {
    const began = performance.now();
    for (const leaf of [
      'perjanjian { mitra }',
      'daftarAsn { nodes { id } }',
      '__typename',
      '__schema { types { name } }',
    ]) {
      const { status, body } = await system.ask('setneg-siapp', doubling(150, leaf));
      expect(body.errors?.[0]?.extensions.code, leaf).toBe('QUERY_TOO_EXPENSIVE');
      expect(status).toBe(400);
    }
    const circle = await system.ask(
      'setneg-siapp',
      '{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }',
    );
    expect(circle.body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('the largest document that is allowed keeps nobody waiting', async () => {
    const widest = `{ ${asn(repeated(990, () => 'nama'))} }`;
    const nested = `{ ${asn(repeated(240, () => 'anak { nama nama }'))} }`;
    for (const query of [widest, nested]) {
      const began = performance.now();
      // The first is given up by GraphQL's own bound on comparing fields, the second is answered.
      expect([200, 400]).toContain((await system.ask('setneg-siapp', query)).status);
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });

  it('what is not granted sounds like what never was, also in a question that is too large', async () => {
    const query = (field: string) => `{ ${asn(repeated(31, (i) => `a${i}: ${field}`))} }`;
    expect((await system.ask('setneg-siapp', query('alamat'))).text).toBe(
      (await system.ask('setneg-siapp', query('xxxxxx'))).text,
    );
  });

  it('each first service, a full page with family, and the standard question about the schema are within the limits', async () => {
    expect((await system.ask('setneg-siapp', firstService['setneg-siapp'], { nip: setneg.nip })).status).toBe(200);
    const page =
      '{ daftarAsn(first: 1000) { nodes { id nip nama tanggalLahir pangkatBaru { golonganRuang tmt } jabatanTerakhir { nama } pasangan { nama } anak { nama } } } }';
    expect((await system.ask('setneg-siapp', page)).status).toBe(200);
    for (const partner of [
      'bp-tapera',
      'setneg-siapp',
      'lan',
      'taspen-life',
      'bkn',
      'bkn-verifikator',
      'bkn-auditor',
    ]) {
      const { body } = await system.ask(partner, getIntrospectionQuery({ oneOf: true, schemaDescription: true }));
      expect(body.data?.__schema.queryType.name, partner).toBe('Query');
    }
  });
});

describe('a partner that asks too often', () => {
  let system: TestSystem;
  beforeAll(async () => void (system = await startTestSystem({ REQUESTS_PER_MINUTE: '3' })));
  afterAll(() => system.stop());

  it('is refused with the time to wait, whatever it asks; others are answered', async () => {
    const replies = [];
    for (let made = 0; made < 4; made++)
      replies.push(await system.ask('lan', made === 1 ? '{' : '{ perjanjian { mitra } }'));
    expect(replies.map(({ status }) => status)).toEqual([200, 400, 200, 429]);
    expect(replies.map(({ headers }) => headers.get('ratelimit'))).toEqual([
      expect.stringMatching(/^"minute";r=2;t=20, "day";r=4999999;/),
      expect.stringMatching(/^"minute";r=1;t=(40|39), "day";r=4999998;/),
      expect.stringMatching(/^"minute";r=0;t=(60|59), "day";r=4999997;/),
      expect.stringMatching(/^"minute";r=0;t=(20|19)$/),
    ]);
    const [, , , refused] = replies;
    expect(refused?.headers.get('ratelimit-policy')).toBe('"minute";q=3;w=60');
    expect(refused?.headers.get('retry-after')).toMatch(/^(20|19)$/);
    expect(refused?.body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('3 requests a minute are allowed'),
      extensions: { code: 'QUOTA_EXCEEDED', retryAfter: refused?.headers.get('retry-after') },
    });
    expect((await system.ask('bkn', '{ perjanjian { mitra } }')).status).toBe(200);
  });
});

describe.each(modes)('with subgraphs %s', (SUBGRAPHS) => {
  let system: TestSystem;
  beforeAll(async () => void (system = await startTestSystem({ SUBGRAPHS })));
  afterAll(() => system.stop());

  it('a partner has 16 requests under way and 64 waiting; the next is refused, and another partner is served meanwhile', async () => {
    const ask = () => system.ask('setneg-siapp', `{ ${asn('anak { nama }')} }`);
    expect((await ask()).status).toBe(200);
    await system.sql`begin`;
    await system.sql`lock table keluarga.anak in access exclusive mode`;
    const asked = Array.from({ length: 81 }, ask);
    const refused = await Promise.race(asked);
    const other = await system.ask('bkn', '{ perjanjian { mitra } }');
    await system.sql`commit`;
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.body.errors?.[0]?.message).toContain('16 of your requests are under way and 64 wait');
    expect(other.status).toBe(200);
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    // On a slow machine some of those that waited run out of time; but none of them was one too many.
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect((await ask()).status).toBe(200);
  });
});
