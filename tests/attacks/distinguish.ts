// Whether a server lets itself be read without words: does it answer a name that it hides as it answers one that never was, to the byte.
import { type GraphQLSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import type { Heard, Send } from './probing.ts';
import { invented } from './words.ts';

/** Somewhere in a request where names can stand, and the names that are hidden there. */
export interface Place {
  readonly what: string;
  readonly names: readonly string[];
  readonly request: (names: readonly string[]) => Parameters<Send>[0];
}

/** So many names in one question: a validator stops at a hundred faults. */
const together = 40;

/** The places at which a server tells hidden names from names that never were. */
export async function distinguished(send: Send, places: readonly Place[]): Promise<string[]> {
  const told: string[] = [];
  for (const { what, names, request } of places) {
    for (let at = 0; at < names.length; at += together) {
      const hidden = names.slice(at, at + together);
      const absent = invented(hidden);
      const [heard, expected] = [await send(request(hidden)), await send(request(absent))];
      if (JSON.stringify(renamed(heard, hidden)) !== JSON.stringify(renamed(expected, absent))) told.push(what);
    }
  }
  return [...new Set(told)];
}

/** A reply with the names of its question told by their number alone. */
function renamed({ status, headers, text }: Heard, names: readonly string[]): Heard {
  const numbers = new Map(names.map((name, at) => [name, `«${at}»`]));
  return { status, headers, text: text.replaceAll(/[A-Za-z_]\w*/g, (word) => numbers.get(word) ?? word) };
}

/** Every name of the whole schema that a contract does not hold, in each place where it could stand. */
export function hiddenPlaces(whole: GraphQLSchema, contract: GraphQLSchema): Place[] {
  const types = Object.keys(whole.getTypeMap()).filter((name) => !contract.getType(name));
  const fragments = (names: readonly string[], of: (name: string) => string) =>
    `{ __typename } ${names.map((name, at) => `fragment F${at} on ${of(name)}`).join(' ')}`;
  const places: Place[] = [
    {
      what: 'types of fragments',
      names: types,
      request: (names) => ({ query: fragments(names, (name) => `${name} { __typename }`) }),
    },
    {
      what: 'types of variables',
      names: types,
      request: (names) => ({
        query: `query (${names.map((name, at) => `$v${at}: [${name}!]`).join(' ')}) { __typename }`,
      }),
    },
    ...chunked(types, 19).map((names) => ({
      what: 'types asked for by name',
      names,
      request: (asked: readonly string[]) => ({
        query: `{ ${asked.map((name, at) => `t${at}: __type(name: "${name}") { kind }`).join(' ')} }`,
      }),
    })),
    ...Object.values(contract.getTypeMap()).flatMap((type) => placesIn(whole, contract, type.name)),
  ];
  return places.filter(({ names }) => names.length > 0);
}

function placesIn(whole: GraphQLSchema, contract: GraphQLSchema, name: string): Place[] {
  const [all, shown] = [whole.getType(name), contract.getType(name)];
  if (isEnumType(all) && isEnumType(shown)) {
    return [
      valuesPlace(
        name,
        all.getValues().flatMap((one) => (shown.getValue(one.name) ? [] : [one.name])),
      ),
    ];
  }
  if (isInputObjectType(all) && isInputObjectType(shown))
    return inputPlaces(name, absentIn(all.getFields(), shown.getFields()));
  if (!isObjectType(all) || !isObjectType(shown)) return [];
  const hidden = absentIn(all.getFields(), shown.getFields());
  return [
    {
      what: `fields of ${name}`,
      names: hidden,
      request: (names) => ({ query: `{ __typename } fragment F on ${name} { ${names.join(' ')} }` }),
    },
    ...chunked(name === 'Query' ? hidden : [], 19).map((names) => ({
      what: 'root fields',
      names,
      request: (asked: readonly string[]) => ({ query: `{ ${asked.map((field) => `${field} { id }`).join(' ')} }` }),
    })),
    ...Object.values(shown.getFields()).map(({ name: field, args }): Place => ({
      what: `arguments of ${name}.${field}`,
      names: (all.getFields()[field]?.args ?? []).flatMap((one) =>
        args.some((other) => other.name === one.name) ? [] : [one.name],
      ),
      request: (names) => ({
        query: `{ __typename } fragment F on ${name} { ${field}(${names.map((argument) => `${argument}: "x"`).join(' ')}) { __typename } }`,
      }),
    })),
  ];
}

function inputPlaces(type: string, names: readonly string[]): Place[] {
  const query = `query ($v: ${type}) { __typename }`;
  return [
    {
      what: `fields of ${type}`,
      names,
      request: (asked) => ({
        query: `query ($v: ${type} = { ${asked.map((name) => `${name}: "x"`).join(' ')} }) { __typename }`,
      }),
    },
    {
      what: `fields of ${type} in variables`,
      names,
      request: (asked) => ({ query, variables: { v: Object.fromEntries(asked.map((name) => [name, 'x'])) } }),
    },
  ];
}

function valuesPlace(type: string, names: readonly string[]): Place {
  return {
    what: `values of ${type}`,
    names,
    request: (asked) => ({ query: `query ($v: [${type}] = [${asked.join(' ')}]) { __typename }` }),
  };
}

function absentIn(all: object, shown: object): string[] {
  return Object.keys(all).filter((name) => !(name in shown));
}

function chunked(names: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(names.length / size) }, (_, at) => names.slice(at * size, (at + 1) * size));
}
