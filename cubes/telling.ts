// What is told of a cell from one build to the next: a round number that stays until enough persons have come or gone.

/** Fewer than so many are never told for the first time, nobody at all included: that a cell is empty tells of persons too. */
export const threshold = 10;
/** A number that is told already is withheld when fewer than so many are left. */
export const thresholdOnceTold = 5;
/** A number that was withheld as small is told again from so many on. */
export const thresholdAgain = 15;
/** Numbers are told in steps of so many. */
export const step = 5;
/** A number that was told stays while the true one is no further from it than this. */
export const stays = 7;

/** What the build before told of a cell: a number, or null where it was withheld; nothing in the first build. */
export type Before = number | null | undefined;

/**
 * Whether a cell is withheld whatever the others are. Between two builds it changes from told to withheld or back only
 * when at least six persons have come or gone, so that no single one is seen by it.
 */
export function isSmall(jumlah: number, before: Before): boolean {
  if (before === undefined) return jumlah < threshold;
  if (before === null) return jumlah < thresholdAgain;
  return jumlah < thresholdOnceTold || (jumlah < threshold && !isNear(jumlah, before));
}

/**
 * Whether it is looked at anew which large cells must be withheld to cover others: once a year, in the build of January. In
 * between, what covers goes on covering.
 */
export function isDrawnAnew(day: string): boolean {
  return day.includes('-01-');
}

/** The number that is told. */
export function told(jumlah: number, before: Before): number {
  if (typeof before === 'number' && isNear(jumlah, before)) return before;
  return Math.round(jumlah / step) * step;
}

function isNear(jumlah: number, before: number): boolean {
  return Math.abs(jumlah - before) <= stays;
}
