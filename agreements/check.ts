// Judges a document against the schema: what it names exists, can be reached, and cannot be turned against it.
import { type GraphQLArgument, type GraphQLSchema, isInputObjectType, isObjectType, isRequiredArgument } from 'graphql';
import type { Service } from './agreement.ts';
import type { Fault } from './fault.ts';
import { fieldAt } from './grants.ts';
import type { Version } from './library.ts';
import { webhookFaults } from './webhookFaults.ts';
import { wholeFaults } from './wholeFaults.ts';

/** Every fault of a document, each with its file, line and column; none when it may be served. */
export function check({ agreement, at }: Version, schema: GraphQLSchema): string[] {
  const each = agreement.services.flatMap((service, index) =>
    serviceFaults(service, schema).map(([path, what]): Fault => [['services', index, ...path], what]),
  );
  // What services open together can be judged only once each of them names what exists.
  const faults = each.length > 0 ? each : [...wholeFaults(agreement, schema), ...webhookFaults(agreement, schema)];
  return faults.map(([path, what]) => `${at(path)} ${what}`);
}

function serviceFaults(service: Service, schema: GraphQLSchema): Fault[] {
  const { operation } = service;
  const field = fieldAt(schema, operation);
  if (service.notYetServed && field) {
    return [[['notYetServed'], `${operation} is in the schema: it is served, or the document does not name it`]];
  }
  if (service.notYetServed) return modeFaults(service);
  if (!field) {
    const hint = 'if it is agreed but not built, say notYetServed: true';
    return [[['operation'], `${operation} is not in the schema; ${hint}`]];
  }
  return [
    ...modeFaults(service),
    ...argumentFaults(service, field.args),
    ...bindingFaults(service),
    ...Object.entries(service.fields).flatMap(([type, names]) => typeFaults(schema, type, Object.keys(names))),
  ];
}

/** Who only looks changes nothing; what is sent in goes through a mutation. */
function modeFaults({ mode, operation }: Service): Fault[] {
  const changes = operation.startsWith('Mutation.');
  if (mode === 'insert' && !changes) return [[['mode'], `${operation} takes nothing in: an insert is a mutation`]];
  if ((mode === 'view' || mode === 'aggregate') && changes)
    return [[['mode'], `${operation} is a mutation: mode ${mode} changes nothing`]];
  return [];
}

function argumentFaults({ operation, arguments: given }: Service, args: readonly GraphQLArgument[]): Fault[] {
  return [
    ...Object.keys(given)
      .filter((name) => args.every((argument) => argument.name !== name))
      .map((name): Fault => [['arguments', name], `${operation} has no argument ${name}`]),
    ...args
      .filter((argument) => isRequiredArgument(argument) && !Object.hasOwn(given, argument.name))
      .map((argument): Fault => [['operation'], `${operation} needs its argument ${argument.name}`]),
  ];
}

function bindingFaults({ rows, arguments: given }: Service): Fault[] {
  return Object.entries(rows).flatMap(([fact, value]): Fault[] =>
    typeof value !== 'string' || given[value.slice(1)] === 'required'
      ? []
      : [[['rows', fact], `${value} binds the rows, so it must be a required argument`]],
  );
}

function typeFaults(schema: GraphQLSchema, typeName: string, names: readonly string[]): Fault[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInputObjectType(type))
    return [[['fields', typeName], `there is no type ${typeName} with fields`]];
  if (typeName === 'Query' || typeName === 'Mutation')
    return [[['fields', typeName], `${typeName} is opened by services, one operation each`]];
  const has = type.getFields();
  return names
    .filter((name) => !Object.hasOwn(has, name))
    .map((name) => [['fields', typeName, name], `${typeName} has no field ${name}`]);
}
