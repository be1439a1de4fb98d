// Where in the files a change stands, so that a reviewer finds it beside the line: the words of the schema, or the document.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Path } from '@bagi/agreements/fault.ts';
import { Kind, parse } from 'graphql';
import { partsOf } from './coordinates.ts';
import type { Finding } from './report.ts';
import type { Side } from './side.ts';

export type Place = Finding['place'];

/** Coordinate → where the words of the schema have it; the type's own place for what is gone. */
export function schemaPlaces(side: Side): (coordinate: string) => Place | null {
  const places = new Map<string, Place>();
  for (const [file, text] of side.tree) {
    if (!/^schema\/[^/]+\.graphql$/.test(file) || file === 'schema/supergraph.graphql') continue;
    for (const definition of parse(text).definitions) {
      if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
      const type = definition.name.value;
      const add = (coordinate: string, node: { readonly loc?: { readonly startToken: { readonly line: number } } }) => {
        if (!places.has(coordinate)) places.set(coordinate, { file, line: node.loc?.startToken.line ?? 1 });
      };
      add(type, definition.name);
      const members = 'fields' in definition ? (definition.fields ?? []) : [];
      for (const member of members) {
        add(`${type}.${member.name.value}`, member.name);
        const args = 'arguments' in member ? (member.arguments ?? []) : [];
        for (const argument of args) add(`${type}.${member.name.value}(${argument.name.value})`, argument.name);
      }
      if ('values' in definition)
        for (const value of definition.values ?? []) add(`${type}.${value.name.value}`, value.name);
    }
  }
  return (coordinate) => {
    const { type, member } = partsOf(coordinate);
    return places.get(coordinate) ?? places.get(`${type}.${member}`) ?? places.get(type) ?? null;
  };
}

/** Where the document of an agreement says something about a coordinate, or about a key of its own. */
export function documentPlace(side: Side, agreement: Agreement, coordinate: string): Place {
  const version = side.library.get(agreement.partner)?.find((one) => one.agreement.version === agreement.version);
  if (!version) return { file: `agreements/documents/${agreement.partner}/${agreement.version}.yaml`, line: 1 };
  const [, file = version.file, line = '1'] = /^(.*):(\d+):\d+$/.exec(version.at(pathOf(agreement, coordinate))) ?? [];
  return { file, line: Number(line) };
}

function pathOf({ services }: Agreement, coordinate: string): Path {
  const { type, member } = partsOf(coordinate.replace(/, (rows|mode|limits\..*)$/, ''));
  const asOperation = services.findIndex(({ operation }) => operation === `${type}.${member}`);
  if (asOperation >= 0) return ['services', asOperation];
  const asField = services.findIndex(({ fields }) => fields[type]?.[member] !== undefined);
  if (asField >= 0) return ['services', asField, 'fields', type, member];
  // A kind of news has a point in its own name.
  const [, event] = /^webhook\.events\.(.+)$/.exec(coordinate) ?? [];
  return event === undefined ? coordinate.split('.') : ['webhook', 'events', event];
}
