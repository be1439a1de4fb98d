// Puts news into the outbox in the transaction in which it happens: both are there when it commits, or neither.
import type { EventAbout } from '@bagi/agreements/events.ts';
import { sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import type { Writing } from './inbox/kinds.ts';

/** News about a proposal, for the partner whose proposal it is. */
export interface ProposalNews {
  readonly kind: EventAbout<'usulan'>;
  readonly partner: string;
  /** Id of the proposal: all that is told of it, and what its events are kept in order by. */
  readonly id: string;
}

/** News about an agreement, for its partner. */
export interface AgreementNews {
  readonly kind: EventAbout<'perjanjian'>;
  readonly partner: string;
  /** First day of the version. */
  readonly id: string;
}

/** A transaction: an applier's, or a bare connection in one. */
export type Transaction = Writing | Pick<Sql, 'unsafe'>;

/** The function that a role must be able to execute so that it may announce. */
export const announcing = 'warta.umumkan(text,text[],text,text)';

/**
 * Announces an event. Whoever announces holds what the event is about locked, so that events of one line are written in the
 * order in which they happen. What is announced twice in one transaction is one event. News about persons is not announced
 * here: the database sees for itself what of the register has changed.
 */
export async function announce(transaction: Transaction, news: ProposalNews | AgreementNews): Promise<void> {
  const line = news.kind.startsWith('perjanjian.') ? 'perjanjian' : `usulan ${news.id}`;
  const { kind, partner, id } = news;
  if ('unsafe' in transaction)
    await transaction.unsafe('select warta.umumkan($1, array[$2], $3, $4)', [kind, partner, id, line]);
  else await transaction.execute(sql`select warta.umumkan(${kind}, array[${partner}], ${id}, ${line})`);
}
