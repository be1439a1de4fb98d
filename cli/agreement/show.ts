// One agreement, as its documents and the database say it: bagi agreement show <partner>
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { dueIn, knownAgreements } from '../../start/agreements.ts';
import { versionsOf } from '../../start/report/subject.ts';
import { documentsOf, withDatabase } from '../opened.ts';
import { show as shown, table } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';
import { asTable as dueTable } from './calendar.ts';
import { asTable } from './list.ts';

export async function show(terminal: Terminal, flags: Json, mitra: string): Promise<void> {
  const known = await withDatabase(terminal, async ({ sql, config }) => {
    const versions = versionsOf(documentsOf(config).library, mitra);
    return { versions, agreements: await knownAgreements(sql, mitra) };
  });
  const due = dueIn(known.agreements, 12, Date.now());
  const services = (known.versions.at(-1)?.services ?? []).map(({ name, operation, mode, clause }) => ({
    name,
    operation,
    mode,
    clause,
  }));
  const versions = known.versions.map(toldVersion);
  shown(terminal, flags, { agreements: known.agreements, versions, services, due }, () =>
    [
      asTable(terminal, known.agreements),
      table(
        terminal,
        ['version', 'from', 'until', 'number at BKN', 'example'],
        versions.map(({ version, from, until, number, example }) => [
          version,
          from,
          until,
          number,
          example ? 'yes' : 'no',
        ]),
      ),
      table(
        terminal,
        ['clause', 'service', 'operation', 'mode'],
        services.map(({ clause, name, operation, mode }) => [clause, name, operation, mode]),
      ),
      dueTable(terminal, due),
    ].join('\n\n'),
  );
}

function toldVersion({ version, term, numbers, example }: Agreement) {
  return { version, from: term.from, until: term.until, number: numbers.bkn ?? null, example: example === true };
}
