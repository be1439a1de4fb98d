// How a peer tells the program that started it where it answers, and ends with it.

/** What a peer is told at its start, as one argument in JSON. */
export interface Told {
  readonly databaseUrl: string;
  /** Of a subgraph, which one it is. */
  readonly subgraph?: string;
  /** Of a gateway, where its subgraphs answer. */
  readonly subgraphs?: Readonly<Record<string, string>>;
  /** Of PostGraphile, whether it asks as the role that the request names. */
  readonly asRole?: boolean;
}

export function told(): Told {
  return JSON.parse(process.argv[2] ?? '') as Told;
}

/** Says where this process answers; it ends when whoever started it is gone. */
export function ready(url: string): void {
  process.once('disconnect', () => process.exit(0));
  process.send?.({ url });
}
