// Where a page ended, and of which moment the list is: sealed, for the partner to bring back.
import { refusal } from '@bagi/agreements/refusals.ts';
import { seal, unseal } from '@bagi/identity/seal.ts';

/** The moment that a list is read as of. */
export interface Moment {
  /** As PostgreSQL writes a snapshot; null where there was nobody to list. */
  readonly snapshot: string | null;
  /** ISO 8601. */
  readonly takenAt: string;
  /** What the whole list came to, once somebody has asked. */
  sum?: { readonly count: number; readonly checksum: string };
}

/** How long a list may be paged through: rows are kept as they were a little longer. */
export const pagingMsMax = 24 * 60 * 60 * 1000;

/** A moment is filled up to a multiple of this: how much is being written at the same time changes no length. */
const momentLength = 256;

/**
 * Two sealed parts: the place, which is the same whenever the same list is asked for, and the moment, which is good with
 * that place alone.
 */
export function cursorAt(key: Uint8Array, binding: string, place: readonly string[], moment: Moment): string {
  const sealed = seal(key, binding, JSON.stringify(place));
  const text = JSON.stringify(moment);
  const padded = text.padEnd(Math.ceil(text.length / momentLength) * momentLength);
  return `${sealed}.${seal(key, `${binding} ${sealed}`, padded)}`;
}

/** Opens a cursor; anything that is not one of this binding is refused, as is one of a list that began too long ago. */
export function placeIn(
  key: Uint8Array,
  binding: string,
  cursor: string,
  nowMs: number,
): { readonly place: readonly string[]; readonly moment: Moment } {
  const [sealed, sealedMoment, ...more] = cursor.split('.');
  const moment = unseal(key, `${binding} ${sealed}`, String(sealedMoment));
  if (moment === null || more.length > 0)
    throw refusal(
      'BAD_USER_INPUT',
      'after is not a cursor that this list gave you under this agreement, asked in the same way.',
    );
  // A moment that opens was sealed with this place: the place is one of this binding as well.
  const place = String(unseal(key, binding, String(sealed)));
  const opened = { place: JSON.parse(place) as string[], moment: JSON.parse(moment) as Moment };
  if (nowMs - Date.parse(opened.moment.takenAt) <= pagingMsMax) return opened;
  throw refusal('BAD_USER_INPUT', 'after is a cursor of more than 24 hours ago. Ask the list anew, without after.');
}
