// What every person is drawn from and into: the reference tables, the workplaces, the day, the numbers already given.
import type { Day } from './days.ts';
import { identifiers } from './identifiers.ts';
import { type DrawFamily, familyDraw } from './kindsOfPosition.ts';
import type { Register } from './register.ts';
import { type Serials, serials } from './serials.ts';
import { type Workplaces, workplaces } from './workplaces.ts';

export interface World {
  readonly register: Register;
  readonly workplaces: Workplaces;
  readonly drawFamily: DrawFamily;
  readonly asOf: Day;
  /** Ids by the ordinal of the person. */
  readonly asnId: (ordinal: number) => string;
  readonly fotoId: (ordinal: number) => string;
  readonly nip: Serials;
  readonly nik: Serials;
}

export const worldOf = (register: Register, asn: number, seed: number, asOf: Day): World => ({
  register,
  workplaces: workplaces(register, asn, seed),
  drawFamily: familyDraw(register.families),
  asOf,
  asnId: identifiers(seed, 'asn'),
  fotoId: identifiers(seed, 'foto'),
  nip: serials(),
  nik: serials(),
});
