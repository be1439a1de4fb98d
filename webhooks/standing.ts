// Whether a partner may be told an event at this moment, and where: asked when deliveries are made, and again before each is sent.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { inForce } from '@bagi/agreements/inForce.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { Refusal } from '@bagi/agreements/refusals.ts';
import { dayInJakarta } from '@bagi/agreements/term.ts';

export interface Addresses {
  readonly library: Library;
  /** Addresses that the settings give to partners whose paper names none. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** The version that has begun last, whether or not it is in force; none before the first day. */
export function begun(library: Library, partner: string, nowMs: number): Agreement | undefined {
  const today = dayInJakarta(nowMs);
  return library.get(partner)?.findLast(({ agreement }) => agreement.term.from <= today)?.agreement;
}

/** Where news goes under an agreement; none where nobody has said. */
export function addressOf({ addresses }: Addresses, agreement: Agreement): string | undefined {
  return agreement.webhook && (agreement.webhook.address ?? addresses.get(agreement.partner));
}

/** Whether deliveries of an event are made for a partner: its agreement names the event, and there is where to. */
export function isTold(where: Addresses, partner: string, kind: string, nowMs: number): boolean {
  const agreement = begun(where.library, partner, nowMs);
  if (!agreement?.webhook || !Object.hasOwn(agreement.webhook.events, kind)) return false;
  return addressOf(where, agreement) !== undefined;
}

/** The address that an event may be sent to now; otherwise the reason why it is never sent. */
export function mayBeSent(
  where: Addresses,
  partner: string,
  kind: string,
  nowMs: number,
): { address: string } | { reason: string } {
  try {
    const agreement = inForce(where.library, partner, nowMs);
    if (!agreement.webhook || !Object.hasOwn(agreement.webhook.events, kind)) return { reason: 'TIDAK_DIPERJANJIKAN' };
    const address = addressOf(where, agreement);
    return address === undefined ? { reason: 'TANPA_ALAMAT' } : { address };
  } catch (error) {
    if (error instanceof Refusal) return { reason: `PERJANJIAN_${String(error.details['reason'])}` };
    throw error;
  }
}
