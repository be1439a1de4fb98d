// The breaking changes that this release has acknowledged, for those who are told of them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgementsIn } from '@bagi/changes/acknowledgement.ts';
import { acknowledgedFile } from '@bagi/changes/formats/phrases.ts';
import type { PlannedChange } from '@bagi/webhooks/announceChanges.ts';

/** Throws where the file is not right: what nobody can read, nobody is told of. */
export function plannedChanges(): readonly PlannedChange[] {
  const file = join(import.meta.dirname, '..', acknowledgedFile);
  return acknowledgementsIn(existsSync(file) ? readFileSync(file, 'utf8') : null, acknowledgedFile);
}
