// All documents at hand, worked together: each addendum laid over what it changes, each partner's versions by first day.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Agreement, documentShapes } from './agreement.ts';
import type { Path } from './fault.ts';
import { DocumentFault, read, type Source } from './read.ts';

/** An agreement with the file it comes from, for messages about it. */
export interface Version {
  readonly agreement: Agreement;
  readonly file: string;
  readonly at: Source['at'];
}

/** Partner → its versions, the oldest first. */
export type Library = ReadonlyMap<string, readonly Version[]>;

interface Found extends Source {
  readonly file: string;
}

/** The documents that came with the product, and those made up for demonstration. */
export const signedDocuments: string = join(import.meta.dirname, 'documents');
export const exampleDocuments: string = join(import.meta.dirname, 'examples');

/** Reads every <directory>/<partner>/<first-day>.yaml; throws a DocumentFault that names every fault of every document. */
export function readLibrary(directories: readonly string[]): Library {
  return libraryOf(directories.flatMap(files).map((file) => ({ file, text: () => readFileSync(file, 'utf8') })));
}

/** Works together documents by their paths and texts, wherever they come from; throws as readLibrary does. */
export function libraryOf(documents: readonly { readonly file: string; readonly text: () => string }[]): Library {
  const faults: string[] = [];
  const found = documents.flatMap(({ file, text }): Found[] => {
    try {
      if (!file.endsWith('.yaml')) throw new DocumentFault([`${file}:1:1 a document is named <first-day>.yaml`]);
      const source = { file, ...read(text(), file) };
      faults.push(...misplaced(source, basename(dirname(file))));
      return [source];
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  const library = new Map<string, Version[]>();
  for (const source of found.toSorted(byFirstDay)) {
    const versions = library.get(source.document.partner) ?? [];
    library.set(source.document.partner, versions);
    const version = versionOf(source, versions);
    if (typeof version === 'string') faults.push(version);
    else versions.push(version);
  }
  if (faults.length > 0) throw new DocumentFault(faults);
  return library;
}

function byFirstDay(a: Found, b: Found): number {
  return a.document.term.from.localeCompare(b.document.term.from);
}

/** The version that a document makes of those before it; a sentence when it cannot. */
function versionOf({ document, file, at }: Found, before: readonly Version[]): Version | string {
  const { from } = document.term;
  const twin = before.find(({ agreement }) => agreement.version === from);
  if (twin) return `${at(['term', 'from'])} ${twin.file} begins on ${from} as well`;
  if (document.kind === 'whole') {
    const { kind: _, ...agreement } = document;
    return { agreement: { ...agreement, version: from, root: from }, file, at };
  }
  const { kind: _, amends, ...changes } = document;
  const base = before.find(({ agreement }) => agreement.version === amends);
  if (!base) return `${at(['amends'])} there is no document of ${document.partner} that begins on ${amends}`;
  const { version: __, root, ...unchanged } = base.agreement;
  const agreement = { ...documentShapes.whole.parse({ ...unchanged, ...changes }), version: from, root };
  return { agreement, file, at: (path: Path) => (Object.hasOwn(changes, String(path[0])) ? at(path) : base.at(path)) };
}

function files(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: partner }) =>
      readdirSync(join(directory, partner))
        .filter((name) => !name.startsWith('.'))
        .map((name) => join(directory, partner, name)),
    );
}

function misplaced({ document, at, file }: Found, partner: string): string[] {
  const { from, until } = document.term;
  const amongExamples = basename(dirname(dirname(file))) === basename(exampleDocuments);
  return [
    ...(document.partner === partner
      ? []
      : [`${at(['partner'])} ${document.partner} stands in the folder of ${partner}`]),
    ...(`${from}.yaml` === basename(file)
      ? []
      : [`${at(['term', 'from'])} the file is named after its first day: ${from}.yaml`]),
    // 'open' comes after every day, as a text too.
    ...(from <= until ? [] : [`${at(['term', 'until'])} the term ends before it begins`]),
    ...((document.example === true) === amongExamples
      ? []
      : [
          `${at(['example'])} an example says so, and stands in ${basename(exampleDocuments)}/, which production never reads`,
        ]),
  ];
}
