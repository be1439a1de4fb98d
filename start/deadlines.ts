// How long each waits for the next, in one place: whoever asks waits longer than whoever answers, so that each can still say why.
// A caller is well advised to wait 10 seconds, longer than all of them.
export const deadlines = {
  /** From the first byte of a request to its answer. */
  routerMs: 8_000,
  /** The same for a list of a gigabyte on its way in. */
  uploadMs: 30 * 60_000,
  /** What the router waits for a subgraph of another process. */
  subgraphMs: 6_000,
  /** What a statement may take; PostgreSQL itself ends it. */
  statementMs: 4_000,
  /** What an answer that is ready waits for its record. */
  recordMs: 2_000,
  /** What a statement of the sealer may take; nobody waits for it. */
  sealMs: 60_000,
} as const;
