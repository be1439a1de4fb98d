// What an answer held, for the record: its fields as a set that is worked out once, and how many rows each root field gave.
import { fieldSet } from '@bagi/record/fieldSet.ts';
import type { FieldSet } from '@bagi/record/row.ts';
import type { Returned } from './account.ts';
import type { ExpectedAnswer, ExpectedField } from './expected.ts';

/** How many sets are remembered of one operation: an answer without a family holds fewer fields than one with. */
const setsRemembered = 64;

/** Reads answers that the guard has walked; `seen` marks the coordinates that it met. */
export function returnedBy() {
  const known = new WeakMap<ExpectedAnswer, Map<string, FieldSet>>();
  return (root: ExpectedAnswer, data: Record<string, unknown>, seen: Uint8Array): Returned => {
    const sets = known.get(root) ?? new Map<string, FieldSet>();
    known.set(root, sets);
    const key = Buffer.from(seen).toString('latin1');
    const before = sets.get(key);
    const fields = before ?? fieldSet(root.coordinates.filter((one, place) => seen[place] === 1 && isField(one)));
    if (!before && sets.size < setsRemembered) sets.set(key, fields);
    return { fields, rows: rowsOf(root, data) };
  };
}

/** What is named of a type itself is no field of anybody. */
function isField(coordinate: string): boolean {
  return !coordinate.endsWith('.__typename');
}

function rowsOf({ fields }: ExpectedAnswer, data: Record<string, unknown>): Map<string, number> {
  const rows = new Map<string, number>();
  for (const name in data) {
    const field = fields.get(name);
    if (!field || !isField(field.coordinate)) continue;
    rows.set(field.coordinate, (rows.get(field.coordinate) ?? 0) + rowsIn(field, data[name]));
  }
  return rows;
}

/** The entries of a list or of the page of a connection; of anything else one, or none where there is nothing. */
function rowsIn(field: ExpectedField, value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (Array.isArray(value)) return value.length;
  if (!field.within?.type.name.endsWith('Connection')) return 1;
  const page = value as Record<string, unknown>;
  for (const [name, { lists }] of field.within.fields) {
    const entries = page[name];
    if (lists > 0 && Array.isArray(entries)) return entries.length;
  }
  return 0;
}
