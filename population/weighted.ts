// Drawing from unequal shares: what is heavier comes more often, in proportion.
import type { Random } from './random.ts';

export type Weighted<Item> = (random: Random) => Item;

export function weighted<Item>(shares: readonly (readonly [Item, number])[]): Weighted<Item> {
  const items = shares.map(([item]) => item);
  const bounds: number[] = [];
  let total = 0;
  for (const [, weight] of shares) bounds.push((total += weight));
  if (!(total > 0)) throw new Error('Nothing to draw from');
  return (random) => {
    const item = items[firstAbove(bounds, random.next() * total)];
    if (item === undefined) throw new Error('Nothing to draw from');
    return item;
  };
}

function firstAbove(bounds: readonly number[], value: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
