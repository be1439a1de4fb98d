// What the record costs: the same system with it and without, in one run, turn by turn. npm run bench:record
import { runCommand } from '../start/program.ts';
import { costing } from './share.ts';

await runCommand(() =>
  costing({
    whole: 'recorded',
    without: 'not recorded',
    taken: ['record'],
    // The record may take 15 of a hundred answers.
    leastShare: 0.85,
    alike: true,
  }),
);
