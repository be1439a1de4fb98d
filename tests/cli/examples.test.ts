// What the help of the command line tells people to type works as it stands: every example of every command, on one system.
import { hash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, RouteMap } from '@stricli/core';
import { afterAll, beforeAll, expect, inject, it, test } from 'vitest';
import { operationsOf } from '@bagi/changes/operations.ts';
import { workingTree } from '@bagi/changes/tree.ts';
import { application } from '../../cli/application.ts';
import { examplesIn } from '../../cli/lesson.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { call, wordsOf } from './calling.ts';

const prefix = 'perintahcli';
const root = join(import.meta.dirname, '..', '..');

interface Taught {
  readonly route: string;
  readonly flags: readonly string[];
  readonly examples: readonly string[];
}

function commandsUnder(target: Command<Terminal> | RouteMap<Terminal>, route: readonly string[]): Taught[] {
  if ('getAllEntries' in target)
    return target
      .getAllEntries()
      .flatMap(({ name, target: next }) => commandsUnder(next, [...route, name['convert-camel-to-kebab']]));
  const flags = Object.keys(target.parameters.flags ?? {});
  return [{ route: route.join(' '), flags, examples: examplesIn(target.fullDescription ?? '') }];
}

const commands = commandsUnder(application.root, []);

/** Those that are not asked twice: they take a step, or take long. */
const takesAStep =
  /^(agreement (apply|activate|suspend|resume|end|close|approve|reject)|record (hold|release|breach|export)|report (?!usage)|webhook (rotate|replay)|operation (?!list)|seed|schema check)/;

/** What is done after everything else, in this order, each on what the one before has left. */
const story = [
  'operation register',
  'operation list',
  'operation export',
  'operation remove',
  'record hold',
  'record holds',
  'record release',
  'record export',
  'record verify',
  'agreement activate',
  'agreement suspend',
  'agreement approve',
  'agreement resume',
  'agreement reject',
  'agreement end',
  'agreement close',
  'agreement history',
  'seed',
];

let system: TestSystem;
let folder: string;
let env: Record<string, string>;
const began = process.cwd();

/** What must be there before a command is called. */
const given: Readonly<Record<string, () => Promise<unknown>>> = {
  // In development every agreement is in force from the beginning.
  'agreement activate': () =>
    system.sql`
    insert into perjanjian.keadaan (mitra, pokok, keadaan, sejak)
    select mitra, pokok, 'RANCANGAN', clock_timestamp() from perjanjian.keadaan_kini() where mitra = 'taspen-life'`,
  'agreement approve': async () => expect((await call(['agreement', 'history', 'lan'], env)).out).toContain('MENUNGGU'),
  'agreement close': () => call(wordsOf('agreement approve lan --officer p-23'), env),
};

beforeAll(async () => {
  system = await startTestSystem({ ROLE_PREFIX: prefix });
  folder = mkdtempSync(join(tmpdir(), 'bagi-pakai-cli-'));
  env = {
    DATABASE_URL: system.databaseUrl,
    DATA_DIRECTORY: system.directory,
    FILES_DIRECTORY: inject('filesDirectory'),
    ROLE_PREFIX: prefix,
  };
  process.chdir(folder);
  mkdirSync('lan');
  const addendum = readFileSync(join(root, 'agreements', 'examples', 'lan', '2021-10-23.yaml'), 'utf8');
  writeFileSync(
    join('lan', '2027-01-01.yaml'),
    addendum.replace('example: true\n', '').replace('from: 2021-10-23', 'from: 2027-01-01'),
  );
  for (const name of ['instansi.csv', 'daftar-instansi.csv'])
    writeFileSync(name, 'id,nama,jenis,kode_cepat,jenis_instansi_id\nCONTOH0001,Badan Contoh,P,9999,\n');
  cpSync(join(root, 'operations', 'lan', 'profil-pns.graphql'), 'profil-pns.graphql');
  await system.ask('setneg-siapp', '{ asn(nip: "197408211998032900") { nama } }');
});
afterAll(async () => {
  process.chdir(began);
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('every command teaches by an example that calls it', () => {
  expect(commands.length).toBeGreaterThan(40);
  const untaught = commands.filter(
    ({ route, examples }) => examples.length === 0 || examples.some((line) => !`${line} `.startsWith(`${route} `)),
  );
  expect(untaught).toEqual([]);
});

const place = ({ route }: Taught) => story.indexOf(route);

test.for(commands.toSorted((a, b) => place(a) - place(b)))(
  'what the help of bagi $route says works as it stands',
  async ({ route, examples, flags }) => {
    for (const line of examples) {
      await given[route]?.();
      const { code, out, err } = await call(wordsOf(line), env);
      // What a developer has changed and not acknowledged is found, and told.
      expect([line, code, err]).toEqual([
        line,
        route === 'schema check' ? expect.toBeOneOf([0, 1]) : 0,
        expect.any(String),
      ]);
      expect(out).not.toBe('');
      if (/^(token|schema|completion)/.test(route)) continue;
      expect(out.split('\n').filter((text) => text.length > 100)).toEqual([]);
      if (!flags.includes('json') || takesAStep.test(route)) continue;
      const asked = await call([...wordsOf(line), '--json'], env);
      expect([line, asked.code]).toEqual([line, 0]);
      expect(() => JSON.parse(asked.out) as unknown).not.toThrow();
    }
  },
);

it('words that are not understood end otherwise than what is wrong, with what is meant', async () => {
  expect(await call(['agreemnt'], env)).toMatchObject({ code: 2, err: expect.stringContaining('agreement') });
  expect(await call(['record', 'person', '--nipp', '1'], env)).toMatchObject({ code: 2 });
  expect(await call(['report', 'usage', 'lan', '--from', 'kemarin', '--until', '2026-11-30'], env)).toMatchObject({
    code: 2,
    err: expect.stringContaining('kemarin is no day'),
  });
  expect(await call(['agreement', 'show', 'tidak-ada'], env)).toMatchObject({ code: 1, out: '' });
  expect(await call(['schema', 'check', '--base', 'tidak-ada'], env)).toMatchObject({ code: 2, out: '' });
});

it('a shell is told what can follow: groups, commands, flags and partners', async () => {
  const proposed = async (...words: string[]) => (await call(['complete', '--', ...words], env)).out.trim().split('\n');
  expect(await proposed('agreement', 's')).toEqual(['show', 'suspend']);
  expect(await proposed('agreement', 'show', 'l')).toContain('lan');
  expect(await proposed('record', 'verify', '--k')).toEqual(['--key']);
});

it('documents are registered together or not at all, listed with why they are not answered, and read by the schema check once written', async () => {
  writeFileSync('luar.graphql', '{ asn(nip: "1") { alamat } }');
  const refused = await call(wordsOf('operation register --partner setneg-siapp data.graphql luar.graphql'), env);
  expect(refused).toMatchObject({ code: 1, out: '' });
  cpSync(join(root, 'operations', 'setneg-siapp', 'data-asn.graphql'), 'data.graphql');
  const both = await call(wordsOf('operation register --partner bp-tapera data.graphql luar.graphql'), env);
  expect(both).toMatchObject({ code: 1, err: expect.stringContaining('Nothing is registered') });
  expect((await call(wordsOf('operation list bp-tapera'), env)).out).toBe('Nothing is registered.\n');

  expect((await call(wordsOf('operation register --partner setneg-siapp data.graphql'), env)).code).toBe(0);
  writeFileSync('data.graphql', `${readFileSync('data.graphql', 'utf8')}\n# Lain.\n`);
  expect((await call(wordsOf('operation register --partner setneg-siapp data.graphql'), env)).code).toBe(0);
  await system.sql`
    insert into perjanjian.operasi (mitra, id, nama, naskah, koordinat, biaya, versi, jalan, didaftarkan)
    values ('setneg-siapp', ${hash('sha256', 'dulu')}, 'dulu', '{ tidakAda }', '{}', 1, '2022-08-23', 'uji', now())`;
  const { out } = await call(wordsOf('operation list setneg-siapp'), env);
  expect(out).toMatch(/dulu .*NOT from \d{4}/);
  expect(out).toContain('setneg-siapp dulu: Cannot query field "tidakAda"');
  expect(out).toMatch(/Never asked: .*setneg-siapp data/);

  const written = await call(wordsOf('operation export setneg-siapp --out operations'), env);
  expect(written.out.match(/written/g)).toHaveLength(3);
  const read = operationsOf(workingTree(folder)).map(({ partner, name }) => `${partner} ${name}`);
  expect(read).toEqual([
    expect.stringMatching(/^setneg-siapp data-[0-9a-f]{8}$/),
    'setneg-siapp data',
    'setneg-siapp dulu',
  ]);
});

it('the doctor finds nothing wrong with a system that is right, and names each thing that is not, with what to do', async () => {
  const doctor = async (more: Record<string, string> = {}) => {
    const { code, out } = await call(['doctor', '--json'], { ...env, ...more });
    const { findings } = JSON.parse(out) as { findings: { what: string; state: string; remedy?: string }[] };
    return { code, of: (what: string) => findings.find((one) => one.what === what) };
  };
  const right = await doctor();
  expect(right.code).toBe(0);
  for (const what of [
    'settings',
    'node',
    'system',
    'database',
    'clock',
    'migrations',
    'roles',
    'keys',
    'storage',
    'seals',
  ])
    expect(right.of(what)).toMatchObject({ what, state: 'ok' });
  expect(right.of('scanner')).toMatchObject({ state: 'warn', remedy: expect.stringContaining('MALWARE_SCANNER') });
  expect(right.of('approvals')).toMatchObject({ state: 'warn', remedy: expect.stringContaining('approve') });

  const [role] =
    await system.sql`select peran as name from perjanjian.akses where mitra = 'lan' and peran like ${`${prefix}%`}`;
  await system.sql.unsafe(`grant select on asn.nip to ${String(role?.['name'])}`);
  const moveLast = (ms: number) => system.sql`
    update migrations.__drizzle_migrations set created_at = created_at + ${ms}
    where id = (select max(id) from migrations.__drizzle_migrations)`;
  await moveLast(-1);
  const bent = await doctor({
    RECORD_KEYS_DIRECTORY: folder,
    FILES_DIRECTORY: join(folder, 'instansi.csv'),
    MALWARE_SCANNER: 'command:false',
    RECORD_STOP_MINUTES: '0.00001',
  });
  expect(bent.code).toBe(1);
  for (const what of ['roles', 'migrations', "record's key", 'storage', 'scanner', 'seals'])
    expect(bent.of(what)).toMatchObject({ what, state: 'wrong', remedy: expect.stringMatching(/./) });

  await moveLast(1);
  expect((await call(['roles'], env)).out).toMatch(/ {2}- asn\.nip\.\*/);
  expect((await call(['agreement', 'apply'], env)).code).toBe(0);
  expect((await call(['roles'], env)).out).toContain('as the agreements say');

  const unreachable = new URL(system.databaseUrl);
  unreachable.password = 'rahasia-salah';
  unreachable.port = '1';
  const away = await call(['doctor'], { ...env, DATABASE_URL: unreachable.href });
  expect(away).toMatchObject({ code: 1, out: expect.stringContaining('wrong  database') });
  expect(away.out).not.toContain('rahasia-salah');
  expect(await doctor({ PORT: 'http' }).then(({ code, of }) => [code, of('settings')?.state])).toEqual([1, 'wrong']);
});
