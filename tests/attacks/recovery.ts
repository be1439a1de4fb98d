// Recovers a schema from a server that need not show it: asks about words, and reads in each refusal what exists.
import { introspected } from './introspected.ts';
import { type Known, matches, nameIn } from './known.ts';
import { asker, type Say, type Send } from './probing.ts';
import { recoverArguments, recoverInputs } from './recoverInputs.ts';

export interface Recovered {
  /** Everything that was found to exist, one line each: `Asn`, `Asn.nip: Nip`, `Query.asn(nip:): Nip!`, `@include`. */
  readonly lines: ReadonlySet<string>;
  /** Names that replies held and no question had named. */
  readonly volunteered: ReadonlySet<string>;
}

/** The words that an attacker brings: for each kind of name those that are likely, and for every kind those that are not. */
export interface Words {
  readonly types: readonly string[];
  readonly fields: readonly string[];
  /** Of arguments, fields of input types and values of enums. */
  readonly inputs: readonly string[];
  readonly directives: readonly string[];
  readonly rare: readonly string[];
}

/** Recovers what can be recovered with these words; words that replies volunteer are tried as well. */
export async function recover(send: Send, words: Words): Promise<Recovered> {
  const { say, volunteered } = asker(send);
  const known: Known = { types: new Map(), fields: new Map(), args: new Map(), others: new Set() };
  await recoverTypes(say, known, [...words.types, ...words.rare]);
  await recoverFields(say, known, [byFragment, byPath], words.fields);
  await recoverFields(say, known, [byFragment], words.rare);
  await recoverArguments(say, known, words.inputs, words.rare);
  await recoverInputs(say, known, [...words.inputs, ...words.rare]);
  await recoverDirectives(say, known, [...words.directives, ...words.rare]);
  const surprises = [...volunteered];
  await recoverTypes(say, known, surprises);
  await recoverFields(say, known, [byFragment, byPath], surprises);
  await recoverArguments(say, known, surprises, []);
  const shown = await introspected(say, [...words.types, ...words.rare, ...surprises]);
  const lines = [...known.types.keys(), ...known.others, ...written(known.fields), ...written(known.args), ...shown];
  return { lines: new Set(lines), volunteered };
}

function written(types: ReadonlyMap<string, string>): string[] {
  return [...types].map(([coordinate, type]) => `${coordinate}: ${type}`);
}

/** A word is a type when it can be the condition of a fragment, or when a refusal to be one says that it is of another kind. */
async function recoverTypes(say: Say, { types }: Known, words: readonly string[]): Promise<void> {
  const asConditions = (chunk: readonly string[]) =>
    `{ __typename } ${chunk.map((word, at) => `fragment F${at} on ${word} { __typename }`).join(' ')}`;
  const asVariables = (chunk: readonly string[]) =>
    `query (${chunk.map((word, at) => `$v${at}: ${word}`).join(' ')}) { __typename }`;
  await say(words, 45, asConditions, (chunk, messages) => {
    const unknown = matches(messages, /^Unknown type "(\w+)"/);
    const others = matches(messages, /cannot condition on non composite type "(\w+)"/);
    for (const word of chunk) if (!unknown.has(word)) types.set(word, others.has(word) ? 'leaf' : 'object');
  });
  await say(words, 45, asVariables, (chunk, messages) => {
    const unknown = matches(messages, /^Unknown type "(\w+)"/);
    const outputs = matches(messages, /cannot be non-input type "(\w+)/);
    for (const word of chunk)
      if (!unknown.has(word) && !outputs.has(word) && types.get(word) !== 'leaf') types.set(word, 'leaf');
  });
}

/** A way to put a selection to a type; how many words go into one question. */
type Door = (
  known: Known,
  type: string,
) => { atATime: number; document: (words: readonly string[]) => string } | undefined;

const byFragment: Door = (_, type) => ({
  atATime: 90,
  document: (words) => `{ __typename } fragment F on ${type} { ${words.join(' ')} }`,
});

const byPath: Door = (known, type) => {
  const way = wayTo(known, type);
  if (!way) return undefined;
  const document = (words: readonly string[]) =>
    `{ ${[...way, words.join(' ')].join(' { ')} ${'}'.repeat(way.length + 1)}`;
  return { atATime: way.length === 0 ? 19 : 90, document };
};

/** A word is a field of a type unless it is refused; then its type is asked, by selecting from it and by not doing so. */
async function recoverFields(say: Say, known: Known, doors: readonly Door[], words: readonly string[]): Promise<void> {
  const objects = [...known.types].flatMap(([type, kind]) => (kind === 'object' ? [type] : []));
  for (const door of doors) {
    await Promise.all(
      objects.map(async (type) => {
        const opened = door(known, type);
        if (!opened) return;
        const found: string[] = [];
        await say(words, opened.atATime, opened.document, (chunk, messages) => {
          const unknown = matches(messages, /^Cannot query field "(\w+)" on type/);
          found.push(...chunk.filter((word) => !unknown.has(word)));
        });
        await recoverTypesOf(say, known, type, found);
      }),
    );
  }
}

async function recoverTypesOf(say: Say, { fields }: Known, type: string, names: readonly string[]): Promise<void> {
  const told = (_: readonly string[], messages: readonly string[]) => {
    for (const message of messages) {
      const [, name, of] =
        /^Field "(\w+)" of type "([^"]+)" must have a selection/.exec(message) ??
        /^Field "(\w+)" must not have a selection since type "([^"]+)"/.exec(message) ??
        [];
      if (name !== undefined && of !== undefined) fields.set(`${type}.${name}`, of);
    }
  };
  await say(names, 40, (chunk) => `{ __typename } fragment F on ${type} { ${chunk.join(' ')} }`, told);
  const selecting = (chunk: readonly string[]) => chunk.map((name) => `${name} { __typename }`).join(' ');
  await say(names, 40, (chunk) => `{ __typename } fragment F on ${type} { ${selecting(chunk)} }`, told);
  // That it exists was told by silence, and counts.
  for (const name of names)
    if (!fields.has(`${type}.${name}`)) fields.set(`${type}.${name}`, 'of a type that was not told');
}

/** The fields, of those found so far, that lead from the root to a type. */
function wayTo({ fields, types }: Known, wanted: string): readonly string[] | undefined {
  const ways = new Map<string, string[]>(types.has('Query') ? [['Query', []]] : []);
  for (const [type, way] of ways) {
    if (type === wanted) return way;
    for (const [coordinate, of] of fields) {
      const [parent, field = ''] = coordinate.split('.');
      const next = nameIn(of);
      if (parent === type && types.get(next) === 'object' && !ways.has(next)) ways.set(next, [...way, field]);
    }
  }
  return undefined;
}

async function recoverDirectives(say: Say, { others }: Known, words: readonly string[]): Promise<void> {
  const document = (chunk: readonly string[]) => `{ ${chunk.map((word) => `... @${word} { __typename }`).join(' ')} }`;
  await say(words, 19, document, (chunk, messages) => {
    const unknown = matches(messages, /^Unknown directive "@(\w+)"/);
    for (const word of chunk) if (!unknown.has(word)) others.add(`@${word}`);
  });
}
