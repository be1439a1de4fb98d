// A handbook tells exactly what a contract holds, leads nowhere that is not there, and takes every text for text.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from '@bagi/agreements/contract.ts';
import { exampleDocuments, readLibrary, signedDocuments } from '@bagi/agreements/library.ts';
import { compose } from '@bagi/schema/compose.ts';
import fc from 'fast-check';
import { isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { registeredOf } from '../start/handbook.ts';
import { writeHandbook } from './files.ts';
import { html, textOf } from './html.ts';
import { layout } from './layout.ts';
import { handbookOf } from './pages.ts';
import { find, foundPage } from './search.ts';

const { schema } = compose();
const latest = [...readLibrary([signedDocuments, exampleDocuments])].flatMap(([partner, versions]) => {
  const { agreement } = versions.at(-1) ?? {};
  return agreement ? [{ partner, derived: contract(agreement, schema) }] : [];
});
const books = latest.map(({ partner, derived }) => ({
  partner,
  derived,
  book: handbookOf(derived, registeredOf(partner)),
}));

describe.each(books)('$partner', ({ partner, derived, book }) => {
  const texts = new Map(
    [...book.pages].map(([name, page]) => [name, textOf(layout({ ...page, partner }, { kind: 'files' }))]),
  );

  it('has a place for each type, field, argument and value of its contract', () => {
    const roots = new Set(['Query', 'Mutation']);
    for (const type of Object.values(derived.schema.getTypeMap())) {
      if (type.name.startsWith('__') || !(isObjectType(type) || isInputObjectType(type) || isEnumType(type))) continue;
      const names = isEnumType(type) ? type.getValues().map(({ name }) => name) : Object.keys(type.getFields());
      for (const name of names) {
        const place = roots.has(type.name) ? `${type.name}.${name}.html` : `${type.name}.html`;
        expect(texts.get(place), place).toContain(roots.has(type.name) ? `${type.name}.${name}` : `<li id="${name}">`);
      }
    }
  });

  it('leads to pages and places that are there, and to no other address', () => {
    const broken = [...texts].flatMap(([page, text]) =>
      [...text.matchAll(/(?:href|src|action)="([^"]*)"/g)].flatMap(([, target = '']) => {
        const [file = '', place] = target.split('#');
        if (target === 'gaya.css' || target === '#isi') return [];
        const there = texts.get(file)?.includes(place === undefined ? '' : ` id="${place}"`) === true;
        return there ? [] : [`${page}: ${target}`];
      }),
    );
    expect(broken).toEqual([]);
    expect([...texts.values()].join()).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:/);
  });

  it('names nothing that its contract does not hold', () => {
    const asn = schema.getType('Asn');
    const own = derived.schema.getType('Asn');
    const granted = isObjectType(own) ? own.getFields() : {};
    const shut = isObjectType(asn) ? Object.keys(asn.getFields()).filter((name) => !Object.hasOwn(granted, name)) : [];
    for (const name of shut) {
      expect(texts.get('Asn.html') ?? '').not.toContain(`<li id="${name}">`);
      expect(texts.get('indeks.html')).not.toContain(`>Asn.${name}<`);
      expect(find(book.contents, `Asn.${name}`)).toEqual([]);
    }
  });

  it('shows each registered operation where it is asked', () => {
    const all = [...texts].filter(([name]) => /^(Query|Mutation)\./.test(name)).map(([, text]) => text);
    for (const { name } of registeredOf(partner)) expect(all.join()).toContain(`<h3>${name}</h3>`);
  });
});

it('the number of the annex stands beside the field, and the words of the schema apart from it', () => {
  const lan = books.find(({ partner }) => partner === 'lan')?.book;
  const field = lan?.contents.types.find(({ name }) => name === 'Asn')?.entries.find(({ name }) => name === 'email');
  expect(field).toEqual({
    name: 'email',
    type: 'String',
    of: 'String',
    annex: 'Lampiran I.1, 7 Email',
    description: 'E-mail address in use.',
    args: [],
  });
});

it('a search finds names before words, and the nearest first', () => {
  const lan = books.find(({ partner }) => partner === 'lan')?.book.contents;
  if (!lan) throw new Error('There is no LAN.');
  const places = (sought: string) => find(lan, sought).map(({ place }) => place);
  expect(places('foto')[0]).toBe('Asn.foto');
  expect(places('tmtj')).toEqual(['RiwayatJabatan.tmtJabatan', 'RiwayatJabatanMasukan.tmtJabatan']);
  expect(places('nomor kontak')).toEqual(['Asn.nomorKontak']);
  expect(places('photograph')).toEqual(['Asn.foto']);
  expect(places('  ')).toEqual([]);
});

it('whatever is put into a page is text', () => {
  const text = (inner: string) => textOf(html`<p title="${inner}">${inner}</p>`);
  expect(text(`<b>&"'`)).toBe('<p title="&lt;b&gt;&amp;&quot;&#39;">&lt;b&gt;&amp;&quot;&#39;</p>');
  const [book] = books;
  if (!book) throw new Error('There is no handbook.');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', '\u2028') }), (sought) => {
      const page = textOf(
        layout(
          { title: sought, partner: sought, sought, body: foundPage(book.book.contents, sought) },
          { kind: 'served' },
        ),
      );
      const plain = textOf(
        layout({ title: '', partner: '', sought: '', body: foundPage(book.book.contents, '') }, { kind: 'served' }),
      );
      expect(page.split('<').length - plain.split('<').length).toBe(foundTags(sought, book.book.contents));
    }),
  );
});

/** How many tags the results of a search themselves have. */
function foundTags(sought: string, contents: (typeof books)[number]['book']['contents']): number {
  return textOf(foundPage(contents, sought)).split('<').length - textOf(foundPage(contents, '')).split('<').length;
}

it('as files it is the same pages, without what only a server can do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bagi-pakai-handbook-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [one] = books;
  if (!one) throw new Error('There is no handbook.');
  expect(writeHandbook(one.book, folder)).toBe(one.book.pages.size);
  expect(readdirSync(folder).toSorted()).toEqual([...one.book.pages.keys(), 'gaya.css'].toSorted());
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  expect(index).not.toMatch(/<form|graphql"/);
  expect(readFileSync(join(folder, 'gaya.css'), 'utf8')).not.toMatch(/url\(|@import/);
});
