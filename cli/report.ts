// Reports at the command line: what partners used, as a table and as the papers that their agreements ask for.
import { buildRouteMap } from '@stricli/core';
import { command } from './command.ts';
import { asJson, day, neededWord, partner, text } from './words.ts';

const usage = command({
  read: async () => (await import('./report/usage.ts')).usage,
  parameters: {
    flags: {
      json: asJson,
      from: { kind: 'parsed', parse: day, brief: 'The first day', placeholder: 'day' },
      until: { kind: 'parsed', parse: day, brief: 'The last day', placeholder: 'day' },
    },
    positional: { kind: 'tuple', parameters: [{ ...partner, brief: 'whose use' }] },
  },
  lesson: {
    brief: 'Requests, persons, rows and refusals of each service by the day',
    examples: [
      {
        line: 'report usage lan --from 2026-11-01 --until 2026-11-30',
        gives: 'a line for each day, version and service',
      },
    ],
  },
});

function paper(kind: 'quarterly' | 'yearly' | 'monitoring', brief: string, period: string, example: string) {
  return command({
    read: async () => (await import('./report/paper.ts')).paper(kind),
    parameters: {
      flags: { json: asJson, out: neededWord('The folder that the files are written to', 'folder') },
      positional: {
        kind: 'tuple',
        parameters: [
          { ...partner, brief: 'whose use' },
          { parse: text, brief: `the period: ${period}`, placeholder: 'period' },
        ],
      },
    },
    lesson: {
      brief,
      more: 'Writes laporan.pdf, harian.csv, laporan.json and SHA256SUMS. A period that is not over is marked SEMENTARA.',
      examples: [{ line: example, gives: 'the files, for signatures' }],
    },
  });
}

const quarterly = paper(
  'quarterly',
  'The report of a quarter, with verdicts and the lists that were matched',
  '2026-T4',
  'report quarterly taspen-life 2026-T4 --out laporan-triwulan',
);
const yearly = paper('yearly', 'The report of a year', '2026', 'report yearly lan 2026 --out laporan-tahunan');
const monitoring = paper(
  'monitoring',
  'What an evaluation needs, of any period',
  '2026-11, 2026-T4, 2026, or 2022-2027 for years counted from the first day of the agreement',
  'report monitoring setneg-siapp 2026-11 --out pemantauan',
);

export const report = buildRouteMap({
  routes: { usage, quarterly, yearly, monitoring },
  docs: { brief: 'What partners used, for those who answer for their agreements' },
});
