// The proposal that a request is about: found within the sender's scope and locked, or refused like one that never was.
import { type Refusal, refusal } from '@bagi/agreements/refusals.ts';
import type { Need, Request, Writing } from '@bagi/kit/inbox/kinds.ts';
import { within } from '@bagi/kit/inbox/within.ts';
import { cakupanAsn } from '@bagi/kit/tables.ts';
import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Keadaan } from '../life.ts';
import { usulan } from '../tables.ts';

/** Who sends proposals, and is told what becomes of them. */
export const proposer = 'setneg-siapp';

export interface Proposal extends Keadaan {
  readonly id: string;
  readonly asnId: string;
  readonly detailLayananId: string;
  readonly kelompok: string | null;
  /** Of the position that its person holds now. */
  readonly rumpunJabatanId: string | null;
}

/** Under a name of its own, because a lock cannot name the schema. */
const proposal = alias(usulan, 'proposal');
const { id, asnId, detailLayananId, kelompok, status, meja } = proposal;
const { rumpunJabatanId } = cakupanAsn;
const columns = { id, asnId, detailLayananId, kelompok, status, meja, rumpunJabatanId };

/** What the applier needs to find one and to move it. */
export const proposalNeeds: readonly Need[] = [
  {
    table: usulan,
    select: ['id', 'asnId', 'periode', 'detailLayananId', 'kelompok', 'status', 'meja'],
    update: ['status', 'meja'],
  },
];

/** Locks the proposal until the request is done; one statement, whether it is absent or about somebody hidden. */
export async function proposalOf(
  { agreement }: Pick<Request, 'agreement'>,
  writing: Writing,
  operation: string,
  usulanId: string,
): Promise<Proposal> {
  const [found] = await writing
    .select(columns)
    .from(proposal)
    .innerJoin(cakupanAsn, eq(cakupanAsn.asnId, asnId))
    .where(and(eq(id, usulanId), within(agreement, operation)))
    .for('update', { of: proposal });
  if (!found) throw noProposal();
  return found;
}

function noProposal(): Refusal {
  return refusal('BAD_USER_INPUT', 'usulanId names no proposal that your agreement is about.', { field: 'usulanId' });
}
