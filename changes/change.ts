// One change, as whoever reads the report meets it: where, of what kind, how grave, and whether it opens or closes something.

/** What it does to a program that worked before. */
export const levels = ['breaking', 'dangerous', 'safe'] as const;
export type Level = (typeof levels)[number];

/** What it does to what is given: for those who approve it. */
export const effects = ['opens', 'closes', 'changes'] as const;
export type Effect = (typeof effects)[number];

export interface Change {
  /** Such as FIELD_REMOVED; the list stands in docs/schema-changes.md. */
  readonly kind: string;
  /** `Type.field`, `Type.field(argument)`, `Enum.VALUE`, or a place in the agreement document such as `rows`. */
  readonly coordinate: string;
  readonly level: Level;
  readonly effect: Effect;
  readonly message: string;
  /** What a limit is now. */
  readonly limit?: number;
}
