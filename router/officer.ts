// Who at the partner asks, where the partner says so: in the token (claim petugas), or for each request (header x-petugas).
import type { IncomingHttpHeaders } from 'node:http';
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Caller } from '@bagi/identity/bearer.ts';

/** A name of the partner's own systems. Numbers as long as a NIK or a NIP are none: the record holds no number of anybody. */
const form = /^(?!\d{16}$|\d{18}$)[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/;

/** The officer; null when none is named. What the token says cannot be said otherwise beside it. */
export function officerOf({ officer }: Pick<Caller, 'officer'>, headers: IncomingHttpHeaders): string | null {
  const said = headers['x-petugas'];
  const named = officer ?? said;
  if (named === undefined) return null;
  if (typeof named !== 'string' || !form.test(named))
    throw refusal(
      'BAD_REQUEST',
      'The officer is named by 1 to 64 letters, digits and ._@-, beginning with a letter or digit, and not by a NIK or NIP.',
    );
  if (said !== undefined && said !== named)
    throw refusal('BAD_REQUEST', 'The header x-petugas names another officer than the token.');
  return named;
}
