// What a person's browser is given: a page of our own under a strict policy, and nothing that opens the API to it.
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleOf, type Service } from '../explorer/browser/examples.ts';
import { contentSecurityPolicy } from '../explorer/policy.ts';
import { startTestSystem, type TestSystem } from './system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${system.url}${path}`, { method, headers });
const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

async function page(): Promise<{ text: string; nonce: string; headers: Headers }> {
  const reply = await get('/graphql', browser);
  expect(reply.status).toBe(200);
  const text = await reply.text();
  return { text, nonce: /nonce="([^"]+)"/.exec(text)?.[1] ?? '', headers: reply.headers };
}

it('the page runs under its policy, by a nonce that is never used again', async () => {
  const [one, other] = [await page(), await page()];
  expect(one.nonce).toMatch(/^[\w-]{22}$/);
  expect(one.nonce).not.toBe(other.nonce);
  expect(one.headers.get('content-security-policy')).toBe(contentSecurityPolicy(one.nonce));
  expect(one.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(one.headers.get('cache-control')).toBe('no-store');
  expect(one.headers.get('vary')).toBe('accept');
  expect(one.headers.get('referrer-policy')).toBe('no-referrer');
  expect(one.headers.get('x-content-type-options')).toBe('nosniff');
  expect(one.headers.has('set-cookie')).toBe(false);
});

it('the page has nothing inline, names no other address, and leaves no mark open', async () => {
  const { text } = await page();
  const scripts = [...text.matchAll(/<script\b([^>]*)>([^<]*)</g)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [, attributes, content] of scripts)
    expect([attributes, content]).toEqual([expect.stringMatching(/ src="\.\//), '']);
  expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|__[A-Z_]+__/);
  const addresses = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address);
  expect(addresses.filter((address) => !/^\.\/explorer\/[\w.-]+$/.test(address ?? ''))).toEqual([]);
  expect(text).toContain('npm run --silent token -- &lt;mitra>');
});

it('each file that the page names is there, packed for who takes it packed, and kept for ever under its name', async () => {
  const { text } = await page();
  const files = [...text.matchAll(/"\.(\/explorer\/[^"]+)"/g)].map(([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const reply = await get(file, { 'accept-encoding': 'br' });
    expect([file, reply.status, reply.headers.get('content-encoding')]).toEqual([file, 200, 'br']);
    expect(file).toMatch(/-[\w-]{8}\.\w+$/);
    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(reply.headers.get('vary')).toBe('accept-encoding');
    const plain = await get(file, { 'accept-encoding': 'identity' });
    expect(plain.headers.has('content-encoding')).toBe(false);
    expect(await plain.text()).toBe(await reply.text());
    expect((await get(file, {}, 'HEAD')).headers.get('content-length')).toBe(plain.headers.get('content-length'));
  }
});

it.each(['/explorer/', '/explorer/tiada.js', '/explorer/..%2Findex.html', '/explorer/../package.json', '/explorer'])(
  '%s is not there',
  async (path) => {
    expect((await get(path, browser)).status).toBe(404);
  },
);

it('whoever does not take HTML by name is refused as ever, with a token and without', async () => {
  const authorization = `Bearer ${await system.token('lan')}`;
  for (const accept of ['*/*', 'application/json', 'application/graphql-response+json']) {
    const nobody = await get('/graphql?query={__typename}', { accept });
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const refused = await get('/graphql?query={__typename}', { accept, authorization });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
  }
});

it('a question is answered as a question, whatever it takes', async () => {
  const reply = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { ...browser, authorization: `Bearer ${await system.token('lan')}`, 'content-type': 'application/json' },
    body: '{"query":"{ perjanjian { mitra } }"}',
  });
  expect(await reply.json()).toEqual({ data: { perjanjian: { mitra: 'lan' } } });
});

it.each(['bp-tapera', 'setneg-siapp', 'lan', 'bkn'])('each reading example of %s is answered', async (partner) => {
  const introspected = await system.ask(
    partner,
    getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true }),
  );
  const schema = buildClientSchema(introspected.body.data as IntrospectionQuery);
  const { body } = await system.ask(partner, '{ perjanjian { layanan { nama pasal mode operasi kolom } } }');
  const services = (body.data.perjanjian.layanan as Service[]).filter(({ mode }) => mode === 'view');
  let answered = 0;
  for (const service of services) {
    const example = exampleOf(schema, service, services);
    if (!example) continue;
    const reply = await system.ask(
      partner,
      example.query,
      JSON.parse(example.variables || '{}') as Record<string, unknown>,
    );
    expect([service.nama, reply.body.errors]).toEqual([service.nama, undefined]);
    if (service.operasi === 'Query.asn') expect(reply.body.data.asn).toMatchObject({ nama: 'Sri Lestari Contoh' });
    answered++;
  }
  expect(answered).toBeGreaterThan(0);
});

it('EXPLORER=off shows nothing to a browser', async () => {
  const without = await startTestSystem({ EXPLORER: 'off' });
  try {
    expect((await fetch(`${without.url}/graphql`, { headers: browser })).status).toBe(401);
    expect((await fetch(`${without.url}/explorer/index.js`, { headers: browser })).status).toBe(404);
  } finally {
    await without.stop();
  }
});
