// How fields, arguments and values are listed: the name, its type as a link, the annex with its number, and what it means.
import type { Entry } from './contents.ts';
import { html, type Markup } from './html.ts';
import { prose, words } from './layout.ts';

/** Whether the handbook has a page of a type. */
export type Has = (type: string) => boolean;

export function entryList(entries: readonly Entry[], has: Has): Markup {
  return html`<ul class="entries">
    ${entries.map((entry) => html`<li id="${entry.name}">${one(entry, has)}</li>`)}
  </ul>`;
}

function one({ name, type, of, annex, description, args }: Entry, has: Has): Markup {
  return html`<h3><code>${name}</code> ${type === null ? null : typeLink(type, of, has)}</h3>
    ${annex === null ? null : html`<p class="annex">${annex}</p>`} ${prose(description)}
    ${args.length === 0 ? null : argumentList(args, has)}`;
}

function argumentList(args: readonly Entry[], has: Has): Markup {
  return html`<p class="label">${words('Argumen', 'Arguments')}</p>
    <dl>
      ${args.map(
        ({ name, type, of, description }) =>
          html`<dt><code>${name}</code> ${typeLink(type ?? '', of, has)}</dt>
            <dd>${prose(description)}</dd>`,
      )}
    </dl>`;
}

/** `[Anak!]!`, in which Anak leads to its page. */
export function typeLink(type: string, of: string | null, has: Has): Markup {
  if (of === null || !has(of)) return html`<code class="type">${type}</code>`;
  const [before = '', after = ''] = type.split(of);
  return html`<code class="type">${before}<a href="${of}.html">${of}</a>${after}</code>`;
}

/** Where a coordinate is told of: an operation has a page, a field a place on the page of its type. */
export function coordinateLink(coordinate: string, operations: ReadonlySet<string>): Markup {
  const [type = '', field = ''] = coordinate.split('.');
  const target = operations.has(coordinate) ? `${coordinate}.html` : `${type}.html#${field}`;
  return html`<a href="${target}"><code>${coordinate}</code></a>`;
}
