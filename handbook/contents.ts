// What a handbook tells of, as values: the contract's operations and types, each with its words in the schema and in the annex.
import { type AnnexWords, annexWords } from '@bagi/agreements/annexWords.ts';
import type { Contract } from '@bagi/agreements/contract.ts';
import { served } from '@bagi/agreements/grants.ts';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** Something with a name of its own: a field, an argument, a value of an enum. */
export interface Entry {
  readonly name: string;
  /** Its type as the schema writes it, `[Anak!]!`, and the name of the type in it; none of a value. */
  readonly type: string | null;
  readonly of: string | null;
  readonly description: string;
  /** Where the annex has it, with its number there. */
  readonly annex: string | null;
  readonly args: readonly Entry[];
}

export interface Chapter {
  readonly name: string;
  readonly kind: 'operation' | 'object' | 'input' | 'enum' | 'scalar';
  readonly description: string;
  readonly annex: string | null;
  readonly entries: readonly Entry[];
  /** Coordinates that give or take it. */
  readonly usedBy: readonly string[];
}

export interface Operation extends Chapter {
  readonly kind: 'operation';
  /** `Query.asn`. */
  readonly name: string;
  readonly field: Entry;
}

export interface Contents {
  readonly contract: Contract;
  /** Root fields, those of services first, in the order of the document. */
  readonly operations: readonly Operation[];
  /** All other types, by name. */
  readonly types: readonly Chapter[];
}

export function contentsOf(contract: Contract): Contents {
  const { schema } = contract;
  const words = annexWords(contract.agreement);
  const named = Object.values(schema.getTypeMap()).filter((type) => !hidden(type));
  const users = usersOf(named);
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    type ? Object.values(type.getFields()).map((field) => operationOf(type.name, field, words)) : [],
  );
  const order = served(contract.agreement).map(({ operation }) => operation);
  const place = ({ name }: Operation) => (order.includes(name) ? order.indexOf(name) : order.length);
  return {
    contract,
    operations: roots.toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name)),
    types: named
      .filter((type) => !isRoot(schema, type))
      .map((type) => chapterOf(type, words, users.get(type.name) ?? []))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

/** What every schema has, and nobody needs to be told of. */
function hidden(type: GraphQLNamedType): boolean {
  return type.name.startsWith('__') || isSpecifiedScalarType(type);
}

function isRoot(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  return type === schema.getQueryType() || type === schema.getMutationType();
}

function operationOf(root: string, field: GraphQLField<unknown, unknown>, words: AnnexWords): Operation {
  const entry = entryOf(field, `${root}.${field.name}`, words);
  const { description, annex, args } = entry;
  return {
    name: `${root}.${field.name}`,
    kind: 'operation',
    description,
    annex,
    entries: args,
    usedBy: [],
    field: entry,
  };
}

function chapterOf(type: GraphQLNamedType, words: AnnexWords, usedBy: readonly string[]): Chapter {
  const { description, annex } = told(type.description, type.name, words);
  return { name: type.name, kind: kindOf(type), description, annex, entries: entriesOf(type, words), usedBy };
}

function kindOf(type: GraphQLNamedType): Chapter['kind'] {
  if (isObjectType(type)) return 'object';
  if (isInputObjectType(type)) return 'input';
  return isEnumType(type) ? 'enum' : 'scalar';
}

function entriesOf(type: GraphQLNamedType, words: AnnexWords): Entry[] {
  if (isObjectType(type) || isInputObjectType(type))
    return Object.values(type.getFields()).map((field: GraphQLField<unknown, unknown> | GraphQLInputField) =>
      entryOf(field, `${type.name}.${field.name}`, words),
    );
  if (!isEnumType(type)) return [];
  return type.getValues().map(({ name, description }) => ({
    name,
    type: null,
    of: null,
    description: description ?? '',
    annex: null,
    args: [],
  }));
}

function entryOf(
  field: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument,
  coordinate: string,
  words: AnnexWords,
): Entry {
  const args = 'args' in field ? field.args.map((one) => entryOf(one, `${coordinate}(${one.name})`, words)) : [];
  return {
    name: field.name,
    ...typed(field.type),
    ...told(field.description, coordinate, words),
    args,
  };
}

function typed(type: GraphQLType): Pick<Entry, 'type' | 'of'> {
  return { type: String(type), of: getNamedType(type).name };
}

/** A contract writes the annex beneath the schema's words; here each stands by itself. */
function told(description: string | null | undefined, place: string, words: AnnexWords) {
  const annex = words.get(place) ?? null;
  const text = description ?? '';
  const beneath = `Annex: ${annex ?? ''}.`;
  return {
    annex,
    description: (annex !== null && text.endsWith(beneath) ? text.slice(0, -beneath.length) : text).trim(),
  };
}

/** Type → the coordinates that give it or take it. */
function usersOf(types: readonly GraphQLNamedType[]): Map<string, string[]> {
  const users = new Map<string, string[]>();
  const use = (type: GraphQLType, coordinate: string) => {
    const { name } = getNamedType(type);
    users.set(name, [...(users.get(name) ?? []), coordinate]);
  };
  for (const type of types) {
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields()) as (GraphQLField<unknown, unknown> | GraphQLInputField)[]) {
      use(field.type, `${type.name}.${field.name}`);
      if ('args' in field) for (const one of field.args) use(one.type, `${type.name}.${field.name}`);
    }
  }
  return users;
}
