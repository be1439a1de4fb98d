// Two registers that agree on what an agreement opens give byte-identical replies to anything that its partner may ask.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from './operations.ts';
import { type Asked, startAsked, type Vouching, vouching } from './pair.ts';
import { alike } from './properties.ts';
import { runs, runsFew, tries } from './runs.ts';
import { worldOf } from './worlds.ts';

const everyone = ['bp-tapera', 'setneg-siapp', 'lan', 'bkn', 'taspen-life'];

/** Links tell their end to the millisecond, and a process of its own has a clock of its own. */
const links = new Set(['Asn.foto', 'Pertek.filePertek', 'DokumenRiwayat.tautan']);

let vouched: Vouching;
beforeAll(async () => void (vouched = await vouching()));
afterAll(() => vouched.close());

/** A run takes as long as its operations; one that hangs ends here. */
const patienceMs = 300_000;

const scoped = ['bp-tapera', 'setneg-siapp', 'lan'];
const none = new Set<string>();

describe.each([
  { how: 'with subgraphs in-process', mode: 'in-process', partners: everyone, tried: runs, without: none, fences: {} },
  { how: 'with subgraphs http', mode: 'http', partners: scoped, tried: runsFew, without: links, fences: {} },
  // Of rows, two fences know: each must hold alone.
  {
    how: 'with rows judged by the database alone',
    mode: 'in-process',
    partners: scoped,
    tried: runsFew,
    without: none,
    fences: { scope: false },
  },
  {
    how: 'with rows judged by the scoped reading alone',
    mode: 'in-process',
    partners: scoped,
    tried: runsFew,
    without: none,
    fences: { database: false },
  },
])('$how', ({ mode: SUBGRAPHS, partners, tried, without, fences }) => {
  const started = (twinFor?: string) => startAsked(vouched, { SUBGRAPHS }, twinFor, undefined, undefined, fences);
  let one: Asked;
  beforeAll(async () => void (one = await started()));
  afterAll(() => one.stop());

  it.each(partners)(
    'nothing that %s is not given makes a difference to what it hears',
    { timeout: patienceMs },
    async (partner) => {
      const other = await started(partner);
      try {
        const world = { ...(await worldOf(partner, [one.sql, other.sql], one.ask)), without };
        let answered = 0;
        await fc.assert(
          fc.asyncProperty(operations(world), async (operation) => {
            const { status } = await alike({ one: one.ask, other: other.ask }, partner, operation);
            if (status === 200) answered++;
          }),
          tries(tried),
        );
        // Refusals alone would prove nothing.
        expect(answered).toBeGreaterThan(tried * 0.5);
      } finally {
        await other.stop();
      }
    },
  );
});
