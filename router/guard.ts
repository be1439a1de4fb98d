// The last look at an answer: every value stands where the operation put it and the agreement grants it, or nothing leaves.
import { randomUUID } from 'node:crypto';
import type { Asking } from '@bagi/agreements/asking.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Returned } from './account.ts';
import { type Expected, expected, type ExpectedAnswer, type ExpectedField } from './expected.ts';
import type { Part } from './plan.ts';
import { spoken } from './reply.ts';
import { returnedBy } from './returned.ts';

/** An answer that was dropped: where it went wrong, in words of the schema, without a value. */
export interface Alarm {
  readonly incidentId: string;
  readonly coordinate: string;
  readonly asking: Asking;
}

/** The result, when it may leave; whoever wants to know is told which fields it holds. */
export type Guard = (
  result: ExecutionResult,
  part: Part,
  asking: Asking,
  told?: (returned: Returned) => void,
) => ExecutionResult;

/** Lets an answer pass as it is, or drops the whole of it and raises the alarm. */
export function guard(onAlarm: (alarm: Alarm) => void): Guard {
  const expectedOf = remembering();
  const returned = returnedBy();
  return (result, { document, operationName }, asking, told) => {
    const root = expectedOf(asking.contract, document, operationName);
    const data = result.data ?? null;
    const seen: Seen = new Uint8Array(root?.coordinates.length ?? 0);
    const coordinate = unexplained(root, data, seen);
    if (coordinate === null) {
      if (root && data) told?.(returned(root, data, seen));
      return result;
    }
    const incidentId = randomUUID();
    onAlarm({ incidentId, coordinate, asking });
    return { errors: [spoken(refusal('INTERNAL', 'The answer was not what was asked.', { incidentId }))] };
  };
}

/** Reads each operation once for each contract. */
function remembering(): typeof expected {
  const known = new WeakMap<object, WeakMap<DocumentNode, Map<string, ExpectedAnswer | null>>>();
  return (contract, document, operationName = '') => {
    const ofContract = known.get(contract) ?? new WeakMap<DocumentNode, Map<string, ExpectedAnswer | null>>();
    known.set(contract, ofContract);
    const ofDocument = ofContract.get(document) ?? new Map<string, ExpectedAnswer | null>();
    ofContract.set(document, ofDocument);
    if (!ofDocument.has(operationName))
      ofDocument.set(operationName, expected(contract, document, operationName === '' ? undefined : operationName));
    return ofDocument.get(operationName) ?? null;
  };
}

/** Marks, at the place of each coordinate, that the answer held it. */
export type Seen = Uint8Array;

/** Where the answer first holds what is not explained; null when all of it is. */
function unexplained(root: Expected | null, answer: Record<string, unknown> | null, seen: Seen): string | null {
  if (answer === null) return null;
  return root === null ? '?' : ofObject(root, answer, seen);
}

function ofObject({ type, fields }: Expected, object: Record<string, unknown>, seen: Seen): string | null {
  for (const name in object) {
    const field = fields.get(name);
    // A name that nobody asked for may be anything: it is told only when it is a word of the schema.
    if (field === undefined) return `${type.name}.${Object.hasOwn(type.getFields(), name) ? name : '?'}`;
    seen[field.place] = 1;
    const coordinate = field.granted ? ofValue(field, object[name], field.lists, seen) : field.coordinate;
    if (coordinate !== null) return coordinate;
  }
  return null;
}

function ofValue(field: ExpectedField, value: unknown, lists: number, seen: Seen): string | null {
  if (value === null || value === undefined) return null;
  if (lists > 0) return Array.isArray(value) ? ofList(field, value, lists - 1, seen) : field.coordinate;
  if (field.within === null) return isLeaf(value) && (field.values?.has(value) ?? true) ? null : field.coordinate;
  return isObject(value) ? ofObject(field.within, value, seen) : field.coordinate;
}

function ofList(field: ExpectedField, values: readonly unknown[], lists: number, seen: Seen): string | null {
  for (const value of values) {
    const coordinate = ofValue(field, value, lists, seen);
    if (coordinate !== null) return coordinate;
  }
  return null;
}

function isLeaf(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && !Array.isArray(value);
}
