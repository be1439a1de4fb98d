// What people have yet to do: steps that wait for a second person, and what falls due.
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { dueIn, knownAgreements, waitingSteps } from '../../start/agreements.ts';
import type { Opened } from '../opened.ts';
import { type Finding, looked, ok, warn, wrong } from './finding.ts';

const soonDays = 14;
const dayMs = 24 * 60 * 60 * 1000;

export async function duties({ sql }: Opened): Promise<Finding[]> {
  const remedy = 'See that the database is migrated: bagi agreement apply';
  return [
    await looked('approvals', remedy, async () => {
      const waiting = await waitingSteps(sql, null);
      const told = waiting.map(({ mitra, langkah, pengusul }) => `${mitra} ${langkah} (by ${pengusul})`).join(', ');
      const next = 'Another person decides: bagi agreement approve <partner> --officer <who>';
      if (waiting.some(({ status }) => status === 'TERLAMBAT')) return wrong(`too late: ${told}`, next);
      return waiting.length > 0 ? warn(`waiting: ${told}`, next) : ok('no step waits for a second person');
    }),
    await looked('drafts', remedy, async () => {
      const drafts = (await knownAgreements(sql)).filter(({ keadaan }) => keadaan === 'RANCANGAN');
      return drafts.length === 0
        ? ok('every agreement was brought into force')
        : warn(
            `not in force yet: ${drafts.map(({ mitra }) => mitra).join(', ')}`,
            'bagi agreement activate, then approve.',
          );
    }),
    await looked('deadlines', remedy, async () => {
      const now = Date.now();
      const [first] = dueIn(await knownAgreements(sql), 12, now);
      if (!first) return ok('nothing falls due in a year');
      const days = Math.round((Date.parse(first.jatuhTempo) - Date.parse(dayInJakarta(now))) / dayMs);
      const said = `${first.mitra}: ${first.nama} in ${days} days (${first.jatuhTempo}, ${first.pasal})`;
      return days <= soonDays ? warn(said, 'See bagi agreement calendar; reports are made by bagi report.') : ok(said);
    }),
  ];
}
