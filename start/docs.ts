// Writes a partner's handbook as files, to be opened without a server: npm run docs -- bp-tapera [--out <folder>]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contract } from '@bagi/agreements/contract.ts';
import { writeHandbook } from '@bagi/handbook/files.ts';
import { handbookOf } from '@bagi/handbook/pages.ts';
import { compose } from '@bagi/schema/compose.ts';
import { configOf } from './config.ts';
import { registeredOf } from './handbook.ts';
import { openLibrary } from './library.ts';
import { runCommand } from './program.ts';

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  const [partner = ''] = positionals;
  const config = configOf(process.env);
  const { schema } = compose();
  const latest = openLibrary(schema, config.production).get(partner)?.at(-1);
  if (!latest) throw new Error('Name a partner. For example: npm run docs -- bp-tapera --out bp-tapera-docs');
  const folder = values.out ?? join(config.dataDirectory, 'docs', partner);
  const count = writeHandbook(handbookOf(contract(latest.agreement, schema), registeredOf(partner)), folder);
  console.log(`${count} pages: ${join(folder, 'index.html')}`);
});
