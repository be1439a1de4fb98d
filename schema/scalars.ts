// What a caller may write as a day, a number of an employee, a decimal: anything else is refused before it is looked up.
import { GraphQLError, type GraphQLSchema, isScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';

interface Form {
  readonly accepts: (text: string) => boolean;
  readonly says: string;
}

/** How a day may be written; the first is the default. */
export const dateFormats: ReadonlyMap<string, (day: string) => string> = new Map([
  ['YYYY-MM-DD', (day: string) => day],
  ['DD-MM-YYYY', (day: string) => `${day.slice(8, 10)}-${day.slice(5, 7)}-${day.slice(0, 4)}`],
]);

/** Longer than any value that would be right. What stands in it is judged with its record, and every fault told at once. */
const asSent: Form = { accepts: (text) => text.length <= 100, says: 'a text of at most 100 letters' };

const forms: ReadonlyMap<string, Form> = new Map([
  ['Tanggal', { accepts: isDay, says: 'a day of the calendar, written 2026-11-21' }],
  ['FormatTanggal', { accepts: (text) => dateFormats.has(text), says: '"YYYY-MM-DD" or "DD-MM-YYYY"' }],
  ['Waktu', { accepts: isMoment, says: 'a moment in UTC, written 2026-11-21T09:30:00.000Z' }],
  ['TanggalMasukan', asSent],
  ['DesimalMasukan', asSent],
  ['Nip', { accepts: (text) => /^\d{18}$/.test(text), says: 'a NIP of 18 digits' }],
  ['Desimal', { accepts: isDecimal, says: 'a decimal number, written "1234.50"' }],
]);

/** Whether a text is a real calendar day in ISO 8601. There is no year 0, neither in history nor in PostgreSQL. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whether a text is an exact decimal number. */
export function isDecimal(text: string): boolean {
  return /^-?\d{1,30}(\.\d{1,10})?$/.test(text);
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/** Takes any JSON: what it must be is said by a schema of its own, and judged with the record that holds it. */
const free = 'JsonMasukan';

/** Makes the scalars of a schema refuse what has not their form; every scalar of our own must have one. */
export function enforceScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || type.astNode === undefined || type.astNode === null) continue;
    if (type.name.startsWith('_') || type.name.includes('__')) continue; // Federation's own.
    if (type.name === free) {
      type.parseLiteral = (node, variables) => valueFromASTUntyped(node, variables);
      continue;
    }
    const form = forms.get(type.name);
    if (!form) throw new Error(`The scalar ${type.name} has no form: say in scalars.ts what it accepts.`);
    type.parseValue = (value) => accepted(type.name, form, value);
    type.parseLiteral = (node: ValueNode) =>
      accepted(type.name, form, node.kind === Kind.STRING ? node.value : undefined);
  }
  return schema;
}

function accepted(name: string, { accepts, says }: Form, value: unknown): string {
  if (typeof value === 'string' && accepts(value)) return value;
  throw new GraphQLError(`${name} is ${says}.`);
}
