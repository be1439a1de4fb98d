// What stands where among the documents, and what an addendum makes of the document that it changes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleDocuments, readLibrary, signedDocuments } from './library.ts';
import { bent, faultsOf, room, text } from './test/document.ts';

const own = 'mitra-uji/2024-02-01.yaml';

function addendum(more = '', first = '2024-03-01', amends = '2024-02-01'): string {
  return `partner: mitra-uji\namends: ${amends}\nnumbers: { bkn: UJI/3 }\nsigned: ${first}\nterm: { from: ${first}, until: open }\n${more}`;
}

function faultsIn(documents: Readonly<Record<string, string>>): string {
  const directory = room(documents);
  return faultsOf(() => readLibrary([directory]))
    .join('\n')
    .replaceAll(`${directory}/`, '');
}

describe('a document out of its place is refused', () => {
  test.for<[what: string, documents: Record<string, string>, fault: string]>([
    ['its name is not its first day', { 'mitra-uji/2024-02-02.yaml': text }, '2024-02-02.yaml:6:9 the file is named'],
    ['it stands in the folder of another', { 'lan/2024-02-01.yaml': text }, 'lan/2024-02-01.yaml:1:1 mitra-uji stands'],
    [
      'it stands in the folder of another, and says whose it is further down',
      { 'lan/2024-02-01.yaml': `assumptions: [Something]\n${text}` },
      'lan/2024-02-01.yaml:2:1 mitra-uji stands',
    ],
    [
      'its term ends before it begins',
      { [own]: bent('2024-02-29', '2024-01-31') },
      '2024-02-01.yaml:6:27 the term ends before it begins',
    ],
    [
      'it changes a document that is not there',
      { 'mitra-uji/2024-03-01.yaml': addendum() },
      'mitra-uji/2024-03-01.yaml:2:1 there is no document of mitra-uji that begins on 2024-02-01',
    ],
    [
      'it changes a document that is not there, though others are',
      { [own]: text, 'mitra-uji/2024-03-01.yaml': addendum('', '2024-03-01', '2024-02-15') },
      'mitra-uji/2024-03-01.yaml:2:1 there is no document of mitra-uji that begins on 2024-02-15',
    ],
    [
      'it changes a document that begins later',
      { [own]: text, 'mitra-uji/2024-01-01.yaml': addendum('', '2024-01-01') },
      'mitra-uji/2024-01-01.yaml:2:1 there is no document',
    ],
    ['its name ends otherwise', { [own]: text, 'mitra-uji/2024-03-01.yml': addendum() }, '2024-03-01.yml:1:1'],
    ['it is an example among the signed', { [own]: `${text}example: true\n` }, `${own}:33:1 an example says so`],
    ['it is no example among the examples', { [`examples/${own}`]: text }, ''],
  ])('%s', ([, documents, fault]) => {
    if (fault !== '') expect(faultsIn(documents)).toContain(fault);
    else expect(faultsOf(() => readLibrary([join(room(documents), 'examples')]))).toHaveLength(1);
  });

  test('a second document of one partner that begins on the same day', () => {
    const [one, two] = [room({ [own]: text }), room({ [own]: text })];
    expect(faultsOf(() => readLibrary([one, two]))).toEqual([
      `${two}/${own}:6:9 ${one}/${own} begins on 2024-02-01 as well`,
    ]);
  });

  test('the faults of all documents are told at once', () => {
    const broken = bent('mode: view', 'mode: look');
    expect(faultsIn({ [own]: broken, 'lan/2019-01-01.yaml': '' }).split('\n')).toHaveLength(2);
  });
});

describe('an addendum', () => {
  test('changes what it says and leaves everything else, duties and assumptions too', () => {
    const directory = room({ [own]: `${text}assumptions: [Something]\n`, 'mitra-uji/2024-03-01.yaml': addendum() });
    const [before, after] = readLibrary([directory]).get('mitra-uji') ?? [];
    expect(after?.agreement).toEqual({
      ...before?.agreement,
      version: '2024-03-01',
      numbers: { bkn: 'UJI/3' },
      signed: '2024-03-01',
      term: { from: '2024-03-01', until: 'open' },
    });
  });

  test('takes the place of what it names as a whole', () => {
    const changed = addendum('rows: { golonganRuang: ["45"] }\nduties: []\n');
    const directory = room({ [own]: text, 'mitra-uji/2024-03-01.yaml': changed });
    const after = readLibrary([directory]).get('mitra-uji')?.at(-1);
    expect(after?.agreement.rows).toEqual({ golonganRuang: ['45'] });
    expect(after?.agreement.duties).toEqual([]);
  });

  test('can change an addendum; a fault in what stayed is told of the document that said it', () => {
    const second = addendum('title: A\n', '2024-04-01', '2024-03-01');
    const documents = { [own]: text, 'mitra-uji/2024-03-01.yaml': addendum(), 'mitra-uji/2024-04-01.yaml': second };
    const last = readLibrary([room(documents)])
      .get('mitra-uji')
      ?.at(-1);
    expect(last?.at(['services', 0, 'operation'])).toMatch(/2024-02-01\.yaml:16:5$/);
    expect(last?.at(['title'])).toMatch(/2024-04-01\.yaml:6:1$/);
    expect(last?.at([])).toMatch(/2024-02-01\.yaml:1:1$/);
  });
});

test('versions of one partner stand in the order of their first days, whatever the order of the directories', () => {
  const later = room({ 'mitra-uji/2024-03-01.yaml': addendum() });
  const earlier = room({ [own]: text });
  for (const order of [
    [later, earlier],
    [earlier, later],
  ]) {
    const versions = readLibrary(order).get('mitra-uji') ?? [];
    expect(versions.map(({ agreement }) => agreement.version)).toEqual(['2024-02-01', '2024-03-01']);
  }
});

test('what lies beside the folders of partners, and what is hidden in them, is no document', () => {
  const directory = room({ [own]: text, 'README.md': '# Of people', 'mitra-uji/.2024-02-01.yaml.swp': 'x' });
  expect([...readLibrary([directory]).keys()]).toEqual(['mitra-uji']);
});

test('a term of one day is a term', () => {
  const directory = room({ [own]: bent('2024-02-29', '2024-02-01') });
  expect(readLibrary([directory]).get('mitra-uji')?.[0]?.agreement.term).toEqual({
    from: '2024-02-01',
    until: '2024-02-01',
  });
});

test('what cannot be read is no fault of a document, and stops the reading', () => {
  const directory = room({ [`${own}/inside`]: text });
  expect(() => readLibrary([directory])).toThrow(expect.objectContaining({ code: 'EISDIR' }));
});

test('a directory that is not there opens nothing', () => {
  const gone = join(room({}), 'gone');
  expect(existsSync(gone)).toBe(false);
  expect(readLibrary([gone]).size).toBe(0);
});

test('the examples are not among the signed documents', () => {
  const signed = [...readLibrary([signedDocuments]).values()].flat();
  expect(signed.filter(({ agreement }) => agreement.example)).toEqual([]);
  expect(signed.map(({ agreement }) => `${agreement.partner} ${agreement.version}`)).not.toContain('lan 2021-10-23');
  const all = [...readLibrary([signedDocuments, exampleDocuments]).values()].flat();
  expect(all.filter(({ agreement }) => agreement.example).map(({ file }) => file.startsWith(exampleDocuments))).toEqual(
    [true],
  );
});
