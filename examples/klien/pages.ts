// Every entry of a list, page by page, of the moment of its first page.

interface Page<Entry> {
  readonly nodes: readonly Entry[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** Asks for pages until there is no further one; a cursor is good for the same list with the same arguments. */
export async function* entries<Entry>(
  pageAfter: (after: string | null) => Promise<Page<Entry>>,
): AsyncGenerator<Entry> {
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo }: Page<Entry> = await pageAfter(after);
    yield* nodes;
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor ?? null;
  }
}
