// What partners are shown works as it stands: every example asks a running system, by the typed client of its own contract.
import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { partners } from '@bagi/guides/guides.ts';
import { newKeyPair, signedHeaders } from '@bagi/webhooks/signing.ts';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { surroundings } from './surroundings.ts';
import { startTestSystem, type TestSystem } from './system.ts';

const root = join(import.meta.dirname, '..');
const run = promisify(execFile);

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem({ RECORD_SEAL_SECONDS: '1' });
});
afterAll(() => system.stop());

/** What an example prints, line by line. */
async function printed(partner: string, file: string, ...args: readonly string[]): Promise<string[]> {
  const { stdout } = await run(process.execPath, ['examples/run.ts', file, ...args], {
    cwd: root,
    env: {
      ...surroundings,
      API_URL: system.url,
      CLIENT_KEY: join(system.directory, 'keys', `client-${partner}.json`),
    },
  });
  return stdout.trimEnd().split('\n');
}

/** Example → what it ends with. */
const ends = {
  'bp-tapera': {
    'data-asn.ts': /^198804122014031900 Asep Purnama Contoh$/,
    'daftar-asn-aktif.ts': /^[1-9]\d+ ASN aktif$/,
    'kirim-posisi.ts': /^diterima sekali$/,
    'pertama.sh': /"nama":"Asep Purnama Contoh"/,
  },
  lan: {
    'profil-pns.ts': /^197702142003122900 Sri Lestari Contoh$/,
    'daftar-pensiun.ts': /^\d+ pensiun$/,
    'kirim-kursus.ts': /^diterima sekali$/,
    'pertama.sh': /"nama":"Sri Lestari Contoh"/,
  },
  'setneg-siapp': {
    'data-asn.ts': /^197408211998032900 Retno Wulandari Contoh 21-08-1974$/,
    'daftar-asn.ts': /^[1-9]\d+ ASN$/,
    'kirim-usulan.ts': /^usulan ada$/,
    'pertama.sh': /"nama":"Retno Wulandari Contoh"/,
  },
  'taspen-life': {
    'verifikasi.ts': /^SESUAI$/,
    'pemadanan.ts': /^SELESAI: 1 sesuai$/,
    'agregat.ts': /^[1-9]\d* sel, \d+ disamarkan$/,
    'pertama.sh': /"verifikasiAsn":"SESUAI"/,
  },
} as const;

describe.each(Object.entries(ends))('%s', (partner, examples) => {
  it.each(Object.entries(examples))('%s does what it says', async (file, end) => {
    expect((await printed(partner, `${partner}/${file}`)).at(-1)).toMatch(end);
  });

  it('has no other example', () => {
    const files = readdirSync(join(root, 'examples', partner)).filter((file) => file !== 'client.ts');
    expect(files.toSorted()).toEqual(Object.keys(examples).toSorted());
  });
});

const cases = partners.flatMap(({ mitra, first, cases }) =>
  cases.map((one) => ({ mitra, operation: first.operation, ...one, what: one.shows.en })),
);

it.each(cases)('the guide of $mitra says what is seen of: $what', async ({ mitra, operation, variables, sees }) => {
  const text = readFileSync(join(root, 'operations', mitra, `${operation}.graphql`), 'utf8');
  const { body } = await system.ask(mitra, text, variables);
  expect(body.errors).toBeUndefined();
  const [answer] = Object.values(body.data);
  if (sees === 'found') expect(answer).toMatchObject({ nip: variables['nip'] });
  else expect(answer).toBe(sees === 'absent' ? null : sees);
});

it('each reply carries what the guides tell developers to keep and to heed', async () => {
  for (const { mitra } of partners) {
    const { headers } = await system.ask(mitra, '{ perjanjian { mitra } }');
    for (const name of ['ratelimit-policy', 'ratelimit', 'record-receipt', 'x-request-id'])
      expect(headers.get(name), name).not.toBeNull();
  }
});

it('the guides lead to files that are there', () => {
  const room = join(root, 'docs', 'guides', 'partners');
  const files = readdirSync(room);
  expect(files.length).toBe(2 * partners.length);
  for (const file of files) {
    const text = readFileSync(join(room, file), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link = '']) => join(room, link));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  }
});

it('whoever sends what is wrong reads every fault, by the place in the request and the field', async () => {
  const [fault, end] = await printed('lan', 'lan/kirim-kursus.ts');
  expect([fault, end]).toEqual([expect.stringMatching(/^rekaman 2: tanggalKursus: /), 'diterima sekali']);
});

it('whoever is outside the agreement is told like nobody', async () => {
  expect(await printed('setneg-siapp', 'setneg-siapp/data-asn.ts', '197911022005041900')).toEqual(['tidak ditemukan']);
  expect(await printed('setneg-siapp', 'setneg-siapp/data-asn.ts', '190001011900011999')).toEqual(['tidak ditemukan']);
});

it('a receipt is shown to be kept, by a program that trusts nobody', async () => {
  expect(await printed('lan', 'klien/tanda-terima.ts', 'lan')).toEqual([
    expect.stringMatching(/^kept: [0-9a-f-]{36}$/),
  ]);
});

it('the receiver of webhooks takes what is signed once, and refuses what is not', async () => {
  const { publicKey, secretKey } = newKeyPair();
  const port = await freePort();
  const program = spawn(process.execPath, [join(root, 'examples/klien/warta.ts'), String(port), publicKey], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void program.kill());
  let output = '';
  program.stdout.on('data', (part: Buffer) => (output += part.toString()));
  await expect.poll(() => output).toContain('listening');
  const body = JSON.stringify({ type: 'pertek.terbit', timestamp: new Date().toISOString(), data: { id: 'U-1' } });
  const headers = signedHeaders({ id: 'msg_uji', seconds: Math.floor(Date.now() / 1_000), body }, [secretKey]);
  const post = async (text: string) =>
    (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: text })).status;
  expect([await post(body), await post(body), await post(body.replace('U-1', 'U-2'))]).toEqual([204, 204, 401]);
  await expect.poll(() => output).toBe('listening\npertek.terbit U-1\n');
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
