// What all five fences cost together: the same system with them and without any. npm run bench:fences
import { runCommand } from '../start/program.ts';
import { costing } from './share.ts';
import { fences } from './systems.ts';

/** Those that can be taken away alone: without the scoped reading, the database refuses. */
const alone = fences.filter((fence) => fence !== 'reading');

await runCommand(() =>
  costing({
    whole: 'five fences',
    without: 'no fence',
    taken: fences,
    // The fences may take a quarter of the throughput.
    leastShare: 0.75,
    // Without a scope, everybody is in a list.
    alike: false,
    each: alone.map((fence) => [`without the ${fence}`, [fence]]),
  }),
);
