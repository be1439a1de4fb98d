// The examples of a partner as they lie in the project: file name → text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const examples = join(import.meta.dirname, '..', 'examples');

/** What was written by hand; the typed client is made of the contract. */
export function examplesOf(partner: string): ReadonlyMap<string, string> {
  const folder = join(examples, partner);
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((file) => /\.(sh|ts)$/.test(file) && file !== 'client.ts');
  return new Map(files.toSorted().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
