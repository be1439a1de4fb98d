// How a policy asks whether its role's agreement is in force.
import { literal } from './spelling.ts';

/**
 * True, once a statement, while the role's own line is open at this moment: two instants of one row. What is shut is asked
 * of the function that knows why, which refuses with the reason, so that it does not look like an empty register.
 */
export function inForce(role: string): string {
  const own = `peran = ${literal(role)} AND clock_timestamp() >= buka_sejak AND clock_timestamp() < buka_sampai`;
  return `((SELECT true FROM perjanjian.akses WHERE ${own}) IS TRUE OR (SELECT perjanjian.berlaku()))`;
}
