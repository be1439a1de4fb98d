// Judges a document against the schema: what it names exists, can be reached, and cannot be turned against it.
import {
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { Service } from './agreement.ts';
import { fieldAt, type Grants, grants, served } from './grants.ts';
import type { Version } from './library.ts';
import { nodeType } from './scope.ts';

type Path = readonly PropertyKey[];
type Fault = readonly [path: Path, what: string];

/** Types that reach across subgraphs, with the key they are joined by: granting one takes granting the other. */
const joinKeys = new Map([['Asn', 'id']]);

/** Every fault of a document, each with its file, line and column; none when it may be served. */
export function check({ agreement, at }: Version, schema: GraphQLSchema): string[] {
  const faults = agreement.services.flatMap((service, index) =>
    serviceFaults(service, schema).map(([path, what]): Fault => [['services', index, ...path], what]),
  );
  if (faults.length > 0) return faults.map(([path, what]) => `${at(path)} ${what}`);
  const opened = grants(agreement, schema);
  return [...wholeFaults(served(agreement), opened, schema), ...narrowingFaults(agreement.services, schema)].map(
    ([path, what]) => `${at(path)} ${what}`,
  );
}

function serviceFaults(service: Service, schema: GraphQLSchema): Fault[] {
  const { operation, fields, rows } = service;
  const field = fieldAt(schema, operation);
  if (service.notYetServed) {
    return field
      ? [[['notYetServed'], `${operation} is in the schema: it is served, or the document does not name it`]]
      : [];
  }
  if (!field)
    return [
      [['operation'], `${operation} is not in the schema; if it is agreed but not built, say notYetServed: true`],
    ];

  const args = new Map(field.args.map((argument) => [argument.name, argument]));
  const given = Object.keys(service.arguments);
  return [
    ...given
      .filter((name) => !args.has(name))
      .map((name): Fault => [['arguments', name], `${operation} has no argument ${name}`]),
    ...field.args
      .filter((argument) => isRequiredArgument(argument) && !given.includes(argument.name))
      .map((argument): Fault => [['operation'], `${operation} needs its argument ${argument.name}`]),
    ...Object.entries(rows)
      .filter(([, value]) => typeof value === 'string' && service.arguments[value.slice(1)] !== 'required')
      .map(([fact, value]): Fault => [
        ['rows', fact],
        `${String(value)} binds the rows, so it must be a required argument`,
      ]),
    ...Object.entries(fields).flatMap(([type, names]) => typeFaults(schema, type, Object.keys(names))),
  ];
}

function typeFaults(schema: GraphQLSchema, typeName: string, names: readonly string[]): Fault[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInputObjectType(type))
    return [[['fields', typeName], `there is no type ${typeName} with fields`]];
  if (typeName === 'Query' || typeName === 'Mutation') {
    return [[['fields', typeName], `${typeName} is opened by services, one operation each`]];
  }
  const has = new Set(Object.keys(type.getFields()));
  return names
    .filter((name) => !has.has(name))
    .map((name) => [['fields', typeName, name], `${typeName} has no field ${name}`]);
}

function wholeFaults(services: readonly Service[], opened: Grants, schema: GraphQLSchema): Fault[] {
  const place = (coordinate: string): Path => {
    const [type = '', field = ''] = coordinate.split('.');
    const index = services.findIndex((one) => one.operation === coordinate || one.fields[type]?.[field] !== undefined);
    const fields = services[index]?.fields[type]?.[field] === undefined ? ['operation'] : ['fields', type, field];
    return ['services', index, ...fields];
  };
  const opens = (type: string) => [...opened.coordinates].some((coordinate) => coordinate.startsWith(`${type}.`));
  return [
    ...[...opened.coordinates].flatMap((coordinate): Fault[] => {
      const field = fieldAt(schema, coordinate);
      if (!field) return [];
      const returned = getNamedType(field.type);
      if (isAbstractType(returned))
        return [[place(coordinate), `${coordinate} is abstract: a hidden type could come out`]];
      if (isCompositeType(returned) && !opens(returned.name)) {
        return [[place(coordinate), `${coordinate} opens nothing: name the fields of ${returned.name}`]];
      }
      return [];
    }),
    ...[...opened.arguments].flatMap((argument): Fault[] => {
      const [coordinate = '', name = ''] = argument.slice(0, -1).split('(');
      const type = fieldAt(schema, coordinate)?.args.find((one) => one.name === name)?.type;
      const input = type && getNamedType(type);
      if (!isInputObjectType(input) || opens(input.name)) return [];
      return [[place(coordinate), `argument ${name} opens nothing: name the fields of ${input.name}`]];
    }),
    ...[...joinKeys].flatMap(([type, key]): Fault[] =>
      opens(type) && !opened.coordinates.has(`${type}.${key}`)
        ? [[['services'], `${type} is joined by ${key}: name ${type}.${key}, or nothing of it`]]
        : [],
    ),
    ...unreachable(opened, schema).map((coordinate): Fault => [
      place(coordinate),
      `${coordinate} cannot be reached by any operation`,
    ]),
    ...hiddenFilters(opened, schema).map(([input, hidden]): Fault => [
      place(input),
      `${input} would search ${hidden}, which is not opened`,
    ]),
  ];
}

/** Literal rows narrow a type, so services that return one type say the same. */
function narrowingFaults(services: readonly Service[], schema: GraphQLSchema): Fault[] {
  const first = new Map<string, string>();
  return services.flatMap((service, index): Fault[] => {
    const type = service.notYetServed ? undefined : nodeType(schema, service.operation);
    if (type === undefined) return [];
    const rows = JSON.stringify(Object.entries(service.rows).filter(([, value]) => typeof value !== 'string'));
    const before = first.get(type) ?? rows;
    first.set(type, before);
    return before === rows
      ? []
      : [[['services', index, 'rows'], `other services narrow the rows of ${type} differently`]];
  });
}

function unreachable(opened: Grants, schema: GraphQLSchema): string[] {
  const reached = new Set<string>();
  const waiting = ['Query', 'Mutation'];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (reached.has(type)) continue;
    reached.add(type);
    for (const coordinate of opened.coordinates) {
      if (!coordinate.startsWith(`${type}.`)) continue;
      const field = fieldAt(schema, coordinate);
      if (!field) continue;
      waiting.push(getNamedType(field.type).name);
      for (const argument of field.args) {
        if (opened.arguments.has(`${coordinate}(${argument.name})`)) waiting.push(getNamedType(argument.type).name);
      }
    }
  }
  return [...opened.coordinates].filter((coordinate) => !reached.has(coordinate.split('.')[0] ?? ''));
}

/** A filter on a field that is not opened would tell it by which rows come back. */
function hiddenFilters(opened: Grants, schema: GraphQLSchema): [input: string, hidden: string][] {
  return [...opened.coordinates].flatMap((coordinate): [string, string][] => {
    const [input = '', name = ''] = coordinate.split('.');
    const filtered = /^Filter([A-Z]\w*)$/.exec(input)?.[1];
    if (filtered === undefined || !isInputObjectType(schema.getType(input))) return [];
    const fact = `${filtered}.${name.replace(/Id$/, '')}`;
    return opened.coordinates.has(fact) ? [] : [[coordinate, fact]];
  });
}
