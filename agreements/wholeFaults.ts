// What an agreement opens, judged together: nothing ends in nothing, nothing is out of reach, nothing tells what is hidden.
import { joinKeys } from '@bagi/schema/joinKeys.ts';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isInputObjectType,
  isObjectType,
  isRequiredInputField,
} from 'graphql';
import type { Agreement } from './agreement.ts';
import { contradictions } from './contradictions.ts';
import type { Fault, Path } from './fault.ts';
import { fieldAt, type Grants, grants, partsOf } from './grants.ts';

/** Every fault of an agreement whose services, each by itself, name what exists. */
export function wholeFaults(agreement: Agreement, schema: GraphQLSchema): Fault[] {
  const opened = grants(agreement, schema);
  return [
    ...[
      ...deadEnds(opened, schema),
      ...missingInput(opened, schema),
      ...missingKeys(opened),
      ...unreachable(opened, schema),
      ...hiddenFilters(opened, schema),
    ].map(([named, what]): Fault => [placeOf(agreement, named), what]),
    ...contradictions(agreement, schema),
  ];
}

/** A type, a field or an argument, and what is the matter with it. */
type Finding = readonly [named: Named, what: string];
type Named = readonly [type: string, field?: string, argument?: string];

/** Where a document names a type, a field or an argument first. */
function placeOf({ services }: Agreement, [type, field, argument]: Named): Path {
  for (const [index, service] of services.entries()) {
    if (service.notYetServed) continue;
    const at = ['services', index];
    if (service.operation === `${type}.${field}`)
      return argument === undefined ? [...at, 'operation'] : [...at, 'arguments', argument];
    const fields = service.fields[type];
    if (!fields) continue;
    if (field === undefined) return [...at, 'fields', type];
    if (Object.hasOwn(fields, field)) return [...at, 'fields', type, field];
  }
  return ['services'];
}

function opens(opened: Grants, type: string): boolean {
  return [...opened.coordinates].some((coordinate) => coordinate.startsWith(`${type}.`));
}

function deadEnds(opened: Grants, schema: GraphQLSchema): Finding[] {
  return [...opened.coordinates].flatMap((coordinate): Finding[] => {
    const parts = partsOf(coordinate);
    const field = fieldAt(schema, coordinate);
    if (!field) return [];
    const returned = getNamedType(field.type);
    if (isAbstractType(returned)) return [[parts, `${coordinate} is abstract: a hidden type could come out`]];
    const args = openedArguments(coordinate, field, opened).flatMap(({ name, type }): Finding[] => {
      const input = getNamedType(type);
      if (!isInputObjectType(input) || opens(opened, input.name)) return [];
      return [[[...parts, name], `argument ${name} opens nothing: name the fields of ${input.name}`]];
    });
    if (!isObjectType(returned) || opens(opened, returned.name)) return args;
    return [[parts, `${coordinate} opens nothing: name the fields of ${returned.name}`], ...args];
  });
}

function openedArguments(coordinate: string, { args }: GraphQLField<unknown, unknown>, opened: Grants) {
  return args.filter(({ name }) => opened.arguments.has(`${coordinate}(${name})`));
}

/** An input without a field that the schema demands could never be sent. */
function missingInput(opened: Grants, schema: GraphQLSchema): Finding[] {
  return Object.values(schema.getTypeMap()).flatMap((type): Finding[] => {
    if (!isInputObjectType(type) || !opens(opened, type.name)) return [];
    return Object.values(type.getFields())
      .filter((field) => isRequiredInputField(field) && !opened.coordinates.has(`${type.name}.${field.name}`))
      .map((field) => [[type.name], `${type.name} needs its field ${field.name}`]);
  });
}

/** What a router fetches to join subgraphs is fetched under the agreement too: without the key the rest turns null. */
function missingKeys(opened: Grants): Finding[] {
  return [...joinKeys()]
    .filter(([type]) => opens(opened, type))
    .flatMap(([type, keys]) =>
      keys
        .filter((key) => !opened.coordinates.has(key))
        .map((key): Finding => [[type], `${type} is joined by ${key}: name it, or nothing of ${type}`]),
    );
}

function unreachable(opened: Grants, schema: GraphQLSchema): Finding[] {
  const reached = new Set<string>();
  const reach = (type: string): void => {
    if (reached.has(type)) return;
    reached.add(type);
    for (const coordinate of opened.coordinates)
      if (partsOf(coordinate)[0] === type) behind(coordinate, opened, schema).forEach(reach);
  };
  for (const root of ['Query', 'Mutation']) reach(root);
  return [...opened.coordinates]
    .map((coordinate): Finding => [partsOf(coordinate), `${coordinate} cannot be reached by any operation`])
    .filter(([[type]]) => !reached.has(type));
}

/** The types that a field leads to: what it returns or takes, and what its opened arguments take. */
function behind(coordinate: string, opened: Grants, schema: GraphQLSchema): string[] {
  const [typeName, name] = partsOf(coordinate);
  const type = schema.getType(typeName);
  const input = isInputObjectType(type) ? type.getFields()[name] : undefined;
  const field = fieldAt(schema, coordinate);
  const args = field ? openedArguments(coordinate, field, opened) : [];
  return [input, field, ...args].filter((one) => one !== undefined).map((one) => getNamedType(one.type).name);
}

/** A filter on what is not opened would tell it by which rows come back. `FilterAsn.agamaId` searches Asn.agama, by its id. */
function hiddenFilters(opened: Grants, schema: GraphQLSchema): Finding[] {
  return [...opened.coordinates].flatMap((coordinate): Finding[] => {
    const [input, name] = partsOf(coordinate);
    if (!input.startsWith('Filter') || !isInputObjectType(schema.getType(input))) return [];
    return searched(schema, input.slice('Filter'.length), name)
      .filter((hidden) => !opened.coordinates.has(hidden))
      .map((hidden) => [[input, name], `${coordinate} would search ${hidden}, which is not opened`]);
  });
}

function searched(schema: GraphQLSchema, type: string, name: string): string[] {
  if (fieldAt(schema, `${type}.${name}`)) return [`${type}.${name}`];
  const fact = `${type}.${name.replace(/Id$/, '')}`;
  const field = fieldAt(schema, fact);
  const found = field && getNamedType(field.type);
  return isObjectType(found) ? [fact, `${found.name}.id`] : [fact];
}
