// A name that is close to one in the contract gets no hint: what is not granted and what never was look alike.

/** The words of an error of GraphQL without what they suggest in place of a name. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean .*\?$/, '');
}
