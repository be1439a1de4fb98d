// In which form a caller takes its answer: JSON of one name or the other, and no stream, page or part of anything.

const ours = 'application/graphql-response+json';

export type MediaType = typeof ours | 'application/json';

const json = /^\s*(\*\/\*|application\/(?:\*|json|graphql-response\+json))\s*(?:;(.*))?$/i;

const known = new Map<string, MediaType>();
const knownMax = 100;

/**
 * The form that an Accept header likes best. Where nothing in it can be had, it is disregarded, as GraphQL over HTTP
 * allows.
 */
export function accepted(header: string | undefined): MediaType {
  if (header === undefined) return ours;
  const before = known.get(header);
  if (before) return before;
  const found = best(header);
  if (known.size < knownMax) known.set(header, found);
  return found;
}

function best(header: string): MediaType {
  const [first] = header
    .split(',')
    .flatMap((range) => {
      const [, name = '', parameters = ''] = json.exec(range) ?? [];
      return name === '' ? [] : [{ name: name.toLowerCase(), quality: qualityIn(parameters) }];
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  // Who takes anything is given the plainer form.
  if (!first || first.name === ours) return ours;
  return 'application/json';
}

function qualityIn(parameters: string): number {
  const [, quality = '1'] = /(?:^|;)\s*q\s*=\s*([\d.]+)/i.exec(parameters) ?? [];
  return Number(quality);
}
