// Subjects that are gathered in a few bytes each are the same as if each were remembered as it came, however many there are.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { subjects } from './subjects.ts';

const hexOf = (name: string) => name.replaceAll('-', '');

it('each has how often, the first and last moment, and every set, in whatever order they come', () => {
  const names = Array.from({ length: 3_000 }, () => randomBytes(16));
  const noted = fc.array(fc.tuple(fc.nat(names.length - 1), fc.nat(50_000), fc.integer({ min: -1, max: 40 })), {
    minLength: 5_000,
    maxLength: 40_000,
  });
  fc.assert(
    fc.property(noted, (all) => {
      const gathered = subjects(8);
      const naive = new Map<string, { times: number; firstMs: number; lastMs: number; sets: Set<number> }>();
      for (const [which, ms, set] of all) {
        const bytes = names[which] ?? Buffer.alloc(16);
        gathered.note(bytes, 0, ms, set);
        const name = bytes.toString('hex');
        const known = naive.get(name) ?? { times: 0, firstMs: ms, lastMs: ms, sets: new Set() };
        known.times++;
        known.firstMs = Math.min(known.firstMs, ms);
        known.lastMs = Math.max(known.lastMs, ms);
        if (set >= 0) known.sets.add(set);
        naive.set(name, known);
      }
      expect(gathered.count()).toBe(naive.size);
      const [half, others] = [names.slice(0, 1_500), [...naive.keys()]];
      const met = half.flatMap((bytes) => gathered.meet(bytes) ?? []);
      expect(half.flatMap((bytes) => gathered.meet(bytes) ?? [])).toEqual([]);
      expect(gathered.meet(randomBytes(16))).toBeNull();
      const found = [...met, ...gathered.unmet()];
      expect(found.map(({ name }) => hexOf(name)).toSorted()).toEqual(others.toSorted());
      for (const { name, times, firstMs, lastMs, told } of found) {
        const { sets, ...known } = naive.get(hexOf(name)) ?? { sets: new Set<number>() };
        expect({ times, firstMs, lastMs }).toEqual(known);
        expect(gathered.setsOf(told)).toEqual([...sets].toSorted((one, other) => one - other));
      }
    }),
    { numRuns: 10 },
  );
}, 60_000);
