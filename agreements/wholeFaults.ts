// What an agreement opens, judged together: nothing ends in nothing, nothing is out of reach, nothing tells what is hidden.
import { joinKeys } from '@bagi/schema/joinKeys.ts';
import {
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isRequiredInputField,
} from 'graphql';
import type { Agreement } from './agreement.ts';
import { contradictions } from './contradictions.ts';
import type { Fault, Path } from './fault.ts';
import { fieldAt, type Grants, grants } from './grants.ts';

/** Every fault of an agreement whose services, each by itself, name what exists. */
export function wholeFaults(agreement: Agreement, schema: GraphQLSchema): Fault[] {
  const opened = grants(agreement, schema);
  const at = (what: string, coordinate: string): Fault => [placeOf(agreement, coordinate), what];
  return [
    ...deadEnds(opened, schema).map(([coordinate, what]) => at(what, coordinate)),
    ...missingInput(opened, schema).map(([input, what]) => at(what, input)),
    ...missingKeys(opened).map(([type, key]) =>
      at(`${type} is joined by ${key}: name it, or nothing of ${type}`, type),
    ),
    ...unreachable(opened, schema).map((one) => at(`${one} cannot be reached by any operation`, one)),
    ...hiddenFilters(opened, schema).map(([input, hidden]) =>
      at(`${input} would search ${hidden}, which is not opened`, input),
    ),
    ...contradictions(agreement, schema),
  ];
}

type Finding = readonly [coordinate: string, what: string];

/** Where a document names a coordinate, an argument or a type first. */
function placeOf({ services }: Agreement, coordinate: string): Path {
  const [, name = '', argument = ''] = /^([^(]+)\(?(\w*)/.exec(coordinate) ?? [];
  const [type = '', field] = name.split('.');
  for (const [index, service] of services.entries()) {
    if (service.notYetServed) continue;
    if (service.operation === name && argument !== '') return ['services', index, 'arguments', argument];
    if (service.operation === name) return ['services', index, 'operation'];
    const fields = service.fields[type];
    if (fields && field === undefined) return ['services', index, 'fields', type];
    if (fields && field !== undefined && Object.hasOwn(fields, field))
      return ['services', index, 'fields', type, field];
  }
  return ['services'];
}

function opens(opened: Grants, type: string): boolean {
  return [...opened.coordinates].some((coordinate) => coordinate.startsWith(`${type}.`));
}

function deadEnds(opened: Grants, schema: GraphQLSchema): Finding[] {
  const fields = [...opened.coordinates].flatMap((coordinate): Finding[] => {
    const field = fieldAt(schema, coordinate);
    const returned = field && getNamedType(field.type);
    if (isAbstractType(returned)) return [[coordinate, `${coordinate} is abstract: a hidden type could come out`]];
    if (!isCompositeType(returned) || opens(opened, returned.name)) return [];
    return [[coordinate, `${coordinate} opens nothing: name the fields of ${returned.name}`]];
  });
  const args = [...opened.arguments].flatMap((argument): Finding[] => {
    const [coordinate = '', name = ''] = argument.slice(0, -1).split('(');
    const type = fieldAt(schema, coordinate)?.args.find((one) => one.name === name)?.type;
    const input = type && getNamedType(type);
    if (!isInputObjectType(input) || opens(opened, input.name)) return [];
    return [[argument, `argument ${name} opens nothing: name the fields of ${input.name}`]];
  });
  return [...fields, ...args];
}

/** An input without a field that the schema demands could never be sent. */
function missingInput(opened: Grants, schema: GraphQLSchema): Finding[] {
  return Object.values(schema.getTypeMap()).flatMap((type): Finding[] => {
    if (!isInputObjectType(type) || !opens(opened, type.name)) return [];
    return Object.values(type.getFields())
      .filter((field) => isRequiredInputField(field) && !opened.coordinates.has(`${type.name}.${field.name}`))
      .map((field) => [type.name, `${type.name} needs its field ${field.name}`]);
  });
}

/** What a router fetches to join subgraphs is fetched under the agreement too: without the key the rest turns null. */
function missingKeys(opened: Grants): [type: string, key: string][] {
  return [...joinKeys()].flatMap(([type, keys]) =>
    opens(opened, type)
      ? keys.filter((key) => !opened.coordinates.has(key)).map((key): [string, string] => [type, key])
      : [],
  );
}

function unreachable(opened: Grants, schema: GraphQLSchema): string[] {
  const reached = new Set<string>();
  const waiting = ['Query', 'Mutation'];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (reached.has(type)) continue;
    reached.add(type);
    for (const coordinate of opened.coordinates) {
      if (coordinate.startsWith(`${type}.`)) waiting.push(...behind(coordinate, opened, schema));
    }
  }
  return [...opened.coordinates].filter((coordinate) => !reached.has(coordinate.split('.')[0] ?? ''));
}

/** The types that a field leads to: what it returns or takes, and what its opened arguments take. */
function behind(coordinate: string, opened: Grants, schema: GraphQLSchema): string[] {
  const [typeName = '', name = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const input = isInputObjectType(type) ? type.getFields()[name] : undefined;
  const field = fieldAt(schema, coordinate);
  const args = field?.args.filter((argument) => opened.arguments.has(`${coordinate}(${argument.name})`)) ?? [];
  return [input, field, ...args].flatMap((one) => (one ? [getNamedType(one.type).name] : []));
}

/** A filter on what is not opened would tell it by which rows come back. `FilterAsn.agamaId` searches Asn.agama, by its id. */
function hiddenFilters(opened: Grants, schema: GraphQLSchema): [input: string, hidden: string][] {
  return [...opened.coordinates].flatMap((coordinate): [string, string][] => {
    const [input = '', name = ''] = coordinate.split('.');
    const type = /^Filter([A-Z]\w*)$/.exec(input)?.[1];
    if (type === undefined || !isInputObjectType(schema.getType(input))) return [];
    return searched(schema, type, name)
      .filter((hidden) => !opened.coordinates.has(hidden))
      .map((hidden) => [coordinate, hidden]);
  });
}

function searched(schema: GraphQLSchema, type: string, name: string): string[] {
  if (fieldAt(schema, `${type}.${name}`)) return [`${type}.${name}`];
  const fact = `${type}.${name.replace(/Id$/, '')}`;
  const field = fieldAt(schema, fact);
  const found = field && getNamedType(field.type);
  return isCompositeType(found) ? [fact, `${found.name}.id`] : [fact];
}
