// All documents at hand, worked together: each addendum laid over what it changes, each partner's versions by first day.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Agreement } from './agreement.ts';
import { DocumentFault, read, type Source } from './read.ts';
import { type NotInForce, notInForce } from './refusals.ts';
import { dayInJakarta } from './term.ts';

/** An agreement with the file it comes from, for messages about it. */
export interface Version {
  readonly agreement: Agreement;
  readonly file: string;
  readonly at: Source['at'];
}

/** Partner → its versions, the oldest first. */
export type Library = ReadonlyMap<string, readonly Version[]>;

/** The documents that came with the product, and those made up for demonstration. */
export const signedDocuments: string = join(import.meta.dirname, 'documents');
export const exampleDocuments: string = join(import.meta.dirname, 'examples');

/** Reads every <directory>/<partner>/<first-day>.yaml; throws a DocumentFault that names every fault of every document. */
export function readLibrary(directories: readonly string[]): Library {
  const faults: string[] = [];
  const found = directories.flatMap(files).flatMap(({ partner, file }) => {
    try {
      const source = read(readFileSync(file, 'utf8'), file);
      faults.push(...misplaced(source, partner, file));
      return [{ file, ...source }];
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  const library = new Map<string, Version[]>();
  for (const { file, document, at } of found.toSorted((a, b) =>
    a.document.term.from.localeCompare(b.document.term.from),
  )) {
    const versions = library.get(document.partner) ?? [];
    library.set(document.partner, versions);
    if (document.kind === 'whole') {
      const { kind: _, ...agreement } = document;
      versions.push({ agreement: { ...agreement, version: document.term.from }, file, at });
      continue;
    }
    const { kind: _, amends, ...changes } = document;
    const base = versions.find((version) => version.agreement.version === amends);
    if (!base) faults.push(`${at(['amends'])} there is no document of ${document.partner} that begins on ${amends}`);
    else
      versions.push({ agreement: { ...base.agreement, ...defined(changes), version: document.term.from }, file, at });
  }
  if (faults.length > 0) throw new DocumentFault(faults);
  return library;
}

/** The version in force for a partner at an instant (milliseconds since 1970); otherwise the refusal with its reason. */
export function inForce(library: Library, partner: string, nowMs: number): Agreement {
  const today = dayInJakarta(nowMs);
  const versions = library.get(partner) ?? [];
  const [first] = versions;
  if (!first) throw notInForce('ABSENT');
  const begun = versions.filter(({ agreement }) => agreement.term.from <= today);
  const last = begun.at(-1);
  if (!last) throw notInForce('NOT_BEGUN', first.agreement.term.from);
  const reason = obstacle(last.agreement, today);
  if (reason) throw notInForce(reason.why, reason.day);
  return last.agreement;
}

function obstacle({ term, suspended, incomplete }: Agreement, today: string): { why: NotInForce; day?: string } | null {
  if (term.until !== 'open' && term.until < today) return { why: 'ENDED', day: term.until };
  if (suspended && suspended.since <= today) return { why: 'SUSPENDED', day: suspended.since };
  if (incomplete !== undefined) return { why: 'INCOMPLETE' };
  return null;
}

function files(directory: string): { partner: string; file: string }[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: partner }) =>
      readdirSync(join(directory, partner))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => ({ partner, file: join(directory, partner, name) })),
    );
}

function misplaced({ document, at }: Source, partner: string, file: string): string[] {
  const { from, until } = document.term;
  return [
    ...(document.partner === partner
      ? []
      : [`${at(['partner'])} ${document.partner} stands in the folder of ${partner}`]),
    ...(`${from}.yaml` === basename(file)
      ? []
      : [`${at(['term', 'from'])} the file is named after its first day: ${from}.yaml`]),
    ...(until === 'open' || from <= until ? [] : [`${at(['term', 'until'])} the term ends before it begins`]),
  ];
}

function defined<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never;
}
