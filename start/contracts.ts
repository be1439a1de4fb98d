// Writes what is generated and committed, to be reviewed. With --check nothing is written, and a difference is a failure.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '@bagi/schema/compose.ts';
import { generated, generatedRooms } from './generated.ts';
import { openLibrary } from './library.ts';
import { runCommand } from './program.ts';

const root = join(import.meta.dirname, '..');
const rooms = generatedRooms.map((room) => join(root, room));

await runCommand(async () => {
  const graph = compose();
  const wanted = new Map(
    [...generated(graph, openLibrary(graph.schema, false))].map(([path, text]) => [join(root, path), text]),
  );
  const differing = [...wanted].filter(([file, text]) => textIn(file) !== text).map(([file]) => file);
  const left = rooms.flatMap(files).filter((file) => !wanted.has(file));
  if (process.argv.includes('--check')) {
    if (differing.length + left.length === 0) return;
    throw new Error(
      `Not as generated:\n${[...differing, ...left].join('\n')}\nRun npm run contracts, and review what changes.`,
    );
  }
  for (const room of rooms) mkdirSync(room, { recursive: true });
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
