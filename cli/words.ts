// The words that commands take, each judged where it is read: partners, days, whole numbers; and the one flag that most have.
// A help is shown without the rooms behind it being read: what judges a word is imported when there is one.

export const asJson = { kind: 'boolean', brief: 'As JSON, for programs', default: false, withNegated: false } as const;

export interface Json {
  readonly json: boolean;
}

export function text(word: string): string {
  return word;
}

export async function day(word: string): Promise<string> {
  const { isDay } = await import('@bagi/schema/scalars.ts');
  if (isDay(word)) return word;
  throw new Error(`${word} is no day: write 2026-11-21.`);
}

export function whole(word: string): number {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  throw new Error(`${word} is no whole number.`);
}

/** A partner by its name in the documents. Whether there is one is seen by what it is asked of. */
export const partner = { parse: text, proposeCompletions: partners, placeholder: 'partner' } as const;

async function partners(begun: string): Promise<string[]> {
  const { existsSync, readdirSync } = await import('node:fs');
  const { exampleDocuments, signedDocuments } = await import('@bagi/agreements/library.ts');
  const names = [signedDocuments, exampleDocuments]
    .filter((folder) => existsSync(folder))
    .flatMap((one) => readdirSync(one));
  return [...new Set(names)].filter((name) => name.startsWith(begun)).toSorted();
}

/** A flag that takes one word and may be left out. */
export function word(brief: string, placeholder: string) {
  return { kind: 'parsed', parse: text, optional: true, brief, placeholder } as const;
}

/** A flag that takes one word and may not. */
export function neededWord(brief: string, placeholder: string) {
  return { kind: 'parsed', parse: text, brief, placeholder } as const;
}

/** A flag that is there or not. */
export function flag(brief: string) {
  return { kind: 'boolean', brief, default: false, withNegated: false } as const;
}
