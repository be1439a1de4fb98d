// What an answer cost: the tables that its statements read from, one entry a statement.

export function tablesOf(statements: readonly string[]): string[] {
  return statements.map((text) => /(?:from|join) "(\w+)"\."(\w+)"/.exec(text)?.slice(1).join('.') ?? text).toSorted();
}
