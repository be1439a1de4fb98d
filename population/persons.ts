// All rows of one person, one subgraph after the other.
import { coreRows } from './coreRows.ts';
import { familyRows, marriageOf, statusPerkawinan } from './family.ts';
import type { Files } from './files.ts';
import { careerHistory } from './histories/careerHistory.ts';
import { drawPerson } from './person.ts';
import type { PersonRows } from './personRows.ts';
import { personaWishes } from './personas.ts';
import type { World } from './world.ts';

/** The seed of the personas' own chances, so that another seed leaves them as they are. */
const personaSeed = 1;

export function personRowsOf(world: World, ordinal: number, seed: number, rows: PersonRows, files: Files): void {
  const wishes = personaWishes[ordinal];
  const person = drawPerson(world, ordinal, wishes === undefined ? seed : personaSeed, wishes);
  const marriage = marriageOf(person);
  const asnId = coreRows(rows, person, statusPerkawinan(marriage), files.photos);
  familyRows(rows, asnId, person, marriage);
  careerHistory({ rows, asnId, person, papers: files.papers }, world.register);
}
