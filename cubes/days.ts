// The days that cubes are of: the first of each quarter, in Jakarta.

/** The last such day up to a day, both ISO. */
export function fixedDay(today: string): string {
  const [year = '', month = ''] = today.split('-');
  const quarter = Math.floor((Number(month) - 1) / 3) * 3 + 1;
  return `${year}-${String(quarter).padStart(2, '0')}-01`;
}
