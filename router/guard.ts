// The last look at an answer: every value stands where the operation put it and the agreement grants it, or nothing leaves.
import { randomUUID } from 'node:crypto';
import type { Asking } from '@bagi/agreements/asking.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { type Expected, expected, type ExpectedField } from './expected.ts';
import type { Part } from './plan.ts';
import { spoken } from './reply.ts';

/** An answer that was dropped: where it went wrong, in words of the schema, without a value. */
export interface Alarm {
  readonly incidentId: string;
  readonly coordinate: string;
  readonly asking: Asking;
}

export type Guard = (result: ExecutionResult, part: Part, asking: Asking) => ExecutionResult;

/** Lets an answer pass as it is, or drops the whole of it and raises the alarm. */
export function guard(onAlarm: (alarm: Alarm) => void): Guard {
  const expectedOf = remembering();
  return (result, { document, operationName }, asking) => {
    const coordinate = unexplained(expectedOf(asking.contract, document, operationName), result.data ?? null);
    if (coordinate === null) return result;
    const incidentId = randomUUID();
    onAlarm({ incidentId, coordinate, asking });
    return { errors: [spoken(refusal('INTERNAL', 'The answer was not what was asked.', { incidentId }))] };
  };
}

/** Reads each operation once for each contract. */
function remembering(): typeof expected {
  const known = new WeakMap<object, WeakMap<DocumentNode, Map<string, Expected | null>>>();
  return (contract, document, operationName = '') => {
    const ofContract = known.get(contract) ?? new WeakMap<DocumentNode, Map<string, Expected | null>>();
    known.set(contract, ofContract);
    const ofDocument = ofContract.get(document) ?? new Map<string, Expected | null>();
    ofContract.set(document, ofDocument);
    if (!ofDocument.has(operationName))
      ofDocument.set(operationName, expected(contract, document, operationName === '' ? undefined : operationName));
    return ofDocument.get(operationName) ?? null;
  };
}

/** Where the answer first holds what is not explained; null when all of it is. */
function unexplained(root: Expected | null, answer: Record<string, unknown> | null): string | null {
  if (answer === null) return null;
  return root === null ? '?' : ofObject(root, answer);
}

function ofObject({ type, fields }: Expected, object: Record<string, unknown>): string | null {
  for (const name in object) {
    const field = fields.get(name);
    // A name that nobody asked for may be anything: it is told only when it is a word of the schema.
    if (field === undefined) return `${type.name}.${Object.hasOwn(type.getFields(), name) ? name : '?'}`;
    const coordinate = field.granted ? ofValue(field, object[name], field.lists) : field.coordinate;
    if (coordinate !== null) return coordinate;
  }
  return null;
}

function ofValue(field: ExpectedField, value: unknown, lists: number): string | null {
  if (value === null || value === undefined) return null;
  if (lists > 0) return Array.isArray(value) ? ofList(field, value, lists - 1) : field.coordinate;
  if (field.within === null) return isLeaf(value) && (field.values?.has(value) ?? true) ? null : field.coordinate;
  return isObject(value) ? ofObject(field.within, value) : field.coordinate;
}

function ofList(field: ExpectedField, values: readonly unknown[], lists: number): string | null {
  for (const value of values) {
    const coordinate = ofValue(field, value, lists);
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
