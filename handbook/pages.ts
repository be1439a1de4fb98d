// The pages of a partner's handbook: its agreement, one for each operation and each type, and an index of every name.
import type { Agreement, Service } from '@bagi/agreements/agreement.ts';
import type { Contract } from '@bagi/agreements/contract.ts';
import { served } from '@bagi/agreements/grants.ts';
import { type Chapter, type Contents, contentsOf, type Operation } from './contents.ts';
import { coordinateLink, entryList, type Has, typeLink } from './entries.ts';
import { examplesOf, type Registered } from './examples.ts';
import { html, type Markup } from './html.ts';
import { dayIn, prose, words } from './layout.ts';

/** A page under its name; links between pages are by these names. */
export interface Written {
  readonly title: string;
  readonly body: Markup;
}

export interface Handbook {
  readonly contents: Contents;
  /** File name → page. */
  readonly pages: ReadonlyMap<string, Written>;
}

export function handbookOf(contract: Contract, registered: readonly Registered[]): Handbook {
  const contents = contentsOf(contract);
  const operations = new Set(contents.operations.map(({ name }) => name));
  const types = new Set(contents.types.map(({ name }) => name));
  const has: Has = (type) => types.has(type);
  const pages = new Map<string, Written>([
    ['index.html', { title: contract.agreement.title, body: overview(contents, operations) }],
    ['indeks.html', { title: 'Indeks', body: index(contents, operations) }],
  ]);
  for (const one of contents.operations)
    pages.set(`${one.name}.html`, { title: one.name, body: operationPage(one, contract, registered, has) });
  for (const one of contents.types)
    pages.set(`${one.name}.html`, { title: one.name, body: typePage(one, operations, has) });
  return { contents, pages };
}

function overview({ contract: { agreement }, operations, types }: Contents, known: ReadonlySet<string>): Markup {
  const ofServices = new Set(served(agreement).map(({ operation }) => operation));
  const others = operations.filter(({ name }) => !ofServices.has(name));
  return html`<h1>${agreement.title}</h1>
    <dl class="facts">${facts(agreement)}</dl>
    <h2>${words('Layanan', 'Services')}</h2>
    <ul class="entries">
      ${agreement.services.map((service) => html`<li>${serviceLine(service, known)}</li>`)}
    </ul>
    <h2>${words('Selalu ada', 'Always there')}</h2>
    <ul class="entries">
      ${others.map(
        ({ name, description }) =>
          html`<li>
            <h3>${coordinateLink(name, known)}</h3>
            ${prose(description)}
          </li>`,
      )}
    </ul>
    <h2>${words('Tipe', 'Types')}</h2>
    <ul class="names">
      ${types.map(
        ({ name }) =>
          html`<li>
            <a href="${name}.html"><code>${name}</code></a>
          </li>`,
      )}
    </ul>`;
}

function serviceLine({ name, clause, mode, operation, notYetServed }: Service, known: ReadonlySet<string>): Markup {
  return html`<h3>${name}</h3>
    <p class="annex">${clause}</p>
    <p>
      ${modes[mode]}
      ${notYetServed ? html`<code>${operation}</code>, belum dilayani` : coordinateLink(operation, known)}
    </p>`;
}

const modes: Readonly<Record<Service['mode'], string>> = {
  view: 'Melihat:',
  verify: 'Memverifikasi:',
  aggregate: 'Menghitung:',
  insert: 'Mengirim:',
};

function facts({ numbers, term, purpose, rows, limits, version }: Agreement): Markup[] {
  const paper = [numbers.partner, numbers.bkn].filter((number) => number !== undefined).join(' dan ');
  const until = term.until === 'open' ? 'tidak ditentukan' : dayIn(term.until);
  const scope =
    'everyone' in rows
      ? html`Semua ASN. <span lang="en">${rows.everyone}</span>`
      : html`${Object.entries(rows).map(([fact, values]) => html`<code>${fact}</code> ${[values].flat().join(', ')} `)}`;
  return [
    ['Nomor', paper],
    ['Berlaku', `${dayIn(version)} sampai ${until}`],
    ['Tujuan', purpose.text],
    ['Data siapa', scope],
    ['Batas', `${limits.requestsPerMinute} permintaan semenit, ${limits.pageMax} baris sehalaman`],
  ].map(
    ([term, text]) =>
      html`<dt>${term}</dt>
        <dd>${text}</dd>`,
  );
}

function operationPage(
  { name, field, description, annex, entries }: Operation,
  contract: Contract,
  registered: readonly Registered[],
  has: Has,
): Markup {
  const services = served(contract.agreement).filter(({ operation }) => operation === name);
  const examples = examplesOf(name, contract.schema, registered);
  return html`<p class="label">${words('Operasi', 'Operation')}</p>
    <h1><code>${name}</code> ${typeLink(field.type ?? '', field.of, has)}</h1>
    ${annex === null ? null : html`<p class="annex">${annex}</p>`} ${prose(description)}
    ${
      entries.length === 0
        ? null
        : html`<h2>${words('Argumen', 'Arguments')}</h2>
            ${entryList(entries, has)}`
    }
    ${services.map((service) => annexTable(service))}
    ${examples.length === 0 ? null : html`<h2>${words('Contoh', 'Examples')}</h2>`}
    ${examples.map(
      ({ name: title, text }) =>
        html`<h3>${title}</h3>
          <pre tabindex="0"><code>${text}</code></pre>`,
    )}`;
}

/** The fields of a service in the order of its annex. */
function annexTable({ name, clause, fields }: Service): Markup | null {
  const rows = Object.entries(fields).flatMap(([type, names]) =>
    Object.entries(names).map(
      ([field, annex]) =>
        html`<tr>
          <td>${annex}</td>
          <td>
            <a href="${type}.html#${field}"><code>${type}.${field}</code></a>
          </td>
        </tr>`,
    ),
  );
  if (rows.length === 0) return null;
  return html`<h2>${clause}, ${name}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${words('Lampiran', 'Annex')}</th>
          <th scope="col">${words('Bidang', 'Field')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

const kinds: Readonly<Record<Chapter['kind'], readonly [id: string, en: string]>> = {
  operation: ['Operasi', 'Operation'],
  object: ['Tipe', 'Type'],
  input: ['Masukan', 'Input'],
  enum: ['Pilihan', 'Enum'],
  scalar: ['Skalar', 'Scalar'],
};

function typePage({ name, kind, description, annex, entries, usedBy }: Chapter, known: ReadonlySet<string>, has: Has) {
  return html`<p class="label">${words(...kinds[kind])}</p>
    <h1><code>${name}</code></h1>
    ${annex === null ? null : html`<p class="annex">${annex}</p>`} ${prose(description)}
    ${
      entries.length === 0
        ? null
        : html`<h2>${kind === 'enum' ? words('Nilai', 'Values') : words('Bidang', 'Fields')}</h2>
            ${entryList(entries, has)}`
    }
    ${
      usedBy.length === 0
        ? null
        : html`<h2>${words('Dipakai oleh', 'Used by')}</h2>
            <ul class="names">
              ${[...new Set(usedBy)].map((coordinate) => html`<li>${coordinateLink(coordinate, known)}</li>`)}
            </ul>`
    }`;
}

/** Every name that may be written in a question, by its letter. */
function index({ operations, types }: Contents, known: ReadonlySet<string>): Markup {
  const coordinates = [
    ...operations.map(({ name }) => name),
    ...types.flatMap(({ name, entries }) => entries.map((entry) => `${name}.${entry.name}`)),
  ];
  const last = (coordinate: string) => coordinate.slice(coordinate.indexOf('.') + 1);
  const sorted = coordinates.toSorted((a, b) => last(a).localeCompare(last(b), 'id') || a.localeCompare(b, 'id'));
  const letters = Map.groupBy(sorted, (coordinate) => last(coordinate).charAt(0).toUpperCase());
  return html`<h1>${words('Indeks', 'Index')}</h1>
    ${[...letters].map(
      ([letter, found]) =>
        html`<h2>${letter}</h2>
          <ul class="names">
            ${found.map(
              (coordinate) => html`<li>${last(coordinate)} <span>${coordinateLink(coordinate, known)}</span></li>`,
            )}
          </ul>`,
    )}`;
}
