// Writes what is generated and committed, to be reviewed: the supergraph, every contract, the forms that schema:check reads and writes.
// With --check nothing is written, and a difference is a failure.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract, contractSdl } from '@bagi/agreements/contract.ts';
import { acknowledgementSchema } from '@bagi/changes/acknowledgement.ts';
import { reportSchema } from '@bagi/changes/report.ts';
import { compose } from '@bagi/schema/compose.ts';
import { openLibrary } from './library.ts';
import { runCommand } from './program.ts';

const room = join(import.meta.dirname, '..', 'schema');
const contractsRoom = join(room, 'contracts');
const changesRoom = join(import.meta.dirname, '..', 'changes');

await runCommand(async () => {
  const { supergraphSdl, schema } = compose();
  const wanted = new Map([
    [join(room, 'supergraph.graphql'), `${supergraphSdl.trim()}\n`],
    [join(changesRoom, 'report.schema.json'), `${JSON.stringify(reportSchema(), null, 2)}\n`],
    [join(changesRoom, 'acknowledged.schema.json'), `${JSON.stringify(acknowledgementSchema(), null, 2)}\n`],
  ]);
  for (const [partner, versions] of openLibrary(schema, false)) {
    const latest = versions.at(-1);
    if (latest) wanted.set(join(contractsRoom, `${partner}.graphql`), contractSdl(contract(latest.agreement, schema)));
  }
  const differing = [...wanted].filter(([file, text]) => textIn(file) !== text).map(([file]) => file);
  const left = files(contractsRoom).filter((file) => !wanted.has(file));
  if (process.argv.includes('--check')) {
    if (differing.length + left.length === 0) return;
    throw new Error(
      `Not as generated:\n${[...differing, ...left].join('\n')}\nRun npm run contracts, and review what changes.`,
    );
  }
  mkdirSync(contractsRoom, { recursive: true });
  for (const file of left) rmSync(file);
  for (const file of differing) writeFileSync(file, wanted.get(file) ?? '');
  console.log(
    differing.length + left.length === 0 ? 'Everything is as generated.' : [...differing, ...left].join('\n'),
  );
});

function textIn(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function files(directory: string): string[] {
  try {
    return readdirSync(directory).map((name) => join(directory, name));
  } catch {
    return [];
  }
}
