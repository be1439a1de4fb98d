// Runs an example, with the typed client that it needs: npm run --silent example -- lan/profil-pns.ts 197702142003122900
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const root = join(here, '..');
const [, , example = '', ...words] = process.argv;
const file = join(here, example);
const [partner = ''] = example.split('/');

if (!/^[\w-]+\/[\w-]+\.(ts|sh)$/.test(example) || !existsSync(file)) {
  console.error(
    `Name an example:\n${readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(isExample).join('\n')}`,
  );
  process.exit(1);
}
if (isStale(partner)) run('examples/generate.ts', []);
process.exit(run(`examples/${example}`, words));

/** Whether the contract or an operation has changed since the client was made of them. */
function isStale(partner: string): boolean {
  const client = join(here, partner, 'client.ts');
  const operations = join(root, 'operations', partner);
  if (!existsSync(operations)) return false;
  if (!existsSync(client)) return true;
  const sources = [
    join(root, 'schema', 'contracts', `${partner}.graphql`),
    operations,
    ...readdirSync(operations).map((name) => join(operations, name)),
  ];
  return sources.some((source) => statSync(source).mtimeMs > statSync(client).mtimeMs);
}

function run(path: string, words: readonly string[]): number {
  const program = path.endsWith('.sh') ? 'bash' : process.execPath;
  return spawnSync(program, [path, ...words], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

function isExample(path: string): boolean {
  return /^[\w-]+\/[\w-]+\.(ts|sh)$/.test(path) && !path.startsWith('node_modules') && !path.endsWith('client.ts');
}
