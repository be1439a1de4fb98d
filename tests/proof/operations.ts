// Operations as callers write them, sensible and senseless: over the whole schema, most of them within one agreement.
import fc from 'fast-check';
import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { argumentsFor } from './arguments.ts';
import { several, variable, type World, type Writing, writingOf } from './writing.ts';

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** Operations for a partner; they shrink to short ones with the first choices. */
export function operations(world: World): fc.Arbitrary<Operation> {
  return fc
    .array(fc.nat(9_999), { minLength: 1, maxLength: 400, size: 'max' })
    .map((choices) => operationFrom(world, choices));
}

/** The operation that a row of choices leads to; where they run out, the first choice is taken. */
export function operationFrom(world: World, choices: readonly number[]): Operation {
  const writing = writingOf(world, choices);
  const { chance, pick } = writing;
  const roots = [root(writing)];
  while (roots.length < 3 && chance(15)) roots.push(root(writing));
  const body = `{ ${roots.join(' ')} }`;
  const variables = writing.declared.length > 0 ? `(${writing.declared.join(', ')})` : '';
  const plain = variables === '' && writing.fragments.length === 0 && !chance(20);
  const query = plain ? body : [`query Q${variables} ${body}`, ...writing.fragments].join(' ');
  if (!writing.wild || !chance(10)) return { query, variables: writing.variables };
  return {
    query: `${query} query R { __typename }`,
    variables: writing.variables,
    operationName: pick(['Q', 'R', 'S']),
  };
}

const strange = [
  '_service { sdl }',
  '__schema { types { name } }',
  '__type(name: "Asn") { fields { name } }',
  'rahasia',
];

function root(writing: Writing): string {
  const { world, wild, chance, pick } = writing;
  if (wild && chance(15)) return pick([...strange, entities(writing)]);
  const query = world.schema.getQueryType();
  if (!query) throw new Error('The schema has no questions.');
  const names = fieldsOf(writing, query);
  const about = names.filter((field) => field.name !== 'perjanjian' || chance(20));
  return fieldText(writing, query, pick(about.length > 0 ? about : names), 0);
}

/** The question by which subgraphs are joined, asked from outside. */
function entities({ world, pick }: Writing): string {
  return `_entities(representations: [{ __typename: "Asn", id: "${pick(world.persons).id}" }]) { ... on Asn { id nama alamat } }`;
}

/** The fields that may be asked; past the agreement, any. */
function fieldsOf({ world, wild, chance }: Writing, type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  const all = Object.values(type.getFields()).filter(({ name }) => !world.without?.has(`${type.name}.${name}`));
  if (wild && chance(15)) return all;
  return all.filter(({ name }) => world.mayHold(`${type.name}.${name}`));
}

function selection(writing: Writing, type: GraphQLObjectType, depth: number): string {
  const { chance, pick, fragments, count } = writing;
  const fields = fieldsOf(writing, type).filter((field) => depth < 4 || !isObjectType(getNamedType(field.type)));
  const wanted = chance(12) ? fields : several(writing, fields);
  const texts = beyond(writing, type, depth);
  for (const field of wanted) texts.push(fieldText(writing, type, field, depth));
  if (wanted.length > 0 && chance(10)) texts.push(fieldText(writing, type, pick(wanted), depth, true));
  if (texts.length === 0 || chance(8)) texts.push('__typename');
  if (writing.wild && chance(6)) texts.push(pick(['rahasia', 'nik', 'alamat { x }', 'id { x }']));
  if (!chance(18)) return `{ ${texts.join(' ')} }`;
  const cut = pick(texts.map((_, index) => index));
  const [before, after] = [texts.slice(0, cut), texts.slice(cut)];
  const inner = `{ ${after.join(' ')} }`;
  const form = pick(['typed', 'untyped', 'named'] as const);
  if (form === 'typed') return `{ ${[...before, `... on ${type.name} ${inner}`].join(' ')} }`;
  if (form === 'untyped') return `{ ${[...before, `... ${directive(writing)}${inner}`].join(' ')} }`;
  const name = `F${count()}`;
  fragments.push(`fragment ${name} on ${type.name} ${inner}`);
  return `{ ${[...before, `...${name}`].join(' ')} }`;
}

/** A field that exists, and that the agreement does not open: once in an operation that strays. */
function beyond(writing: Writing, type: GraphQLObjectType, depth: number): string[] {
  const { world, strays, chance, pick } = writing;
  const closed = Object.values(type.getFields()).filter(({ name }) => !world.mayHold(`${type.name}.${name}`));
  if (closed.length === 0 || !strays()) return [];
  const leaves = closed.filter((field) => !isObjectType(getNamedType(field.type)));
  const field = pick(leaves.length > 0 && chance(70) ? leaves : closed);
  return [fieldText(writing, type, field, depth)];
}

function fieldText(
  writing: Writing,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  depth: number,
  again = false,
): string {
  const { chance } = writing;
  const type = getNamedType(field.type);
  const alias = again || depth === 0 || chance(15) ? aliasFor(writing) : '';
  const args = argumentsFor(writing, parent, field);
  const below = isObjectType(type) ? ` ${selection(writing, type, depth + 1)}` : '';
  return `${alias}${field.name}${args}${chance(6) ? ` ${directive(writing)}` : ''}${below}`;
}

/** An alias that nothing else has; names of other fields among them, and past the agreement names that mean something. */
function aliasFor({ pick, chance, wild, count }: Writing): string {
  if (wild && chance(5)) return `${pick(['__proto__', 'constructor', '__typename', 'nama', 'toString'])}: `;
  return `${pick(['a', 'nama', 'nik', 'id', 'data', 'edges'])}${count()}: `;
}

function directive(writing: Writing): string {
  const { pick, wild, chance } = writing;
  if (wild && chance(20)) return pick(['@defer ', '@skip ', '@rahasia ', '@include(if: "x") ']);
  const name = pick(['include', 'skip']);
  const value = pick([true, false]);
  return `@${name}(if: ${chance(40) ? variable(writing, 'Boolean!', value) : value}) `;
}
