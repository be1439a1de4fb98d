// Chance that repeats itself: the same seed and stream always give the same numbers, on every machine.

export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from 0 to less than `bound`. */
  below(bound: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
}

/** A xorshift generator of 128 bits; each stream of a seed is its own sequence. */
export function random(seed: number, stream: number): Random {
  let a = mix(seed, stream, 1);
  let b = mix(seed, stream, 2);
  let c = mix(seed, stream, 3);
  let d = mix(seed, stream, 4) | 1; // Four zeros would stay zeros for ever.
  const next = (): number => {
    const t = a ^ (a << 11);
    a = b;
    b = c;
    c = d;
    d = d ^ (d >>> 19) ^ t ^ (t >>> 8);
    return (d >>> 0) / 4_294_967_296;
  };
  return {
    next,
    below: (bound) => Math.floor(next() * bound),
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => itemAt(items, Math.floor(next() * items.length)),
  };
}

/** Three numbers stirred into one of 32 bits (the finaliser of MurmurHash3 between them). */
export function mix(x: number, y: number, z: number): number {
  let h = stir((x ^ 0x9e3779b9) | 0);
  h = stir(h ^ Math.imul(y, 0x85ebca6b));
  h = stir(h ^ Math.imul(z, 0xc2b2ae35));
  return h;
}

/** One number stirred: near ones come out far apart. */
export function stir(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A text as a number of 32 bits, to seed by names and paths (FNV-1a). */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return stir(h);
}

function itemAt<Item>(items: readonly Item[], place: number): Item {
  const item = items[place];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}
