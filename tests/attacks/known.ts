// What a recovery has found out so far, and how it reads it from messages.

export type Kind = 'object' | 'leaf';

/** What is known so far. */
export interface Known {
  readonly types: Map<string, Kind>;
  /** `Asn.nip` → `Nip`; `Query.asn(nip:)` → `Nip!`. */
  readonly fields: Map<string, string>;
  readonly args: Map<string, string>;
  readonly others: Set<string>;
}

/** The name in a type as it is written, without its lists. */
export function nameIn(type: string): string {
  return /\w+/.exec(type)?.[0] ?? '';
}

/** What the messages that have a form name in it. */
export function matches(messages: readonly string[], pattern: RegExp): Set<string> {
  return new Set(messages.flatMap((message) => pattern.exec(message)?.[1] ?? []));
}
