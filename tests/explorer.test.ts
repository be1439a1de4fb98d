// What a person's browser is given: a page of our own under a strict policy, and nothing that opens the API to it.
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleOf, type Service } from '../explorer/browser/examples.ts';
import { contentSecurityPolicy } from '../explorer/policy.ts';
import { contentSecurityPolicy as policyOfPages } from '../handbook/door.ts';
import { sessionMs } from '../handbook/session.ts';
import { startTestSystem, type TestSystem } from './system.ts';

let system: TestSystem;
let nowMs: () => number = Date.now;
beforeAll(async () => {
  system = await startTestSystem({}, { now: () => nowMs() });
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
    expect((await fetch(`${without.url}/docs/`, { headers: browser })).status).toBe(404);
  } finally {
    await without.stop();
  }
});

describe('the handbook at /docs', () => {
  interface Seen {
    readonly status: number;
    readonly headers: Headers;
    readonly text: string;
  }
  const read = async (path: string, headers: Record<string, string> = {}): Promise<Seen> => {
    const reply = await fetch(`${system.url}${path}`, { headers: { ...browser, ...headers }, redirect: 'manual' });
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };
  const bearer = async (partner: string) => ({ authorization: `Bearer ${await system.token(partner)}` });
  const enter = (token: string, headers: Record<string, string> = {}) =>
    fetch(`${system.url}/docs/`, { method: 'POST', headers, body: new URLSearchParams({ token }), redirect: 'manual' });
  const session = async (partner: string) => {
    const reply = await enter(await system.token(partner));
    expect([reply.status, reply.headers.get('location')]).toEqual([303, './']);
    return { cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? '' };
  };
  const seen = ({ status, text }: Seen) => ({ status, text });

  it('whoever shows no token hears the same of every page, whether there is such a page or not', async () => {
    const nothing = await read('/docs/');
    expect([nothing.status, nothing.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    for (const path of ['/docs/Asn.html', '/docs/TidakAda.html', '/docs/cari?q=nip', '/docs/..%2Fpackage.json'])
      expect(seen(await read(path)), path).toEqual(seen(nothing));
    for (const cookie of ['bagi-docs=x', `bagi-docs=${'A'.repeat(80)}`, 'bagi-docs='])
      expect(seen(await read('/docs/Asn.html', { cookie })), cookie).toEqual(seen(nothing));
    expect(nothing.text).not.toMatch(/lan\b|tapera|Asn/);
  });

  it('a token shown once opens the own contract for an hour, and its pages run nothing and load nothing', async () => {
    const own = await session('lan');
    const page = await read('/docs/Asn.html', own);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Lampiran I.1, 7 Email');
    expect(page.headers.get('content-security-policy')).toBe(policyOfPages);
    expect(policyOfPages).not.toContain('script');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:/);
    expect((await read('/docs/cari?q=foto', own)).text).toContain('href="Asn.html#foto"');
    try {
      nowMs = () => Date.now() + sessionMs;
      expect((await read('/docs/Asn.html', own)).status).toBe(401);
    } finally {
      nowMs = Date.now;
    }
  });

  it('what is another partner’s is like what never was', async () => {
    const own = await session('lan');
    const never = await read('/docs/TidakAda.html', own);
    expect(never.status).toBe(404);
    const tapera = await read('/docs/Query.daftarCasn.html', await bearer('bp-tapera'));
    expect(tapera.status).toBe(200);
    expect(seen(await read('/docs/Query.daftarCasn.html', own))).toEqual(seen(never));
    const masked = ({ text }: Seen, sought: string) => text.replaceAll(sought, '…');
    expect(masked(await read('/docs/cari?q=gajiPokok', own), 'gajiPokok')).toBe(
      masked(await read('/docs/cari?q=tidakPernahAda', own), 'tidakPernahAda'),
    );
  });

  it('a token in the header opens it as well, and goes before a session', async () => {
    const own = await session('lan');
    expect((await read('/docs/', { ...own, ...(await bearer('taspen-life')) })).text).toContain(
      '<span>taspen-life</span>',
    );
    expect((await read('/docs/', { ...own, authorization: 'Bearer a.b.c' })).status).toBe(401);
  });

  it('a session is kept from scripts and from other sites, and ends when it is left', async () => {
    const token = await system.token('lan');
    const cookie = (await enter(token)).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^bagi-docs=[\w-]+; Max-Age=3600; Path=\/docs; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(token);
    const elsewhere = await enter(token, { 'sec-fetch-site': 'cross-site' });
    expect([elsewhere.status, elsewhere.headers.has('set-cookie')]).toEqual([403, false]);
    const left = await fetch(`${system.url}/docs/keluar`, { method: 'POST', redirect: 'manual' });
    expect(left.headers.get('set-cookie')).toMatch(/^bagi-docs=; Max-Age=0; /);
  });

  it('no other token, however it is sent, opens it', async () => {
    for (const token of ['', 'a.b.c', `${await system.token('lan')}x`, 'x'.repeat(20_000)]) {
      const reply = await enter(token);
      expect([reply.status, reply.headers.has('set-cookie')]).toEqual([401, false]);
    }
  });

  it('an agreement that has ended closes it, with the reason, also in a session', async () => {
    const own = await session('lan');
    try {
      nowMs = () => Date.parse('2027-10-23T00:00:00+07:00') - 1;
      expect((await read('/docs/', await bearer('lan'))).status).toBe(200);
      nowMs = () => Date.parse('2027-10-23T00:00:00+07:00');
      const ended = await read('/docs/', await bearer('lan'));
      expect([ended.status, ended.text.includes('Perjanjian sudah berakhir. (22 Oktober 2027)')]).toEqual([403, true]);
      expect((await read('/docs/', own)).status).toBe(401);
    } finally {
      nowMs = Date.now;
    }
  });

  it('its folder is where its links begin, and it is only read', async () => {
    const folder = await read('/docs');
    expect([folder.status, folder.headers.get('location')]).toEqual([303, 'docs/']);
    const styles = await read('/docs/gaya.css');
    expect([styles.status, styles.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect((await fetch(`${system.url}/docs/`, { method: 'PUT' })).status).toBe(405);
  });
});
