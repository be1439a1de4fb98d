// Every seeded change is classed right for every partner: none is missed, and nothing is reported that nobody meets.
import { describe, expect, test } from 'vitest';
import { verdict } from './check.ts';
import { sideNow, sideThen } from './side.ts';
import { bent, documents, project } from './test/editing.ts';
import { seeds } from './test/seeds.ts';

const present = sideThen(project);

describe('what each partner meets when', () => {
  test.for(seeds)('$what', async ({ before, edit, met }) => {
    // What is committed as a contract is of the project; of another past it is derived.
    const then = before ? sideThen(withoutContracts(before(project)), present) : present;
    const now = sideNow(edit(then.tree), then);
    const report = await verdict(then, now, { base: null, acknowledged: [], today: '2026-11-21', deploying: false });
    const found = report.partners
      .filter(({ findings }) => findings.length > 0)
      .map(({ partner, findings }) => [
        partner,
        findings
          .map(({ level, kind, coordinate, operations }) => {
            const hit = operations.map(({ name }) => name).toSorted();
            return `${level} ${kind} ${coordinate}${hit.length > 0 ? ` (${hit.join(', ')})` : ''}`;
          })
          .toSorted(),
      ]);
    const expected = Object.entries(met).map(([partner, findings]) => [partner, findings.toSorted()]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });
});

test('the set is of forty changes or more, no two alike, and of every level', () => {
  expect(new Set(seeds.map(({ what }) => what)).size).toBe(seeds.length);
  expect(seeds.length).toBeGreaterThanOrEqual(40);
});

test('what the seeds begin with is in order', () => {
  expect(() => sideNow(project)).not.toThrow();
});

test('documents of another form than now hide no change of a contract, and the report says what was not compared', async () => {
  const then = sideThen(bent(documents.lan, 'legalBasis:', 'dahulu: sesuatu\nlegalBasis:')(project), present);
  const now = sideNow(bent(documents.lan, '        foto: 8 Foto\n', '')(project), present);
  const base = { name: 'seed', commit: '0' };
  const { partners, notices } = await verdict(then, now, {
    base,
    acknowledged: [],
    today: '2026-11-21',
    deploying: false,
  });
  expect(partners.flatMap(({ findings }) => findings.map(({ coordinate }) => coordinate))).toEqual(['Asn.foto']);
  expect(notices.join()).toMatch(/not of the form of now .*dahulu/);
});

function withoutContracts(tree: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...tree].filter(([path]) => !path.startsWith('schema/contracts/')));
}
