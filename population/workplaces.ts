// Where people can be put: every instansi with its units and the structural posts nobody holds yet.
import { hashText, random, type Random } from './random.ts';
import type { Instansi, Register } from './register.ts';
import { shares } from './shares.ts';
import { postsOfUnit, type StructuralPost, type Tier } from './structuralPosts.ts';
import { type Unit, unitsOf } from './units.ts';
import { type Weighted, weighted } from './weighted.ts';

export interface Workplace {
  readonly instansi: Instansi;
  readonly units: readonly Unit[];
  readonly inactiveUnits: readonly Unit[];
  readonly posts: readonly StructuralPost[];
  /** Takes a post nobody holds, of that tier where one is named; null when none is left. */
  readonly takePost: (tier?: Tier) => StructuralPost | null;
}

export interface Workplaces {
  readonly all: readonly Workplace[];
  readonly of: (instansiId: string) => Workplace;
  readonly pusat: Weighted<Workplace>;
  readonly daerah: Weighted<Workplace>;
}

export function workplaces(register: Register, asn: number, seed: number): Workplaces {
  const weightsOf = (jenis: string) => {
    const some = register.instansi.filter((one) => one.jenis === jenis);
    const total = some.reduce((sum, one) => sum + weightOf(one), 0);
    return some.map((one) => [one, weightOf(one) / total] as const);
  };
  const build = (jenis: string, share: number) =>
    weightsOf(jenis).map(([instansi, weight]) => [workplace(instansi, asn * share * weight, seed), weight] as const);
  const pusat = build('PUSAT', shares.pusat);
  const daerah = build('DAERAH', 1 - shares.pusat);
  const all = [...pusat, ...daerah].map(([one]) => one);
  const byId = new Map(all.map((one) => [one.instansi.id, one]));
  return {
    all,
    pusat: weighted(pusat),
    daerah: weighted(daerah),
    of(instansiId) {
      const found = byId.get(instansiId);
      if (found === undefined) throw new Error(`The reference tables have no instansi ${instansiId}`);
      return found;
    },
  };
}

/** Some are several times as large as others; which ones is no statistic, only always the same. */
function weightOf({ id, jenisInstansiId }: Instansi): number {
  const size = 0.5 + (hashText(id) >>> 0) / 4_294_967_296;
  return jenisInstansiId === 'PROV' || jenisInstansiId === 'KEMENT' ? size * 2 : size;
}

function workplace(instansi: Instansi, persons: number, seed: number): Workplace {
  const all = unitsOf(instansi, persons, seed);
  const posts = all.flatMap((unit) => postsOfUnit(unit, seed));
  const free = shuffled(posts, random(seed, hashText(instansi.id)));
  return {
    instansi,
    units: all.filter(({ aktif }) => aktif),
    inactiveUnits: all.filter(({ aktif }) => !aktif),
    posts,
    takePost(tier) {
      const at = tier === undefined ? free.length - 1 : free.findLastIndex((post) => post.tier === tier);
      return free.splice(at, at < 0 ? 0 : 1)[0] ?? null;
    },
  };
}

function shuffled<Item>(items: readonly Item[], chance: Random): Item[] {
  const order = items.map((item) => ({ item, place: chance.next() }));
  return order.toSorted((a, b) => a.place - b.place).map(({ item }) => item);
}
