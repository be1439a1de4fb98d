// What an agreement opens, as schema coordinates: the fields it lists by name, and the machinery that reaching them takes.
import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import type { Agreement, Service } from './agreement.ts';

export interface Grants {
  /** Every field that may be asked, as `Type.field`; input fields too. */
  readonly coordinates: ReadonlySet<string>;
  /** Arguments that may be given, as `Type.field(argument)`. */
  readonly arguments: ReadonlySet<string>;
  /** Arguments that must be given, as `Type.field(argument)`. */
  readonly required: ReadonlySet<string>;
}

/** Every partner may read its own agreement; it says nothing about any person. */
const ownAgreement = [
  'Query.perjanjian',
  'Query.pemakaian',
  'Perjanjian',
  'LayananPerjanjian',
  'WebhookPerjanjian',
  'PeristiwaWebhook',
  'KunciWebhook',
  'KewajibanPerjanjian',
  'Pemakaian',
  'Kuota',
  'PerubahanPerjanjian',
];

/** What a partner is given that may register its operations by itself; nothing of it is about any person. */
const ownOperations = [
  'Query.operasiTerdaftar',
  'Mutation.daftarkanOperasi',
  'Mutation.cabutOperasi',
  'OperasiTerdaftar',
];
const ownOperationsArguments = [
  'Mutation.daftarkanOperasi(nama)',
  'Mutation.daftarkanOperasi(naskah)',
  'Mutation.cabutOperasi(id)',
];

/** Root fields that no service names: a document opens them otherwise. */
export const withoutService: ReadonlySet<string> = new Set(
  [...ownAgreement, ...ownOperations].filter((part) => /^(Query|Mutation)\./.test(part)),
);

/** Arguments that only say how the answer is written or cut into pages, with what each says. */
export const plainArguments: ReadonlyMap<string, string> = new Map([
  ['first', 'How many entries a page has at most.'],
  ['after', 'The cursor after which the page begins: endCursor of the page before.'],
  ['format', 'How the date is written.'],
]);

/** The services of an agreement that are built; the others grant nothing. */
export function served(agreement: Agreement): Service[] {
  return agreement.services.filter((service) => !service.notYetServed);
}

/** Computes what an agreement opens of a schema; nothing that is not listed, beyond paging and the agreement itself. */
export function grants(agreement: Agreement, schema: GraphQLSchema): Grants {
  const coordinates = new Set<string>();
  const given = new Set<string>();
  const required = new Set<string>();
  for (const { operation, fields, arguments: args } of served(agreement)) {
    coordinates.add(operation);
    for (const [type, names] of Object.entries(fields)) {
      for (const field of Object.keys(names)) coordinates.add(`${type}.${field}`);
    }
    for (const [name, need] of Object.entries(args)) {
      given.add(`${operation}(${name})`);
      if (need === 'required') required.add(`${operation}(${name})`);
    }
  }
  const registers = agreement.operations?.registersItself !== undefined;
  for (const argument of registers ? ownOperationsArguments : []) {
    given.add(argument);
    required.add(argument);
  }
  for (const part of registers ? [...ownAgreement, ...ownOperations] : ownAgreement) {
    for (const coordinate of part.includes('.') ? [part] : fieldsOf(schema, part)) coordinates.add(coordinate);
  }
  for (const coordinate of coordinates) for (const part of paging(schema, coordinate)) coordinates.add(part);
  for (const coordinate of coordinates)
    for (const name of plainArgumentsOf(schema, coordinate)) given.add(`${coordinate}(${name})`);
  return { coordinates, arguments: given, required };
}

/** The one decision: may this field be asked under this agreement? */
export function permits({ coordinates }: Grants, coordinate: string): boolean {
  return coordinates.has(coordinate);
}

/** What a connection needs to be read at all. A count is not part of it: it must be granted by name. */
function paging(schema: GraphQLSchema, coordinate: string): string[] {
  const returned = returnedType(schema, coordinate);
  if (!returned?.endsWith('Connection')) return [];
  const edge = returnedType(schema, `${returned}.edges`);
  if (edge === undefined) return [];
  const parts = [`${returned}.edges`, `${returned}.nodes`, `${returned}.pageInfo`, `${edge}.node`, `${edge}.cursor`];
  const dated = fieldAt(schema, `${returned}.snapshot`) ? [`${returned}.snapshot`, 'Snapshot.takenAt'] : [];
  return [...parts, ...dated, ...fieldsOf(schema, 'PageInfo')];
}

function plainArgumentsOf(schema: GraphQLSchema, coordinate: string): string[] {
  const has = (name: string) => fieldAt(schema, coordinate)?.args.some((argument) => argument.name === name);
  return [...plainArguments.keys()].filter(has);
}

function fieldsOf(schema: GraphQLSchema, typeName: string): string[] {
  const type = schema.getType(typeName);
  return isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${typeName}.${field}`) : [];
}

/** `Type.field` in its two parts. */
export function partsOf(coordinate: string): readonly [type: string, field: string] {
  const dot = coordinate.indexOf('.');
  return [coordinate.slice(0, dot), coordinate.slice(dot + 1)];
}

export function fieldAt(schema: GraphQLSchema, coordinate: string) {
  const [typeName, name] = partsOf(coordinate);
  const type = schema.getType(typeName);
  return isObjectType(type) ? type.getFields()[name] : undefined;
}

export function returnedType(schema: GraphQLSchema, coordinate: string): string | undefined {
  const field = fieldAt(schema, coordinate);
  return field && getNamedType(field.type).name;
}
