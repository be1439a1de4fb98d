// What a change is compared with, by what git knows: a branch with where it began, main with the commit before, no history with nothing.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { formats } from './formats/formats.ts';
import { baseOf, treeAt } from './fromGit.ts';
import { schemaCheck } from './schemaCheck.ts';
import { documents, project } from './test/editing.ts';
import { workingTree } from './tree.ts';
import { Unjudgeable } from './unjudgeable.ts';

const schema = 'schema/asn.graphql';

const byPath = ([a]: [string, string], [b]: [string, string]) => a.localeCompare(b);

/** A repository of its own, until the test ends. */
function repository() {
  const room = mkdtempSync(join(tmpdir(), 'changes-'));
  onTestFinished(() => rmSync(room, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', room, '-c', 'user.name=Uji', '-c', 'user.email=uji@contoh.example', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(room, path)), { recursive: true });
      writeFileSync(join(room, path), text);
    }
  };
  const commit = (files: Readonly<Record<string, string>>) => {
    write(files);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'uji');
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch', 'main');
  return { room, git, write, commit };
}

it('a branch is compared with where it left main, however far main has gone on', () => {
  const { room, git, commit } = repository();
  const left = commit({ [schema]: 'one' });
  git('checkout', '--quiet', '-b', 'cabang');
  commit({ [schema]: 'two' });
  commit({ [schema]: 'three' });
  git('checkout', '--quiet', 'main');
  commit({ [schema]: 'four' });
  git('checkout', '--quiet', 'cabang');
  const base = baseOf(room, undefined);
  expect([base?.commit, base?.tree.get(schema)]).toEqual([left, 'one']);
});

it('main is compared with the commit before, and with HEAD while something is not committed', () => {
  const { room, commit, write } = repository();
  const before = commit({ [schema]: 'one' });
  const head = commit({ [schema]: 'two' });
  expect(baseOf(room, undefined)?.commit).toBe(before);
  write({ 'README.md': 'Not looked at.' });
  expect(baseOf(room, undefined)?.commit).toBe(before);
  write({ 'operations/lan/baru.graphql': '{ perjanjian { judul } }' });
  expect(baseOf(room, undefined)?.commit).toBe(head);
});

it('where there is no history there is nothing to compare with: one commit, a shallow clone, no repository', () => {
  const { room, git, commit } = repository();
  commit({ [schema]: 'one' });
  expect(baseOf(room, undefined)).toBeNull();
  commit({ [schema]: 'two' });
  git('clone', '--quiet', '--depth', '1', `file://${room}`, join(room, 'shallow'));
  expect(baseOf(join(room, 'shallow'), undefined)).toBeNull();
  const bare = mkdtempSync(join(tmpdir(), 'changes-none-'));
  onTestFinished(() => rmSync(bare, { recursive: true, force: true }));
  expect(baseOf(bare, undefined)).toBeNull();
});

it('a commit that is named is the one, and one that git does not know cannot be judged by', () => {
  const { room, git, commit } = repository();
  const first = commit({ [schema]: 'one' });
  git('tag', 'terbit');
  commit({ [schema]: 'two' });
  expect(baseOf(room, 'terbit')?.commit).toBe(first);
  for (const unknown of ['tidak-ada', '--all', 'HEAD~9', '']) expect(() => baseOf(room, unknown)).toThrow(Unjudgeable);
});

it('only what decides is read, byte for byte, of a commit as of the folder', () => {
  const { room, commit } = repository();
  const files = {
    [schema]: 'é\n\n "𝕏" \n',
    'schema/subgraphs.yaml': '',
    'schema/contracts/lan.graphql': 'x',
    'agreements/documents/lan/2019-10-22.yaml': 'partner: lan\n',
    'operations/lan/satu dua.graphql': 'y',
  };
  const left = commit({ ...files, 'schema/sdl.ts': 'no', 'agreements/check.ts': 'no', 'operations/README.md': 'no' });
  const wanted = Object.entries(files).toSorted(byPath);
  expect([...treeAt(room, left)].toSorted(byPath)).toEqual(wanted);
  expect([...workingTree(room)].toSorted(byPath)).toEqual(wanted);
});

it('the whole way: 0 where it passes, 1 where something breaks, 2 where it cannot be judged, in every form', async () => {
  const { room, commit, write } = repository();
  const asked = {
    project: room,
    base: undefined,
    acknowledged: join(room, 'acknowledged.yaml'),
    deploying: false,
    today: '2026-11-21',
    window: { width: 100, colour: false },
  };
  const ended = async (format: (typeof formats)[number] = 'terminal') => schemaCheck({ ...asked, format });
  commit(Object.fromEntries(project));
  expect(await ended()).toMatchObject({ code: 0, text: expect.stringContaining('no history') });

  const lan = project.get(documents.lan) ?? '';
  write({ [documents.lan]: lan.replace('        foto: 8 Foto\n', '') });
  const broken = await ended();
  expect(broken).toMatchObject({ code: 1, text: expect.stringContaining('Asn.foto  FIELD_REMOVED') });
  expect(broken.text).toContain('profil-pns');

  const entry = /\n(- id: [^]*)$/.exec(broken.text)?.[1] ?? '';
  const completed = entry
    .replace('why: ""', 'why: Contoh')
    .replace('effective: ""', 'effective: 2026-12-21')
    .replace('- ""\n', '- Contoh Satu\n')
    .replace('- ""\n', '- Contoh Dua\n');
  write({ 'acknowledged.yaml': `acknowledged:\n${completed.replaceAll(/^/gm, '  ')}` });
  expect(await ended()).toMatchObject({
    code: 0,
    text: expect.stringContaining('acknowledged: name-it-1, from 2026-12-21'),
  });

  write({ 'acknowledged.yaml': 'acknowledged: 1' });
  expect((await ended('json')).code).toBe(2);
  write({ 'acknowledged.yaml': 'acknowledged: []', [schema]: 'type Query {' });
  for (const format of formats)
    expect(await ended(format)).toMatchObject({
      code: 2,
      text: expect.stringContaining('The subgraphs do not make a schema'),
    });
});
