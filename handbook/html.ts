// HTML as values: whatever is put into a template is written as text, unless a template made it.

const made = Symbol('made by a template');

/** A piece of a page. Only html makes one, so that no text becomes markup by mistake. */
export interface Markup {
  readonly [made]: string;
}

type Part = Markup | string | number | null | undefined | readonly Part[];

/** Template → markup: html`<p>${text}</p>`. Attributes stand in double quotes. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { [made]: pieces.reduce((before, piece, index) => `${before}${written(parts[index - 1])}${piece}`) };
}

/** The text of a page, to be sent. */
export function textOf(markup: Markup): string {
  return markup[made];
}

function written(part: Part): string {
  if (part === null || part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return made in part ? part[made] : part.map(written).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
