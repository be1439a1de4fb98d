// Puts news into the outbox in the transaction in which it happens: both are there when it commits, or neither.
import type { EventAbout } from '@bagi/agreements/events.ts';
import type { Sql } from 'postgres';

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

/** A connection in a transaction. */
export type Transaction = Pick<Sql, 'unsafe'>;

/** What a role needs so that it may announce; add it to the rights of the role. */
export const announcing: readonly string[] = ['warta.umumkan(text, text[], text, text)'];

/**
 * Announces an event. Whoever announces holds what the event is about locked, so that events of one line are written in the
 * order in which they happen. What is announced twice in one transaction is one event. News about persons is not announced
 * here: the database sees for itself what of the register has changed.
 */
export async function announce(transaction: Transaction, news: ProposalNews | AgreementNews): Promise<void> {
  const line = news.kind.startsWith('perjanjian.') ? 'perjanjian' : `usulan ${news.id}`;
  await transaction.unsafe('select warta.umumkan($1, array[$2], $3, $4)', [news.kind, news.partner, news.id, line]);
}
