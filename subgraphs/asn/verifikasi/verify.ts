// Verdicts on registrants: what may not be compared is refused, then all are charged, then all are compared. Nobody is read.
import { byNip } from '@bagi/agreements/asking.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Context } from '@bagi/kit/context.ts';
import { bebankan, putuskan } from './calls.ts';

/** What a partner sends of one registrant. */
export interface Registrant {
  readonly nip: string;
  readonly nama: string;
  readonly tempatLahir?: string | null;
  readonly tanggalLahir?: string | null;
  readonly jenisKelamin?: string | null;
  readonly instansi?: string | null;
  readonly golongan?: string | null;
  readonly statusKepegawaian?: string | null;
}

export const batchMax = 100;

/** Far above the longest name of an instansi; a text is worked through letter by letter. */
const textMax = 300;

const attributes = [
  'nip',
  'nama',
  'tempatLahir',
  'tanggalLahir',
  'jenisKelamin',
  'instansi',
  'golongan',
  'statusKepegawaian',
] as const;

/** Of the optional ones, those that the digits of a NIP do not give away. */
const unspelt = ['tempatLahir', 'instansi', 'golongan', 'statusKepegawaian'] as const;

/** A verdict for each registrant, in their order; a refusal when one of them cannot be answered. */
export async function verify(registrants: readonly Registrant[], { call, asking }: Context): Promise<string[]> {
  requireComparable(registrants);
  const columns = Object.fromEntries(attributes.map((name) => [name, registrants.map((one) => one[name] ?? null)]));
  const [charge] = await call(bebankan, { nip: columns['nip'] });
  requireCharged(charge?.permohonan, charge?.terlampaui, charge?.cobaLagi);
  const verdicts = await call(putuskan, { permohonan: charge?.permohonan, ...columns });
  // Nobody is read, so it is not known who bears the NIP; something is told of whoever does.
  for (const { nip } of registrants) asking.persons.add(byNip(nip));
  return verdicts.map(({ putusan }) => String(putusan));
}

function requireComparable(registrants: readonly Registrant[]): void {
  if (registrants.length === 0 || registrants.length > batchMax)
    throw refusal('BAD_USER_INPUT', `data has ${registrants.length} entries; it takes 1 to ${batchMax}.`);
  for (const [index, registrant] of registrants.entries()) {
    const fault = faultOf(registrant);
    if (fault) throw refusal('BAD_USER_INPUT', `Entry ${index + 1} of data: ${fault}.`);
  }
}

function faultOf(registrant: Registrant): string | null {
  if (unspelt.every((name) => registrant[name] === undefined || registrant[name] === null))
    return `it needs one of ${unspelt.join(', ')}, because the others are spelt out by the NIP`;
  for (const name of attributes) {
    const text = registrant[name] ?? null;
    if (text !== null && text.length > textMax) return `${name} has more than ${textMax} characters`;
    if (text !== null && !/[\p{L}\p{N}]/u.test(text)) return `${name} holds no letter and no digit`;
  }
  return null;
}

/** The words are the same whichever budget is used up: a caller knows its own mismatches, and learns nothing of others'. */
function requireCharged(request: unknown, exceeded: unknown, day: unknown): void {
  if (typeof request === 'string') return;
  const rows = Array.isArray(exceeded) ? exceeded.join(', ') : '';
  const what = `Entry ${rows} of data: too many verifications of this NIP ended in TIDAK_SESUAI; it is answered again from ${String(day)}.`;
  throw refusal('QUOTA_EXCEEDED', what, { day: String(day) });
}
