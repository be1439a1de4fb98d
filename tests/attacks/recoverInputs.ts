// What can be given: the arguments of fields, and what stands in the input types and enums that they take.
import { type Known, matches, nameIn } from './known.ts';
import type { Say } from './probing.ts';

/** A word is an argument of a field unless it is refused. The rare ones are tried on root fields alone. */
export async function recoverArguments(
  say: Say,
  known: Known,
  words: readonly string[],
  rare: readonly string[],
): Promise<void> {
  await Promise.all(
    [...known.fields.keys()].map(async (coordinate) => {
      const [type = '', field = ''] = coordinate.split('.');
      const document = (given: string) => `{ __typename } fragment F on ${type} { ${field}(${given}) { __typename } }`;
      const wrong = (chunk: readonly string[]) => document(chunk.map((word) => `${word}: {}`).join(' '));
      const found: string[] = [];
      await say(type === 'Query' ? [...words, ...rare] : words, 90, wrong, (chunk, messages) => {
        const unknown = matches(messages, /^Unknown argument "(\w+)"/);
        found.push(...chunk.filter((word) => !unknown.has(word)));
      });
      const types = await typesExpected(say, found, (given) => `${type} { ${field}(${given}) { __typename } }`);
      for (const [word, of] of types) known.args.set(`${coordinate}(${word}:)`, of);
    }),
  );
}

/** What type each place takes: told when a variable of another type does not fit there. */
async function typesExpected(
  say: Say,
  words: readonly string[],
  on: (given: string) => string,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const declared = words.map((_, at) => `$v${at}: Boolean`).join(' ');
  const document = `query (${declared}) { ...F } fragment F on ${on(words.map((word, at) => `${word}: $v${at}`).join(' '))}`;
  await say(
    words.length === 0 ? [] : ['all'],
    1,
    () => document,
    (_, messages) => {
      const told = messages.map((message) => /^Variable "\$v(\d+)" of type .* expecting type "([^"]+)"/.exec(message));
      const types = new Map(told.flatMap((one) => (one ? [[Number(one[1]), one[2] ?? '']] : [])));
      words.forEach((word, at) => found.set(word, types.get(at) ?? 'Boolean'));
    },
  );
  return found;
}

/** What stands in input types and enums: their words are tried in the default value of a variable. */
export async function recoverInputs(say: Say, known: Known, words: readonly string[]): Promise<void> {
  const leaves = [...known.types].flatMap(([type, kind]) => (kind === 'leaf' ? [type] : []));
  const absent = 'yangTidakAda';
  const within: string[] = [];
  await Promise.all(
    leaves.map(async (type) => {
      const document = (value: string) => `query ($v: [${type}] = ${value}) { __typename }`;
      let kind = '';
      await say(
        [absent],
        1,
        ([word]) => document(`[{ ${word}: 7 }, ${word}]`),
        (_, messages) => {
          if (messages.some((message) => message.includes(`"${absent}" is not defined by type`))) kind = 'input';
          if (messages.some((message) => message.includes(`"${absent}" does not exist in`))) kind = 'enum';
        },
      );
      if (kind === 'enum') {
        await say(
          words,
          90,
          (chunk) => document(`[${chunk.join(' ')}]`),
          (chunk, messages) => {
            const unknown = matches(messages, /^Value "(\w+)" does not exist in/);
            for (const word of chunk) if (!unknown.has(word)) known.others.add(`${type}.${word}`);
          },
        );
      }
      if (kind !== 'input') return;
      if (isTaken(known, type)) await recoverInputFields(say, known, type, words);
      else within.push(type);
    }),
  );
  // What stands within another input is found by it.
  for (const type of within) await recoverInputFields(say, known, type, words);
}

/** Whether some argument takes it. */
function isTaken({ args }: Known, type: string): boolean {
  return [...args.values()].some((of) => nameIn(of) === type);
}

async function recoverInputFields(say: Say, known: Known, type: string, words: readonly string[]): Promise<void> {
  const document = (value: string) => `query ($v: [${type}] = ${value}) { __typename }`;
  const found: string[] = [];
  const valued = (chunk: readonly string[]) => chunk.map((word) => `${word}: {}`).join(' ');
  await say(
    words,
    90,
    (chunk) => document(`[{ ${valued(chunk)} }]`),
    (chunk, messages) => {
      const unknown = matches(messages, /^Field "(\w+)" is not defined by type/);
      found.push(...chunk.filter((word) => !unknown.has(word)));
    },
  );
  const on = placeOf(known, type);
  if (!on) return;
  for (const [word, of] of await typesExpected(say, found, on)) known.others.add(`${type}.${word}: ${of}`);
}

/** Where a value of an input type can be given: to an argument, or within another input that can. */
function placeOf({ args, others }: Pick<Known, 'args' | 'others'>, type: string): ((given: string) => string) | null {
  const [place] = [...args].find(([, of]) => nameIn(of) === type) ?? [];
  const [, owner, field, argument] = /^(\w+)\.(\w+)\((\w+):\)$/.exec(place ?? '') ?? [];
  if (owner !== undefined) return (given) => `${owner} { ${field}(${argument}: { ${given} }) { __typename } }`;
  for (const line of others) {
    const [, above = '', name = '', of = ''] = /^(\w+)\.(\w+): (.+)$/.exec(line) ?? [];
    const around = nameIn(of) === type ? placeOf({ args, others: new Set() }, above) : null;
    if (around) return (given) => around(`${name}: { ${given} }`);
  }
  return null;
}
