// Whatever is asked, an answer holds only fields that the document lists, and only persons whom it speaks of.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boundsOf } from './evaluator.ts';
import { operations } from './operations.ts';
import { agreementOf, type Asked, library, schema, startAsked, type Vouching, vouching } from './pair.ts';
import { heldIn, withinAgreement } from './properties.ts';
import { runs, tries } from './runs.ts';
import { worldOf } from './worlds.ts';

let vouched: Vouching;
let asked: Asked;
beforeAll(async () => {
  vouched = await vouching();
  asked = await startAsked(vouched);
});
afterAll(async () => {
  await asked.stop();
  await vouched.close();
});

it.each([...library.keys()])(
  '%s hears of nothing and nobody beside its agreement',
  { timeout: 300_000 },
  async (partner) => {
    const bounds = await boundsOf(asked.sql, agreementOf(partner), schema);
    const world = await worldOf(partner, [asked.sql], asked.ask);
    const heard = new Set<string>();
    await fc.assert(
      fc.asyncProperty(operations(world), async (operation) => {
        const seen = await asked.ask(partner, operation);
        const held = heldIn(schema, operation, seen);
        withinAgreement(bounds, operation, held);
        for (const { coordinate } of held) heard.add(coordinate);
      }),
      tries(runs),
    );
    expect(heard.size).toBeGreaterThan(partner === 'taspen-life' ? 3 : 15);
  },
);
