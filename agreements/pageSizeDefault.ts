// How many entries a page has when its caller names no number: what is read and what it costs are counted alike.

/** The size of such a page under an agreement's largest. */
export function pageSizeDefault(pageMax: number): number {
  return Math.min(100, pageMax);
}
