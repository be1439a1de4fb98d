// Finds what a person types among the names and words of a handbook, the nearest first.
import type { Contents } from './contents.ts';
import { coordinateLink } from './entries.ts';
import { html, type Markup } from './html.ts';
import { words } from './layout.ts';

export interface Found {
  /** `Asn.nama`, or the name of a type. */
  readonly place: string;
  readonly annex: string | null;
  readonly description: string;
}

const foundMax = 100;

/** What fits, by how well: the name itself, its beginning, a part of it, the annex's words, the schema's. */
export function find({ operations, types }: Contents, sought: string): Found[] {
  const wanted = sought.trim().toLowerCase();
  if (wanted === '') return [];
  const all = [
    ...operations.map(({ name, field, annex, description }) => ({ place: name, name: field.name, annex, description })),
    ...types.map(({ name, annex, description }) => ({ place: name, name, annex, description })),
    ...types.flatMap((type) =>
      type.entries.map(({ name, annex, description }) => ({ place: `${type.name}.${name}`, name, annex, description })),
    ),
  ];
  return all
    .map((one) => ({ ...one, rank: rankOf(one, wanted) }))
    .filter(({ rank }) => rank < ranks)
    .toSorted((a, b) => a.rank - b.rank || a.place.localeCompare(b.place))
    .slice(0, foundMax);
}

const ranks = 5;

function rankOf({ name, place, annex, description }: Found & { readonly name: string }, wanted: string): number {
  const plain = name.toLowerCase();
  if (plain === wanted || place.toLowerCase() === wanted) return 0;
  if (plain.startsWith(wanted)) return 1;
  if (plain.includes(wanted)) return 2;
  if (annex?.toLowerCase().includes(wanted)) return 3;
  return description.toLowerCase().includes(wanted) ? 4 : ranks;
}

export function foundPage(contents: Contents, sought: string): Markup {
  const found = find(contents, sought);
  const known = new Set(contents.operations.map(({ name }) => name));
  return html`<h1>${words('Hasil pencarian', 'Search results')}</h1>
    <p role="status">
      ${found.length === 0 ? 'Tidak ada yang cocok.' : `${found.length} cocok dengan “${sought.trim()}”.`}
    </p>
    <ul class="entries">
      ${found.map(
        ({ place, annex, description }) =>
          html`<li>
            <h2>
              ${place.includes('.') ? coordinateLink(place, known) : html`<a href="${place}.html"><code>${place}</code></a>`}
            </h2>
            ${annex === null ? null : html`<p class="annex">${annex}</p>`}
            ${description === '' ? null : html`<p lang="en">${description}</p>`}
          </li>`,
      )}
    </ul>`;
}
