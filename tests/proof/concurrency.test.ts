// However the requests of partners fall together, each hears what it would have heard alone.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Operation, operations } from './operations.ts';
import { type Asked, type Seen, startAsked, type Vouching, vouching } from './pair.ts';
import { Counterexample, withoutMoments } from './properties.ts';
import { runsFew, tries } from './runs.ts';
import { worldOf } from './worlds.ts';

const partners = ['bp-tapera', 'setneg-siapp', 'lan', 'bkn', 'taspen-life'];

interface Request {
  readonly partner: string;
  readonly operation: Operation;
  /** Who asks the very same as well. */
  readonly neighbour: string;
}

let vouched: Vouching;
beforeAll(async () => void (vouched = await vouching()));
afterAll(() => vouched.close());

/** A verdict may be the last that a budget has: that many at once spend it like as many in turn is in tests/verification. */
const charged = new Set(['Query.verifikasiAsn', 'Query.verifikasiAsnBanyak']);

describe.each(['1', '4'])('with %s connections for each partner', (DATABASE_CONNECTIONS) => {
  let asked: Asked;
  beforeAll(async () => void (asked = await startAsked(vouched, { DATABASE_CONNECTIONS })));
  afterAll(() => asked.stop());

  it('requests at the same moment change nothing for each other', { timeout: 300_000 }, async () => {
    const worlds = await Promise.all(
      partners.map(async (partner) => ({ ...(await worldOf(partner, [asked.sql], asked.ask)), without: charged })),
    );
    const request = fc.oneof(
      ...partners.map((partner, index) =>
        fc.record<Request>({
          partner: fc.constant(partner),
          operation: operations(worlds[index] as (typeof worlds)[number]),
          neighbour: fc.constantFrom(...partners),
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 2, maxLength: 10, size: 'max' }), async (requests) => {
        const all = requests.flatMap(({ partner, operation, neighbour }) => [
          { partner, operation },
          { partner: neighbour, operation },
        ]);
        const alone: Seen[] = [];
        for (const { partner, operation } of all) alone.push(await asked.ask(partner, operation));
        const together = await Promise.all(all.map(({ partner, operation }) => asked.ask(partner, operation)));
        for (const [index, seen] of together.entries()) {
          const [here, there] = [alone[index], seen].map((one) =>
            withoutMoments(JSON.stringify({ ...one, statements: [] })),
          );
          if (here !== there) throw new Counterexample([JSON.stringify(all[index]), here, there].join('\n'));
        }
      }),
      tries(runsFew),
    );
  });
});
