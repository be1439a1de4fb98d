// Documents judged, those at hand and those that are being written: bagi agreement check [<file> …]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { exampleDocuments, libraryOf, signedDocuments } from '@bagi/agreements/library.ts';
import { DocumentFault } from '@bagi/agreements/read.ts';
import { compose } from '@bagi/schema/compose.ts';
import { faultsIn } from '../../start/library.ts';
import { exits, Unseen } from '../exits.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

export async function check(terminal: Terminal, flags: Json, ...files: readonly string[]): Promise<void> {
  const found = judged(files);
  if (found.faults.length > 0) terminal.process.exitCode = exits.wrong;
  show(terminal, flags, found, () =>
    found.faults.length > 0
      ? found.faults.join('\n')
      : `${found.documents} documents of ${found.partners.length} partners: nothing is wrong.`,
  );
}

interface Judged {
  readonly documents: number;
  readonly partners: readonly string[];
  readonly faults: readonly string[];
}

function judged(files: readonly string[]): Judged {
  const all = documentsWith(files);
  try {
    const library = libraryOf(all.map((file) => ({ file, text: () => readFileSync(file, 'utf8') })));
    return { documents: all.length, partners: [...library.keys()], faults: faultsIn(library, compose().schema) };
  } catch (error) {
    if (error instanceof DocumentFault) return { documents: all.length, partners: [], faults: error.faults };
    throw error;
  }
}

/** Those at hand, each replaced by a file of the same partner and name. */
function documentsWith(files: readonly string[]): string[] {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Unseen(`There is no file ${missing.join(', ')}.`);
  const own = files.map((file) => resolve(file));
  const placeOf = (file: string) => `${basename(dirname(file))}/${basename(file)}`;
  const places = new Set(own.map(placeOf));
  const atHand = [signedDocuments, exampleDocuments]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
    .filter((file) => file.endsWith('.yaml') && !places.has(placeOf(file)));
  return [...atHand, ...own];
}
