// Last before the bytes: what leaves is recorded first, and what cannot be recorded does not leave.
import { refusal, type RefusalCode } from '@bagi/agreements/refusals.ts';
import type { Receipt } from '@bagi/record/recorder.ts';
import { type Account, accessOf, type Recording } from './account.ts';

/** Records an answer, or a refusal that is given in the form of an answer; throws NOT_RECORDED. */
export async function recorded(recording: Recording, account: Account): Promise<Receipt | null> {
  const [code] = account.codes;
  try {
    return code === undefined
      ? await recording.record(accessOf(account, 'OK', Date.now()))
      : await recording.refused(accessOf(account, code, Date.now()));
  } catch {
    throw refusal('NOT_RECORDED', 'The record does not answer.');
  }
}

/** Refusals that come before anything is asked, or as often as somebody likes: they have no rows. */
const counted: ReadonlySet<string> = new Set<RefusalCode>(['QUOTA_EXCEEDED', 'NOT_RECORDED']);

/** Records a refusal: as a row of someone known, else in a counter. */
export async function recordedRefusal(
  recording: Recording,
  account: Account,
  code: string,
): Promise<{ isRecorded: boolean; receipt: Receipt | null }> {
  if (account.partner === '' || counted.has(code)) {
    recording.count(account.partner === '' ? null : account.partner, code, Date.now());
    return { isRecorded: true, receipt: null };
  }
  try {
    return { isRecorded: true, receipt: await recording.refused(accessOf(account, code, Date.now())) };
  } catch {
    recording.count(account.partner, 'NOT_RECORDED', Date.now());
    return { isRecorded: false, receipt: null };
  }
}
