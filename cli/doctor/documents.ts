// The documents and what is made of them: whether they can be read and served, and whether committed contracts are theirs.
import { relative } from 'node:path';
import { compose } from '@bagi/schema/compose.ts';
import { notAsGenerated } from '../../start/notAsGenerated.ts';
import type { Config } from '../../start/config.ts';
import { type Documents, documentsOf } from '../opened.ts';
import { type Finding, looked, ok, wrong } from './finding.ts';

export interface Read {
  readonly findings: readonly Finding[];
  /** None where they cannot be read. */
  readonly documents: Documents | null;
}

export async function documents(config: Config): Promise<Read> {
  const composed = compose();
  const found: { documents: Documents | null } = { documents: null };
  const whole = await looked('documents', 'Mend what is named, and see: bagi agreement check', () => {
    const { library } = (found.documents = documentsOf(config, composed));
    return ok(`${[...library.values()].flat().length} of ${library.size} partners and grants`);
  });
  const made = await looked('contracts', 'Mend the documents first: bagi agreement check', () => {
    const files = [...notAsGenerated(composed).keys()].map((file) => relative(process.cwd(), file));
    return files.length === 0
      ? ok('as the documents have them')
      : wrong(`not as generated: ${files.join(', ')}`, 'bagi schema generate, and review what changes.');
  });
  return { findings: [whole, made], ...found };
}
