// What a policy asks: the role's own line first, and why not only when that is shut.
import { expect, it } from 'vitest';
import { inForce } from './inForce.ts';

it('a role asks of its own line, by its name as it is', () => {
  expect(inForce("mitra_o'lan")).toBe(
    "((SELECT true FROM perjanjian.akses WHERE peran = 'mitra_o''lan' AND clock_timestamp() >= buka_sejak AND clock_timestamp() < buka_sampai) IS TRUE OR (SELECT perjanjian.berlaku()))",
  );
});
