// Two parts of one answer become one: what a subgraph says of an object is added to what others said of it.
import { type Data, isObject } from './representations.ts';

/** Adds to `target`, in place. Where both hold something under one name, objects and lists of them are joined. */
export function merge(target: Data, source: Data): void {
  for (const name in source) {
    const [before, value] = [target[name], source[name]];
    if (before === undefined || before === value) target[name] = value;
    else if (isObject(before) && isObject(value)) merge(before, value);
    else if (Array.isArray(before) && Array.isArray(value)) mergeLists(before, value);
    else target[name] = value;
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  if (target.length !== source.length) throw new Error('Two subgraphs give lists of other lengths under one name.');
  for (const [place, value] of source.entries()) {
    const before = target[place];
    if (isObject(before) && isObject(value)) merge(before, value);
    else if (Array.isArray(before) && Array.isArray(value)) mergeLists(before, value);
    else target[place] = value;
  }
}
