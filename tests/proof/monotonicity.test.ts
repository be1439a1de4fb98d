// An agreement with a field less gives nothing that the agreement with it did not give.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Library } from '@bagi/agreements/library.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from './operations.ts';
import { type Asked, library, schema, startAsked, type Vouching, vouching } from './pair.ts';
import { Counterexample, type Held, heldIn, withoutMoments } from './properties.ts';
import { runs, tries } from './runs.ts';
import { worldOf } from './worlds.ts';

const partners = ['bp-tapera', 'setneg-siapp', 'lan', 'bkn'];

/** Fields that other fields are reached by. */
const joins = new Set(['Asn.id', 'Usulan.id']);

/** The agreement without one of every three fields; at least one of each type stays. */
function reduced(agreement: Agreement, turn: number): Agreement {
  const fields = new Map<string, Set<string>>();
  for (const service of agreement.services)
    for (const [type, names] of Object.entries(service.fields))
      fields.set(type, new Set([...(fields.get(type) ?? []), ...Object.keys(names)]));
  const gone = new Set(
    [...fields].flatMap(([type, names]) =>
      type === 'PeriodeMasukan'
        ? []
        : [...names].slice(1).flatMap((name, index) => (index % 3 === turn ? [`${type}.${name}`] : [])),
    ),
  );
  const stays = (coordinate: string) => joins.has(coordinate) || !gone.has(coordinate);
  return {
    ...agreement,
    services: agreement.services.map((service) => ({
      ...service,
      fields: Object.fromEntries(
        Object.entries(service.fields).map(([type, names]) => [
          type,
          Object.fromEntries(Object.entries(names).filter(([name]) => stays(`${type}.${name}`))),
        ]),
      ),
    })),
  };
}

function libraryReduced(turn: number): Library {
  return new Map(
    [...library].map(([partner, versions]) => [
      partner,
      versions.map((version) => ({ ...version, agreement: reduced(version.agreement, turn) })),
    ]),
  );
}

let vouched: Vouching;
let whole: Asked;
beforeAll(async () => {
  vouched = await vouching();
  whole = await startAsked(vouched);
});
afterAll(async () => {
  await whole.stop();
  await vouched.close();
});

describe.each([0, 1, 2])('without the fields of turn %i', (turn) => {
  let less: Asked;
  beforeAll(async () => void (less = await startAsked(vouched, {}, undefined, undefined, libraryReduced(turn))));
  afterAll(() => less.stop());

  it.each(partners)('%s hears nothing new', { timeout: 300_000 }, async (partner) => {
    const world = await worldOf(partner, [whole.sql], whole.ask);
    let same = 0;
    let fewer = 0;
    await fc.assert(
      fc.asyncProperty(operations(world), async (operation) => {
        const [before, after] = await Promise.all([whole.ask(partner, operation), less.ask(partner, operation)]);
        if (after.status !== 200) {
          fewer++;
          return;
        }
        const known = values(heldIn(schema, operation, before));
        for (const [place, times] of values(heldIn(schema, operation, after))) {
          if (times <= (known.get(place) ?? 0)) continue;
          throw new Counterexample(`${place} is new.\n${JSON.stringify(operation)}\n${before.text}\n${after.text}`);
        }
        same++;
      }),
      tries(Math.ceil(runs / 3)),
    );
    expect(same).toBeGreaterThan(0);
    expect(fewer).toBeGreaterThan(0);
  });
});

/** Each value with its place, and how often it stands there; what tells of the agreement itself is left out. */
function values(held: readonly Held[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { coordinate, path, value } of held) {
    if (typeof value === 'object' || /^((Layanan|Webhook)?Perjanjian|(Peristiwa|Kunci)Webhook)\./.test(coordinate))
      continue;
    const place = `${path} ${withoutMoments(JSON.stringify(value))}`;
    counted.set(place, (counted.get(place) ?? 0) + 1);
  }
  return counted;
}
