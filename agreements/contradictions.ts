// Services that speak of the same thing say the same: the first alone is read for its rows.
import type { GraphQLSchema } from 'graphql';
import type { Agreement, Service } from './agreement.ts';
import type { Fault } from './fault.ts';
import { nodeType } from './scope.ts';

/** A fault for every service that contradicts one before it. */
export function contradictions({ services }: Agreement, schema: GraphQLSchema): Fault[] {
  const first = new Map<string, string>();
  const differs = (about: string, saying: unknown): boolean => {
    const said = JSON.stringify(saying);
    const before = first.get(about) ?? said;
    first.set(about, before);
    return before !== said;
  };
  return services.flatMap((service, index): Fault[] => {
    if (service.notYetServed) return [];
    const { operation } = service;
    const type = nodeType(schema, operation);
    const faults: Fault[] = [];
    // Services that send by one operation are alternatives: each opens rows of its own for writing.
    if (service.mode !== 'insert' && differs(`rows of ${type}`, sorted(service.rows, Array.isArray)))
      faults.push([['services', index, 'rows'], `other services narrow the rows of ${type} differently`]);
    if (differs(`rows of ${operation}`, sorted(service.rows, isBinding)))
      faults.push([['services', index, 'rows'], `another service binds the rows of ${operation} differently`]);
    if (differs(`arguments of ${operation}`, sorted(service.arguments, isBinding)))
      faults.push([['services', index, 'arguments'], `another service asks other arguments of ${operation}`]);
    return faults;
  });
}

function isBinding(value: unknown): boolean {
  return typeof value === 'string';
}

/** Entries in one order, because the order in a document means nothing. */
function sorted(record: Service['rows'] | Service['arguments'], wanted: (value: unknown) => boolean) {
  return Object.entries(record)
    .filter(([, value]) => wanted(value))
    .map(([key, value]): [string, unknown] => [key, Array.isArray(value) ? value.toSorted() : value])
    .toSorted(([a], [b]) => a.localeCompare(b));
}
