// How large a question may be, whoever asks: enough for every service of every agreement, with room to spare.

export const bounds = {
  /** Lists and objects in each other in the body, variables among them; the deepest that an operation takes has 3. */
  nestingMax: 32,
  /** Words and signs of the document; the standard introspection query has 275. */
  tokensMax: 2_000,
  /** Fields beneath each other, fragments written out; the deepest of a service has 6. */
  depthMax: 12,
  /** The same for questions about the schema; the standard introspection query has 15. */
  introspectionDepthMax: 16,
  /** Fields in all, fragments written out: a fragment in a fragment in a fragment grows without growing the document. */
  fieldsMax: 2_000,
  aliasesMax: 30,
  rootFieldsMax: 20,
  /** Directives in one place; GraphQL itself knows two that fit on a field. */
  directivesMax: 4,
  /** Rows that a list without pages counts for. */
  listRows: 15,
  /** What a question about the schema may cost; what others may cost stands in each agreement. */
  introspectionCostMax: 200_000,
} as const;
