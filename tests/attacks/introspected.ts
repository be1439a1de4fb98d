// What a server tells of its schema when it is asked for it by name, type by type.
import type { Say } from './probing.ts';

interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType?: TypeRef;
}
interface Told {
  readonly name: string;
  readonly fields: readonly { name: string; type: TypeRef; args: readonly { name: string; type: TypeRef }[] }[] | null;
  readonly inputFields: readonly { name: string; type: TypeRef }[] | null;
  readonly enumValues: readonly { name: string }[] | null;
}

const typeRef = 'type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const told = `{ name inputFields { name ${typeRef} } enumValues(includeDeprecated: true) { name }
  fields(includeDeprecated: true) { name args { name ${typeRef} } ${typeRef} } }`;

/** Lines of everything that the server admits of these types. */
export async function introspected(say: Say, words: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  const document = (chunk: readonly string[]) =>
    `{ ${chunk.map((word, at) => `t${at}: __type(name: "${word}") { name }`).join(' ')} }`;
  const existing: string[] = [];
  await say(words, 19, document, (_, __, data) => {
    for (const one of Object.values(data ?? {})) if (one) existing.push((one as Told).name);
  });
  await say(
    existing,
    1,
    ([word]) => `{ t: __type(name: "${word}") ${told} }`,
    (_, __, data) => {
      lines.push(...linesOf(data?.['t'] as Told));
    },
  );
  await say(
    ['all'],
    1,
    () => '{ __schema { types { name } directives { name } } }',
    (_, __, data) => {
      const shown = data?.['__schema'] as { types: { name: string }[]; directives: { name: string }[] } | undefined;
      lines.push(
        ...(shown?.types ?? []).map(({ name }) => name),
        ...(shown?.directives ?? []).map(({ name }) => `@${name}`),
      );
    },
  );
  return lines;
}

function linesOf({ name, fields, inputFields, enumValues }: Told): string[] {
  return [
    name,
    ...(fields ?? []).flatMap((field) => [
      `${name}.${field.name}: ${written(field.type)}`,
      ...field.args.map((argument) => `${name}.${field.name}(${argument.name}:): ${written(argument.type)}`),
    ]),
    ...(inputFields ?? []).map((field) => `${name}.${field.name}: ${written(field.type)}`),
    ...(enumValues ?? []).map((value) => `${name}.${value.name}`),
  ];
}

function written({ kind, name, ofType }: TypeRef): string {
  if (!ofType) return name ?? '';
  return kind === 'LIST' ? `[${written(ofType)}]` : `${written(ofType)}!`;
}
