// What is committed as generated is what would be generated now, so that a review of it is a review of the truth.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

test('the committed supergraph and contracts are as generated', async () => {
  const { stderr } = await promisify(execFile)(process.execPath, ['cli/main.ts', 'schema', 'generate', '--check'], {
    cwd: root,
  });
  expect(stderr).toBe('');
});

test('there is one contract for each partner, and no other', () => {
  const partners = ['documents', 'examples'].flatMap((room) => readdirSync(join(root, 'agreements', room)));
  const contracts = readdirSync(join(root, 'schema', 'contracts'));
  expect(contracts.toSorted()).toEqual([...new Set(partners)].map((partner) => `${partner}.graphql`).toSorted());
});
