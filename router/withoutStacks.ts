// Errors that are told and not traced.

/**
 * Runs what makes errors that say what is wrong with a caller's document. Where in our own code that was found is read by
 * nobody, and to note it takes longer than to find it: a document may have a hundred faults.
 */
export function withoutStacks<Made>(make: () => Made): Made {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = before;
  }
}
