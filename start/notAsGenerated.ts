// Committed files that are not as they would be generated now, with the text that they should have.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '@bagi/schema/compose.ts';
import { generated, generatedRooms } from './generated.ts';
import { openLibrary } from './library.ts';

const root = join(import.meta.dirname, '..');

/** Files that should not be there have no text. */
export function notAsGenerated(graph = compose()): Map<string, string | null> {
  const wanted = new Map(
    [...generated(graph, openLibrary(graph.schema, false))].map(([path, text]) => [join(root, path), text]),
  );
  const differing = [...wanted].filter(([file, text]) => textIn(file) !== text);
  const left = generatedRooms.flatMap((room) => filesIn(join(root, room))).filter((file) => !wanted.has(file));
  return new Map<string, string | null>([...differing, ...left.map((file) => [file, null] as const)]);
}

function textIn(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function filesIn(directory: string): string[] {
  try {
    return readdirSync(directory).map((name) => join(directory, name));
  } catch {
    return [];
  }
}
