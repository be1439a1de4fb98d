// Changes as people make them, each with what every partner meets of it: the check must find all of this and nothing else.
import { agreementSeeds } from './agreementSeeds.ts';
import type { Edit } from './editing.ts';
import { requestSeeds } from './requestSeeds.ts';
import { schemaSeeds } from './schemaSeeds.ts';

export interface Seed {
  /** What somebody did. */
  readonly what: string;
  /** What had to be so before, where the project is not so. */
  readonly before?: Edit;
  readonly edit: Edit;
  /** Partner → every finding, `<level> <kind> <coordinate>` and the operations that it hits in brackets. Who is not named meets nothing. */
  readonly met: Readonly<Record<string, readonly string[]>>;
}

export const seeds: readonly Seed[] = [...schemaSeeds, ...requestSeeds, ...agreementSeeds];
