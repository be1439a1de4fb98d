// All rows of one person, one subgraph after the other.
import { coreRows } from './coreRows.ts';
import { familyRows, marriageOf, statusPerkawinan } from './family.ts';
import type { Files } from './files.ts';
import { financeRows } from './finances.ts';
import { careerHistory } from './histories/careerHistory.ts';
import { developmentHistory } from './histories/development.ts';
import { leavingHistory } from './histories/leaving.ts';
import { payHistory } from './histories/pay.ts';
import { performanceHistory, wealthReports } from './histories/performance.ts';
import { drawPerson, type Person, serves } from './person.ts';
import type { PersonRows } from './personRows.ts';
import { personaWishes } from './personas.ts';
import { proposalRows } from './proposals.ts';
import type { World } from './world.ts';

/** The seed of the personas' own chances, so that another seed leaves them as they are. */
const personaSeed = 1;

export function personRowsOf(world: World, ordinal: number, seed: number, rows: PersonRows, files: Files): void {
  const { register } = world;
  const wishes = personaWishes[ordinal];
  const person = drawPerson(world, ordinal, wishes === undefined ? seed : personaSeed, wishes);
  const marriage = marriageOf(person);
  const asnId = coreRows(rows, person, statusPerkawinan(marriage), files.photos);
  familyRows(rows, asnId, person, marriage);
  financeRows(rows, asnId, person, marriage !== null && marriage.akhir === null);

  const history = { rows, asnId, person, papers: files.papers };
  careerHistory(history, register);
  performanceHistory(history, register);
  wealthReports(history);
  developmentHistory(history);
  payHistory(history);
  leavingHistory(history, register);

  proposalRows(rows, asnId, person, register, files);
  picRow(rows, asnId, person);
}

/** Persons in charge: a few structural officials, each for one group of proposals. */
function picRow(rows: PersonRows, asnId: string, person: Person): void {
  const { jenisJabatan, nip, ordinal } = person;
  if (jenisJabatan !== '1' || !serves(person) || ordinal % 9 !== 1) return;
  const groups = ['KP', 'PEMBERHENTIAN', 'JFKU', 'SIAPP'] as const;
  const kelompok = groups[Math.floor(ordinal / 9) % groups.length] ?? 'KP';
  rows.pic({ asnId, nip, kelompok, aktif: ordinal % 5 !== 0 });
}
