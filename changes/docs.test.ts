// What docs/schema-changes.md and the samples for CI tell people to write does what they say it does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { acknowledgementsIn } from './acknowledgement.ts';
import { verdict } from './check.ts';
import { isFormat } from './formats/formats.ts';
import { sideNow, sideThen } from './side.ts';
import { bent, type Edit, project } from './test/editing.ts';
import { seeds } from './test/seeds.ts';

const docs = join(import.meta.dirname, '..', 'docs');
const page = readFileSync(join(docs, 'schema-changes.md'), 'utf8');

/** The changes that the page shows, as edits. */
const shown = [...page.matchAll(/```diff (\S+)\n([^]*?)```/g)].map(([, file = '', block = '']): Edit => {
  const lines = block.split('\n').slice(0, -1);
  const text = (other: string) =>
    lines
      .filter((line) => !line.startsWith(other))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return bent(file, text('+'), text('-'));
});
const acknowledged = acknowledgementsIn(/```yaml\n(acknowledged:[^]*?)```/.exec(page)?.[1] ?? '', 'the page');

it('whoever follows the page sees what it says: nobody hit, one partner opened to, one broken, and it passes once acknowledged', async () => {
  const then = sideThen(project);
  const [field, opened, closed] = shown;
  if (!field || !opened || !closed) throw new Error('The page shows fewer changes.');
  const after = (...edits: readonly Edit[]) =>
    sideNow(
      edits.reduce((tree, edit) => edit(tree), project),
      then,
    );
  const judged = async (now: ReturnType<typeof after>, entries = acknowledged) => {
    const { verdict: said, partners } = await verdict(then, now, {
      base: null,
      acknowledged: entries,
      today: '2026-11-23',
      deploying: false,
    });
    return [
      said,
      partners.flatMap(({ partner, findings }) =>
        findings.map(({ level, coordinate }) => `${partner} ${level} ${coordinate}`),
      ),
    ];
  };
  expect(await judged(after(field))).toEqual(['passes', []]);
  expect(await judged(after(field, opened))).toEqual(['passes', ['lan safe Pensiun.atasPermintaan']]);
  expect(await judged(after(closed), [])).toEqual(['breaking', ['lan breaking Pensiun.nomorPertek']]);
  expect(await judged(after(closed))).toEqual(['passes', ['lan breaking Pensiun.nomorPertek']]);
});

it('every kind of change that the seeds know has its place in the table of classes', () => {
  const kinds = new Set(
    seeds.flatMap(({ met }) =>
      Object.values(met)
        .flat()
        .map((one) => one.split(' ')[1] ?? ''),
    ),
  );
  const missing = [...kinds].filter((kind) => !/(DESCRIPTION|DEPRECATION)/.test(kind) && !page.includes(`\`${kind}\``));
  expect(missing).toEqual([]);
});

const samples = readdirSync(join(docs, 'ci'));

test.for(samples)('%s is YAML, has the history, and asks the command only what it takes', (file) => {
  const text = readFileSync(join(docs, 'ci', file), 'utf8');
  expect(Object.keys(parse(text)).length).toBeGreaterThan(1);
  expect(text).toMatch(/fetch-depth: 0|GIT_DEPTH: '0'/);
  const commands = [...text.matchAll(/npm run --silent (\S+) -- (.*)/g)];
  expect(commands.length).toBeGreaterThan(2);
  const scripts: unknown = JSON.parse(readFileSync(join(docs, '..', 'package.json'), 'utf8')).scripts;
  for (const [, script = '', words = ''] of commands) {
    expect(scripts).toHaveProperty([script]);
    for (const [, option] of words.matchAll(/ ?--([a-z]+)/g)) expect(['base', 'format', 'deploying']).toContain(option);
    for (const [, format = ''] of words.matchAll(/--format (\S+)/g)) expect(isFormat(format)).toBe(true);
  }
  expect(samples.length).toBe(2);
});
