// The arrows between rooms point one way, and every file says in its first line what lives there.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const subgraphs = ['asn', 'keluarga', 'riwayat', 'usulan', 'finansial'];

/** Room → the rooms that its product code may import. */
const mayImport: Record<string, readonly string[]> = {
  schema: [],
  agreements: ['schema'],
  changes: ['schema', 'agreements'],
  identity: [],
  issuer: [],
  explorer: [],
  // What partners copy: it may use what is theirs to copy as well.
  examples: ['webhooks', 'record'],
  handbook: ['agreements', 'identity', 'explorer'],
  guides: ['agreements', 'handbook', 'population', 'router'],
  storage: ['identity'],
  outbound: [],
  database: [],
  kit: ['schema', 'agreements', 'identity', 'storage'],
  ...Object.fromEntries(subgraphs.map((name) => [name, ['kit', 'agreements']])),
  life: ['agreements'],
  migrations: ['agreements', 'kit'],
  pemadanan: ['schema', 'agreements', 'storage'],
  webhooks: ['schema', 'agreements', 'identity', 'kit'],
  record: ['kit'],
  siapp: ['agreements', 'outbound', 'storage', 'usulan'],
  population: ['database', 'kit', 'storage', ...subgraphs],
  cubes: [],
  router: ['schema', 'agreements', 'identity', 'storage', 'record'],
  start: [
    'schema',
    'agreements',
    'changes',
    'identity',
    'issuer',
    'explorer',
    'handbook',
    'guides',
    'storage',
    'outbound',
    'siapp',
    'database',
    'kit',
    'life',
    'migrations',
    'pemadanan',
    'webhooks',
    'record',
    'population',
    'cubes',
    'router',
    ...subgraphs,
  ],
  // What a command does stands in the rooms behind it: the words of the command line know them all, and nobody knows them.
  cli: [
    'start',
    'agreements',
    'changes',
    'cubes',
    'database',
    'identity',
    'issuer',
    'migrations',
    'population',
    'record',
    'schema',
    'storage',
    'webhooks',
    'asn',
    'router',
  ],
  bench: [
    'start',
    'agreements',
    'database',
    'identity',
    'issuer',
    'schema',
    'migrations',
    'population',
    'record',
    'storage',
  ],
};

const files = globSync('**/*.{ts,tsx}', {
  cwd: root,
  exclude: ['**/node_modules', '.data', 'examples/*/client.ts'],
}).toSorted();
const product = files.filter((file) => !file.endsWith('.test.ts') && !file.startsWith('tests/') && file.includes('/'));

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'subgraphs' ? second : first;
}

function imports(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, from]) => from ?? '');
}

/** Imports that are there when the program runs: a type is gone by then. */
function importsAtRun(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
    .replaceAll(/^import type [^;]+;/gm, '')
    .replaceAll(/^import \{(\s*type [^,}]+,?)+\s*\} from [^;]+;/gm, '');
  return [...text.matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, from]) => from ?? '');
}

/** The room that an import of a file leads to; null for packages from outside. */
function importedRoom(file: string, from: string): string | null {
  if (from.startsWith('@bagi/')) return from.split('/')[1] ?? '';
  if (from.startsWith('.')) return roomOf(relative(root, join(root, dirname(file), from)));
  return null;
}

it('every room is known, so that a new one says whom it may import', () => {
  expect([...new Set(product.map(roomOf))].toSorted()).toEqual(Object.keys(mayImport).toSorted());
});

it.each(Object.keys(mayImport))('%s imports only the rooms it may', (room) => {
  const wrong = product
    .filter((file) => roomOf(file) === room)
    .flatMap((file) => imports(file).map((from) => ({ file, from, to: importedRoom(file, from) })))
    .filter(({ to }) => to !== null && to !== room && !mayImport[room]?.includes(to));
  expect(wrong).toEqual([]);
});

it('no file imports itself, by whatever way round', () => {
  const graph = new Map(
    product.map((file) => [
      file,
      importsAtRun(file)
        .filter((from) => from.startsWith('.'))
        .map((from) => relative(root, join(root, dirname(file), from))),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const walk = (file: string, trail: readonly string[]) => {
    if (state.get(file) === 'open') circles.push([...trail, file].join(' → '));
    if (state.has(file)) return;
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) walk(file, []);
  expect(circles).toEqual([]);
});

it('every file begins with a sentence that says what lives there', () => {
  expect(files.filter((file) => !/^\/\/ [A-Z].*/.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

it('the environment is read where the settings are, and nowhere else', () => {
  const readers = product.filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env'));
  expect(readers.filter((file) => !/^(start|bench|examples)\//.test(file))).toEqual([]);
});

it('no product file has grown beyond what can be read at once', () => {
  const long = product.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 320);
  expect(long).toEqual([]);
});
