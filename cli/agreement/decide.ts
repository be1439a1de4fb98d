// A step that somebody else proposed, decided: bagi agreement approve | reject <proposal> …
import { outcome, personIn, type Said } from '@bagi/asn/perjanjian/steps.ts';
import type { Sql } from '@bagi/database/connect.ts';
import { waitingSteps } from '../../start/agreements.ts';
import { withDatabase } from '../opened.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';
import { told, way } from './propose.ts';

interface Flags extends Json {
  readonly officer: string;
  readonly note?: string;
}

export function decide(decision: 'SETUJU' | 'TOLAK') {
  return async function deciding(terminal: Terminal, flags: Flags, named: string): Promise<void> {
    const came = await withDatabase(terminal, async ({ sql }) => {
      const id = await proposalOf(sql, named);
      const [said] = await sql<Said[]>`
        select * from perjanjian.putuskan_langkah(${id}, ${decision}, ${personIn(flags.officer)}, ${flags.note ?? null}, ${way()})`;
      return outcome(said, id);
    });
    show(terminal, flags, came, () => told(came));
  };
}

/** A proposal by its number; or the one that waits of a partner, where there is no second. */
async function proposalOf(sql: Sql, named: string): Promise<string> {
  const waiting = await waitingSteps(sql, named);
  const [only, second] = waiting;
  if (second) throw new Error(`Several proposals wait: name one. ${waiting.map(({ id }) => id).join(', ')}`);
  return only?.id ?? named;
}
