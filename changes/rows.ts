// Whether one set of rows holds another: conditions on facts, all of which must hold, and alternatives of such conditions.

/** Fact → the values that it may have, or `$argument` that the caller names. */
export type Rows = Readonly<Partial<Record<string, readonly string[] | string>>>;

/** How one set of rows differs from another. */
export type RowsChange = 'same' | 'wider' | 'narrower' | 'other';

/** By the alternatives of each: a person is in if one of them lets it in. */
export function compareRows(before: readonly Rows[], after: readonly Rows[]): RowsChange {
  const kept = before.every((one) => after.some((other) => holds(other, one)));
  const bounded = after.every((one) => before.some((other) => holds(other, one)));
  if (kept && bounded) return 'same';
  if (kept) return 'wider';
  return bounded ? 'narrower' : 'other';
}

/** Whether the larger lets in everyone whom the smaller lets in. */
function holds(larger: Rows, smaller: Rows): boolean {
  return Object.entries(larger).every(([fact, allowed]) => {
    const given = smaller[fact];
    if (given === undefined || allowed === undefined) return allowed === undefined;
    if (typeof given === 'string' || typeof allowed === 'string') return given === allowed;
    return given.every((value) => allowed.includes(value));
  });
}

/** In words: `golonganRuang 42, 43; jenisAsn PNS`. */
export function rowsInWords(rows: Rows): string {
  const parts = Object.entries(rows).map(([fact, value]) => `${fact} ${[value].flat().join(', ')}`);
  return parts.length === 0 ? 'everyone' : parts.join('; ');
}
