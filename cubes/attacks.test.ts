// Whatever is made of the published numbers, no withheld one is learned; and the same attacks do learn from cubes made carelessly.
import { beforeAll, describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import { type Highs, loadHighs } from './highs.ts';
import { type Earlier, placeOf, releaseOf, type Told } from './release.ts';
import { threshold } from './telling.ts';
import { byAlgebra, byBounds, byDifference, countsKind, type Heard, kindsOf } from './test/attacks.ts';
import { chances, counted, crowd, places, somebody, type Somebody } from './test/crowd.ts';

const kinds = kindsOf(places);
const day = '2026-10-01';
/** How far apart the least and the most must be that a withheld number can be. */
const wide = 5;
let highs: Highs;
beforeAll(async () => void (highs = await loadHighs()));

const release = (persons: readonly Somebody[], earlier: Earlier = new Map(), on = day) =>
  releaseOf(highs, counted(persons), places, on, earlier);
const asEarlier = (cells: readonly Told[]): Earlier => new Map(cells.map((cell) => [placeOf(cell), cell.jumlah]));

/** Every number as it is, for whoever would publish it so. */
const exact = (persons: readonly Somebody[]) => blocksOf(counted(persons), places).flatMap(({ cells }) => cells);

/** The pattern of a release with exact numbers in it: an attacker could at best undo the rounding. */
function unrounded(persons: readonly Somebody[]): Heard[] {
  const numbers = new Map(exact(persons).map((cell) => [placeOf(cell), cell.jumlah]));
  return release(persons).map((cell) => ({
    ...cell,
    jumlah: cell.jumlah === null ? null : (numbers.get(placeOf(cell)) ?? null),
  }));
}

/** Small numbers left out, and nothing else done: what a careless publisher does. */
const thresholdOnly = (persons: readonly Somebody[]): Heard[] =>
  exact(persons).map((cell) => ({ ...cell, jumlah: cell.jumlah < threshold ? null : cell.jumlah }));

const truth = (cell: Heard, persons: readonly Somebody[]) =>
  persons.filter(({ baru, ...one }) => {
    const provinsi = places.find(({ kode }) => kode === one.kota)?.provinsi.kode ?? '';
    return countsKind(cell, { ...one, provinsi, sejak: baru ? 'baru' : 'lama' });
  }).length;

describe.each([
  { seed: 1, size: 1_500 },
  { seed: 2, size: 1_000 },
])('in crowd $seed of $size', ({ seed, size }) => {
  const persons = crowd(size, seed);

  it('some numbers are told and some are withheld, or the attacks below would prove nothing', () => {
    const cells = release(persons);
    expect(cells.filter(({ jumlah }) => jumlah === null).length).toBeGreaterThan(200);
    expect(cells.filter(({ jumlah }) => jumlah !== null).length).toBeGreaterThan(60);
  });

  it('hundreds of differences of two numbers learn nothing', () => {
    const { pairs, learned } = byDifference(unrounded(persons), kinds);
    expect(pairs).toBeGreaterThan(80);
    expect(learned.size).toBe(0);
  });

  it('differences learn numbers, and the right ones, where only small numbers are left out', () => {
    const cells = thresholdOnly(persons);
    const { learned } = byDifference(cells, kinds);
    expect(learned.size).toBeGreaterThan(20);
    for (const [index, value] of learned) expect(value).toBe(truth(cells[index] as Heard, persons));
  });

  it('asking again learns nothing, because the answer is the same; where each has noise of its own, the mean is the number', () => {
    const chance = chances(seed);
    const mean = (answers: readonly number[]) => answers.reduce((sum, one) => sum + one, 0) / answers.length;
    const small = exact(persons).filter(({ jumlah }) => jumlah > 0 && jumlah < threshold);
    const noisy = (jumlah: number) => jumlah + Math.floor(chance() * 7) - 3;
    const found = small.filter(
      ({ jumlah }) => Math.round(mean(Array.from({ length: 400 }, () => noisy(jumlah)))) === jumlah,
    );
    expect(found.length).toBeGreaterThan(small.length * 0.9);
    expect(new Set(Array.from({ length: 5 }, () => JSON.stringify(release(persons)))).size).toBe(1);
  });

  it('no withheld number is a combination of told ones', () => {
    expect(byAlgebra(unrounded(persons), kinds)).toEqual([]);
  });

  it('many are, where only small numbers are left out', () => {
    expect(byAlgebra(thresholdOnly(persons), kinds).length).toBeGreaterThan(20);
  });

  it('every withheld number can be anything in a range that is wide enough, all cubes taken together', () => {
    const cells = unrounded(persons);
    const bounds = byBounds(highs, cells, kinds);
    expect(bounds.size).toBe(cells.filter(({ jumlah }) => jumlah === null).length);
    const narrow = [...bounds].filter(([, [least, most]]) => most - least < wide - 1e-6);
    expect(narrow.map(([index, range]) => [cells[index]?.kubus, cells[index]?.values, range])).toEqual([]);
  });

  it('some can hardly be anything else, where only small numbers are left out', () => {
    const bounds = byBounds(highs, thresholdOnly(persons), kinds);
    expect([...bounds.values()].filter(([least, most]) => most - least < 1).length).toBeGreaterThan(20);
  });
});

describe('from one build to the next', () => {
  const persons = crowd(1_500, 4);
  const chance = chances(5);
  const changed: Record<string, () => Somebody[]> = {
    'who is added': () => [...persons, somebody(chance)],
    'who leaves': () => persons.toSpliced(Math.floor(chance() * persons.length), 1),
    'who changes in everything': () => persons.toSpliced(Math.floor(chance() * persons.length), 1, somebody(chance)),
  };

  it('one person who is added, leaves or changes makes no difference, eighty times', () => {
    const first = release(persons);
    const kindsOfChange = Object.values(changed);
    for (let time = 0; time < 80; time++) {
      const next = release(kindsOfChange[time % 3]?.() ?? [], asEarlier(first), '2027-04-01');
      expect(next).toEqual(first);
    }
  });

  it.each(Object.keys(changed))('one person %s is seen in every cube, where numbers are told as they are', (who) => {
    const before = exact(persons);
    const after = exact(changed[who]?.() ?? []);
    const differing = after.filter(({ jumlah }, index) => jumlah !== before[index]?.jumlah);
    expect(new Set(differing.map(({ kubus }) => kubus)).size).toBeGreaterThan(4);
  });

  it('two builds of one register, put together where they withhold different cells, leave every number open', () => {
    const first = release(persons);
    const second = release(persons, asEarlier(first), '2027-01-01');
    const both = first.map((cell, index) => ({ ...cell, jumlah: cell.jumlah ?? second[index]?.jumlah ?? null }));
    const patterns = [first, second].map((cells) => cells.map(({ jumlah }) => jumlah === null).join());
    expect(patterns[0]).not.toBe(patterns[1]);
    // Round numbers may be off by two when they are new; that is all that an attacker can be sure of.
    const bounds = byBounds(highs, both, kinds, 2);
    const narrow = [...bounds.values()].filter(([least, most]) => most - least < wide - 1e-6);
    expect(narrow).toEqual([]);
  });

  it('what is told changes only when six persons or more have come or gone, however many builds there are', () => {
    let present = crowd(1_500, 6);
    let earlier: Earlier = new Map();
    const since = new Map<string, number>();
    let changes = 0;
    for (const on of ['2026-10-01', '2027-01-01', '2027-04-01', '2027-07-01', '2027-10-01', '2028-01-01']) {
      const numbers = new Map(exact(present).map((cell) => [placeOf(cell), cell.jumlah]));
      const cells = release(present, earlier, on);
      for (const cell of cells) {
        const place = placeOf(cell);
        const [now = 0, before] = [numbers.get(place), earlier.get(place)];
        if (typeof before === 'number' && typeof cell.jumlah === 'number' && before !== cell.jumlah) {
          changes++;
          expect(Math.abs(now - (since.get(place) ?? now)), `${place} on ${on}`).toBeGreaterThanOrEqual(6);
        }
        if (cell.jumlah !== null) expect(Math.abs(cell.jumlah - now)).toBeLessThanOrEqual(7);
        if (before !== cell.jumlah) since.set(place, now);
      }
      earlier = asEarlier(cells);
      const stay = present.filter(() => chance() > 0.1);
      present = [...stay, ...Array.from({ length: 1_550 - stay.length }, () => somebody(chance))];
    }
    expect(changes).toBeGreaterThan(20);
  });

  it('the same register gives the same release, to the byte', async () => {
    const [one, other] = [
      release(persons),
      releaseOf(await loadHighs(), counted(persons.toReversed()), places.toReversed(), day, new Map()),
    ];
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});
