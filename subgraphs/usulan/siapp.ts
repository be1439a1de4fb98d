// What BKN asks of SIAPP NV while it answers: Biro APP's verdict, and the copy of a decree (Lampiran 8 and 12).
import type { Context } from '@bagi/kit/context.ts';
import type { Row } from '@bagi/kit/load.ts';
import { biroAppByUsulan, usulanById } from './reads.ts';

type Told = Readonly<Record<string, unknown>>;

/**
 * The verdicts that SIAPP NV has told, and after them the one it tells now, where that is another. Where no SIAPP NV is
 * configured, those that were told are all there is.
 */
export async function statusBiroApp(usulanId: string, { many, elsewhere }: Context): Promise<readonly Told[]> {
  const known: readonly Row[] = await many(biroAppByUsulan, usulanId);
  if (!elsewhere) return known;
  const now = await elsewhere('statusBiroApp', usulanId);
  return now === null || known.some((one) => isSame(one, now)) ? known : [...known, now];
}

function isSame(one: Told, other: Told): boolean {
  return ['status', 'tanggalVerifikasi', 'nomorKeppres'].every(
    (field) => one[field] === undefined || (one[field] ?? null) === (other[field] ?? null),
  );
}

/** Asked only about a proposal that the caller may read; what SIAPP NV does not have is null. */
export async function askSalinanKeppres(usulanId: string, { one, elsewhere }: Context): Promise<Told | null> {
  const found = await one(usulanById, usulanId);
  if (!found || !elsewhere) return null;
  return elsewhere('salinanKeppres', usulanId);
}
