// In which form a caller takes its answer: JSON of one name or the other, and no stream, page or part of anything.

const byDefault = 'application/graphql-response+json, application/json;q=0.9';

const json = /^\s*(\*\/\*|application\/(\*|json|graphql-response\+json))\s*(;|$)/i;

/** What is left of an Accept header when only JSON can be had. Where nothing is, the header is disregarded, as GraphQL over HTTP allows. */
export function accepted(header: string | undefined): string {
  const ranges = String(header)
    .split(',')
    .filter((range) => json.test(range));
  return ranges.length > 0 ? ranges.join(',') : byDefault;
}
