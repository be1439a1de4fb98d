// Ids are of one row each, however large the country is.
import { expect, it } from 'vitest';
import { identifierOf } from './identifiers.ts';

it('of 300,000 units, more than six million persons have, no two share an id', () => {
  const ids = new Set<string>();
  for (let n = 0; n < 300_000; n++) ids.add(identifierOf(1, `unit ${n % 700}/Dinas/Seksi ${n}`));
  expect(ids.size).toBe(300_000);
});
