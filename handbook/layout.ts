// What every page has around it: its head, the way through the handbook, and both languages, each marked as what it is.
import { html, type Markup } from './html.ts';

/** How pages reach each other: served, with a search and a way out; or as files in a folder, alone. */
export interface Setting {
  readonly kind: 'served' | 'files';
}

export interface Page {
  readonly title: string;
  /** Whose handbook it is; none at the door. */
  readonly partner: string | null;
  readonly body: Markup;
  /** What was searched for. */
  readonly sought?: string;
}

export function layout({ title, partner, body, sought = '' }: Page, { kind }: Setting): Markup {
  return html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Bagi Pakai</title>
        <link rel="stylesheet" href="gaya.css" />
      </head>
      <body>
        <a class="skip" href="#isi">Langsung ke isi</a>
        ${partner === null ? null : header(partner, kind, sought)}
        <main id="isi">${body}</main>
      </body>
    </html> `;
}

function header(partner: string, kind: Setting['kind'], sought: string): Markup {
  return html`<header>
    <p class="whose"><a href="index.html">Bagi Pakai</a> <span>${partner}</span></p>
    <nav aria-label="Dokumentasi">
      <a href="index.html">Layanan</a> <a href="indeks.html">Indeks</a>
      ${kind === 'served' ? html`<a href="../graphql">GraphiQL</a>` : null}
    </nav>
    ${kind === 'served' ? search(sought) : null}
    ${kind === 'served' ? html`<form class="leave" method="post" action="keluar"><button>Keluar</button></form>` : null}
  </header>`;
}

function search(sought: string): Markup {
  return html`<form class="search" role="search" action="cari">
    <label for="q">Cari bidang, tipe, atau kata lampiran</label>
    <input id="q" name="q" type="search" value="${sought}" autocomplete="off" maxlength="100" />
    <button>Cari</button>
  </form>`;
}

/** Indonesian with plain English beside it. */
export function words(id: string, en: string): Markup {
  return html`<span lang="id">${id}</span> <span lang="en" class="english">${en}</span>`;
}

/** The schema's own words. */
export function prose(text: string): Markup | null {
  if (text === '') return null;
  return html`${text.split(/\n{2,}/).map((paragraph) => html`<p lang="en">${paragraph}</p>`)}`;
}

/** A calendar day as it is written in Indonesia. */
export function dayIn(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
