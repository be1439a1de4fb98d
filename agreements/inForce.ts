// Which version of an agreement holds at an instant, or why none does.
import type { Agreement } from './agreement.ts';
import type { Library } from './library.ts';
import { type NotInForce, notInForce } from './refusals.ts';
import { dayInJakarta } from './term.ts';

/** The version in force for a partner at an instant (milliseconds since 1970); otherwise the refusal with its reason. */
export function inForce(library: Library, partner: string, nowMs: number): Agreement {
  const today = dayInJakarta(nowMs);
  const versions = library.get(partner) ?? [];
  const [first] = versions;
  if (!first) throw notInForce('ABSENT');
  // Of those that have begun, the latest takes the place of all before it, also when it has ended or is suspended.
  const last = versions.findLast(({ agreement }) => agreement.term.from <= today);
  if (!last) throw notInForce('NOT_BEGUN', first.agreement.term.from);
  const reason = obstacle(last.agreement, today);
  if (reason) throw notInForce(reason.why, reason.day);
  return last.agreement;
}

function obstacle({ term, suspended, incomplete }: Agreement, today: string): { why: NotInForce; day?: string } | null {
  // What is open ends after every day: letters come after digits.
  if (term.until < today) return { why: 'ENDED', day: term.until };
  if (suspended && suspended.since <= today) return { why: 'SUSPENDED', day: suspended.since };
  if (incomplete !== undefined) return { why: 'INCOMPLETE' };
  return null;
}
