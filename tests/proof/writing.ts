// What operations are made of for one partner, and the choices by which one is written.
import type { GraphQLSchema } from 'graphql';

/** A person as a caller may name them: in scope, outside, or in one of two registers only. */
export interface Named {
  readonly id: string;
  readonly nip: string;
  readonly instansiKerja: string;
  readonly instansiInduk: string;
  readonly unitKerja: string;
  readonly golongan: string;
  readonly tahun: number;
  /** Name of the unit worked in. */
  readonly unit: string;
}

/** A cursor with the list and the arguments that it was given under. */
export interface Given {
  readonly operation: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly cursor: string;
}

/** What operations are made of for one partner. */
export interface World {
  /** Everything that exists, whoever may ask for it. */
  readonly schema: GraphQLSchema;
  readonly mayHold: (coordinate: string) => boolean;
  readonly args: ReadonlyMap<string, 'required' | 'optional'>;
  readonly persons: readonly Named[];
  readonly usulan: readonly string[];
  readonly instansi: readonly string[];
  readonly days: readonly string[];
  /** Names of cubes, and the days that some are of. */
  readonly cubes: readonly string[];
  readonly cubeDays: readonly string[];
  /** What may be sent of registrants, to be verified. */
  readonly claims: readonly object[];
  /** Cursors of this partner, and of others. */
  readonly cursors: readonly Given[];
  readonly foreign: readonly string[];
  /** Fields never asked for, such as links where two clocks differ. */
  readonly without?: ReadonlySet<string>;
}

export interface Writing {
  readonly world: World;
  /** Whether it goes past the agreement now and then. */
  readonly wild: boolean;
  /** Whether it goes past the agreement by one field, once; true only the first time. */
  readonly strays: () => boolean;
  /** One of these, the first when choices have run out. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Happens so many times in a hundred, and never when choices have run out. */
  readonly chance: (percent: number) => boolean;
  readonly declared: string[];
  readonly variables: Record<string, unknown>;
  readonly fragments: string[];
  /** A number that was not used before in this operation. */
  readonly count: () => number;
}

export function writingOf(world: World, choices: readonly number[]): Writing {
  let at = 0;
  let counted = 0;
  const next = () => choices[at++] ?? 0;
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new Error('There is nothing to choose from.');
    return items[next() % items.length] as Item;
  };
  const chance = (percent: number) => next() % 100 >= 100 - percent;
  const wild = chance(15);
  let straying = !wild && chance(40);
  const strays = () => {
    if (!straying || !chance(50)) return false;
    straying = false;
    return true;
  };
  return { world, wild, strays, pick, chance, declared: [], variables: {}, fragments: [], count: () => ++counted };
}

/** Some of these, each once. */
export function several<Item>({ pick }: Writing, items: readonly Item[]): Item[] {
  if (items.length === 0) return [];
  const chosen = new Set<Item>([pick(items)]);
  const more = pick([0, 1, 2, 3, 5, 8]);
  for (let index = 0; index < more; index++) chosen.add(pick(items));
  return [...chosen];
}

/** A new variable of the operation; its name as it stands in the text. */
export function variable({ declared, variables, count }: Writing, type: string, value: unknown): string {
  const name = `v${count()}`;
  declared.push(`$${name}: ${type}`);
  variables[name] = value;
  return `$${name}`;
}
