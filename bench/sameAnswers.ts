// Systems that answer otherwise are not compared: what is measured must be the same work.
import { isDeepStrictEqual } from 'node:util';
import type { Answered } from './drawn.ts';

export interface Sampled {
  readonly name: string;
  readonly sample: readonly Answered[];
}

/** Who gave other data than the first one, in words, or null; a cursor is each system's own. */
export function differenceAmong([first, ...others]: readonly Sampled[]): string | null {
  if (!first) return null;
  for (const { name, sample } of others) {
    if (sample.length !== first.sample.length)
      return `${name} has ${sample.length} answers where ${first.name} has ${first.sample.length}`;
    for (const [index, { asked, data }] of first.sample.entries()) {
      const difference = differenceOf(data, sample[index]?.data, '');
      if (difference !== null)
        return `${first.name} and ${name} answer ${JSON.stringify(asked.variables)} otherwise: ${difference}`;
    }
  }
  return null;
}

/** Where two answers differ, in words; null where they do not. */
export function differenceOf(one: unknown, other: unknown, path: string): string | null {
  if (path.endsWith('.endCursor') || isDeepStrictEqual(one, other)) return null;
  if (!isObject(one) || !isObject(other)) return `${path} is ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const name of names) {
    const difference = differenceOf(one[name], other[name], `${path}.${name}`);
    if (difference !== null) return difference;
  }
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
