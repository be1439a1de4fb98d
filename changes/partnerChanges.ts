// What one partner meets: its contract and its document on each day that matters, before and after.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { GraphQLSchema } from 'graphql';
import type { Change } from './change.ts';
import { coordinatesIn } from './coordinates.ts';
import { documentChanges } from './documentChanges.ts';
import { type Hit, unanswered, withHits } from './hits.ts';
import { invalid } from './operations.ts';
import { schemaChanges } from './schemaChanges.ts';
import type { Side } from './side.ts';
import { daysOf, type Standing, standingOn } from './timeline.ts';

/** A change with the first day on which the partner meets it, the versions of its agreement under which it does, and the operations it hits. */
export interface DatedChange extends Change {
  readonly from: string;
  readonly versions: readonly string[];
  readonly operations: readonly Hit[];
}

export interface PartnerChanges {
  readonly partner: string;
  readonly changes: readonly DatedChange[];
  /** What can be asked that could not, and what cannot be asked any more, on any of the days. */
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  /** The agreements that are in force or coming; of a partner that has none any more, the last that it had. */
  readonly agreements: readonly Agreement[];
}

export async function partnerChanges(partner: string, then: Side, now: Side, today: string): Promise<PartnerChanges> {
  const found = new Map<string, { change: Found; from: string; versions: Set<string> }>();
  const [opened, closed] = [new Set<string>(), new Set<string>()];
  const agreements = new Set<Agreement>();
  for (const day of daysOf([then.library, now.library], partner, today)) {
    const before = standingOn(then.library, partner, day);
    const after = standingOn(now.library, partner, day);
    const agreement = agreementOf(after) ?? agreementOf(before);
    if (!agreement) continue;
    agreements.add(agreement);
    for (const change of await between(partner, before, after, then, now)) {
      const key = `${change.kind} ${change.coordinate} ${change.message}`;
      const known = found.get(key) ?? { change, from: day, versions: new Set<string>() };
      found.set(key, known);
      known.versions.add(agreement.version);
    }
    const [was, is] = [asked(before, then), asked(after, now)];
    for (const one of is.difference(was)) opened.add(one);
    for (const one of was.difference(is)) closed.add(one);
  }
  return {
    partner,
    changes: [...found.values()].map(({ change, from, versions }) => ({ ...change, from, versions: [...versions] })),
    opened: [...opened].toSorted(),
    closed: [...closed].toSorted(),
    agreements: [...agreements],
  };
}

type Found = Change & { readonly operations: readonly Hit[] };

function agreementOf(standing: Standing): Agreement | undefined {
  return 'agreement' in standing ? standing.agreement : undefined;
}

function asked(standing: Standing, side: Side): Set<string> {
  const agreement = agreementOf(standing);
  return agreement ? coordinatesIn(side.contractOf(agreement)) : new Set();
}

async function between(
  partner: string,
  before: Standing,
  after: Standing,
  then: Side,
  now: Side,
): Promise<readonly Found[]> {
  const operations = then.operations.filter((one) => one.partner === partner);
  if ('agreement' in before && 'agreement' in after) {
    const [was, is] = [then.contractOf(before.agreement), now.contractOf(after.agreement)];
    const changes = [...(await schemaChanges(was, is)), ...documentChanges(before.agreement, after.agreement)];
    return [...withHits(changes, operations, was, is), ...registeredWrongly(partner, then, now, is)];
  }
  if ('agreement' in before && 'reason' in after) {
    const change: Change = {
      kind: 'ACCESS_CLOSED',
      coordinate: 'term',
      level: 'breaking',
      effect: 'closes',
      message: `There is no access: ${after.reason}`,
    };
    const fault = 'there is no contract to answer it';
    return [{ ...change, operations: operations.map(({ name, file }) => ({ name, file, fault })) }];
  }
  if ('agreement' in after && 'reason' in before) {
    const message = `There is access; before: ${before.reason}`;
    const change: Change = { kind: 'ACCESS_OPENED', coordinate: 'term', level: 'safe', effect: 'opens', message };
    return [{ ...change, operations: [] }, ...registeredWrongly(partner, then, now, now.contractOf(after.agreement))];
  }
  return [];
}

/** Operations that are new, or other than they were, and no operations of the contract. */
function registeredWrongly(partner: string, then: Side, now: Side, contract: GraphQLSchema): Found[] {
  return now.operations
    .filter((one) => one.partner === partner && then.tree.get(one.file) !== now.tree.get(one.file))
    .flatMap((operation) => {
      const fault = invalid(operation, contract);
      return fault === null ? [] : [unanswered(operation, fault)];
    });
}
