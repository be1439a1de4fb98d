// What an agreement lets its partner send: of each kind it grants, the fields of a record, and of the objects within.
import type { Contract } from '@bagi/agreements/contract.ts';
import { permits } from '@bagi/agreements/grants.ts';
import { getNamedType, isInputObjectType } from 'graphql';
import type { Kind } from './kinds.ts';

/** A kind, with the fields that each object of a record may hold: '' is the record, 'pernyataan' an object in it. */
export interface Writable {
  readonly kind: Kind;
  readonly objects: ReadonlyMap<string, readonly string[]>;
}

export function writableOf(contract: Contract, kinds: readonly Kind[]): Writable[] {
  return kinds
    .filter(({ operation }) => permits(contract.grants, operation))
    .map((kind) => ({ kind, objects: objectsOf(contract, kind.input) }));
}

function objectsOf({ schema, grants }: Contract, input: string): Map<string, string[]> {
  const objects = new Map<string, string[]>();
  const walk = (name: string, path: string): void => {
    const type = schema.getType(name);
    if (!isInputObjectType(type)) throw new Error(`${name} is no input type that this agreement opens.`);
    const open = Object.values(type.getFields()).filter((field) => permits(grants, `${name}.${field.name}`));
    objects.set(
      path,
      open.map((field) => field.name),
    );
    for (const field of open) {
      const inner = getNamedType(field.type);
      if (isInputObjectType(inner)) walk(inner.name, path === '' ? field.name : `${path}.${field.name}`);
    }
  };
  walk(input, '');
  return objects;
}
