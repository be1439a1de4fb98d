// An agreement begins and ends at midnight in Jakarta, to the millisecond, wherever the machine's own day begins.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setneg } from '../people.ts';
import { agreementOf, type Asked, instant, startAsked, type Vouching, vouching } from './pair.ts';
import { Counterexample } from './properties.ts';
import { runs, tries } from './runs.ts';

const partner = 'setneg-siapp';
const { from, until } = agreementOf(partner).term;
const clock = { at: instant };

let vouched: Vouching;
let asked: Asked;
beforeAll(async () => {
  vouched = await vouching();
  asked = await startAsked(vouched, {}, undefined, () => clock.at);
});
afterAll(async () => {
  await asked.stop();
  await vouched.close();
});

const operation = { query: `{ asn(nip: "${setneg.nip}") { id nama } }`, variables: {} };
const askAt = (at: number) => {
  clock.at = at;
  return asked.ask(partner, operation);
};

const hourMs = 60 * 60 * 1000;
const begins = Date.parse(`${from}T00:00:00+07:00`);
const ends = Date.parse(`${until}T00:00:00+07:00`) + 24 * hourMs;

it.each([
  ['the last millisecond before the first day', begins - 1, 403],
  ['the first of the first day', begins, 200],
  ['midnight UTC of the first day, seven in the morning in Jakarta', Date.parse(`${from}T00:00:00Z`), 200],
  ['the last millisecond of the last day', ends - 1, 200],
  ['the first after the last day', ends, 403],
  ['the last of the last day by UTC, when the next has begun in Jakarta', Date.parse(`${until}T23:59:59.999Z`), 403],
])('at %s', async (_, at, status) => {
  const seen = await askAt(at);
  expect(seen.status).toBe(status);
  expect(seen.statements.length > 0).toBe(status === 200);
});

it('on every instant around both ends, what is answered is told by the calendar of Jakarta alone', async () => {
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' });
  const around = fc.tuple(fc.constantFrom(begins, ends), fc.integer({ min: -40 * hourMs, max: 40 * hourMs }));
  const refusals = new Set<string>();
  await fc.assert(
    fc.asyncProperty(around, async ([end, distance]) => {
      const seen = await askAt(end + distance);
      const day = calendar.format(end + distance);
      const open = from <= day && (until === 'open' || day <= until);
      if (!open) refusals.add(seen.text);
      if (seen.status === (open ? 200 : 403) && (open || seen.statements.length === 0)) return;
      throw new Counterexample(
        `${new Date(end + distance).toISOString()}, ${day} in Jakarta: ${seen.status}\n${seen.text}`,
      );
    }),
    tries(runs),
  );
  // Two reasons, not begun and ended, each always in the same words.
  expect(refusals.size).toBe(2);
});
