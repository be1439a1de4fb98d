// The guide from signed paper to running API says what is so: every key of a document, every fault in its very words.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { documentShapes } from '@bagi/agreements/agreement.ts';
import { readLibrary } from '@bagi/agreements/library.ts';
import { DocumentFault } from '@bagi/agreements/read.ts';
import { check } from '@bagi/agreements/check.ts';
import { compose } from '@bagi/schema/compose.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newDocuments, newPartner } from './library.ts';

const root = join(import.meta.dirname, '..', '..');
const { schema } = compose();
const path = `${newPartner}/2026-01-05.yaml`;
const document = readFileSync(join(newDocuments, path), 'utf8');

/** Every fault of the example with one part of it written otherwise, as `npm run contracts` would tell it. */
function faultsOf(part: string, otherwise: string, folder = 'examples'): string {
  if (!document.includes(part)) throw new Error(`The example does not hold ${part}`);
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-guide-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, document.replace(part, otherwise));
  try {
    return [...readLibrary([join(directory, folder)]).values()]
      .flat()
      .flatMap((version) => check(version, schema))
      .join('\n');
  } catch (error) {
    if (error instanceof DocumentFault) return error.message;
    throw error;
  }
}

/** What is done to the example, in the order in which the guide tells the faults. */
const done: readonly (readonly [part: string, otherwise: string, folder?: string])[] = [
  ['term:\n', 'term:\n  lamanya: tiga tahun\n'],
  ['limits:\n  pageMax: 500\n  requestsPerMinute: 600\n  requestsPerDay: 100000\n', ''],
  ['rows: { instansiKerja: [A5EB03E23C47F6A0E040640A040252AD] }', 'rows: {}'],
  ['[A5EB03E23C47F6A0E040640A040252AD]', "['*']"],
  ['        nama: 3 Nama\n', '        gajiPokok: 3 Gaji\n'],
  ['Query.daftarAsn\n', 'Query.daftarKaryawan\n'],
  ['Query.daftarAsn\n', 'Query.daftarAsnAktif\n'],
  ['      KedudukanHukum: { id: 9 Kedudukan Hukum, nama: 9 Kedudukan Hukum }\n', ''],
  ['        id: 1 ID ASN\n', ''],
  [
    'operation: Query.daftarAsn\n',
    'operation: Query.daftarAsn\n    arguments: { filter: optional }\n    fields:\n      FilterAsn: { instansiIndukId: 10 Instansi Induk }\n',
  ],
  ['example: true', 'example: true', 'documents'],
];

describe.each(['new-partner.md', 'mitra-baru.md'])('%s', (page) => {
  const text = readFileSync(join(root, 'docs', 'guides', page), 'utf8');
  const [, , section = ''] = text.split(/^## [1-3]\..*$/m);
  const faults = [...section.matchAll(/^\| `([^`]+)` /gm)].map(([, fault = '']) => fault);

  it('has every key of a document and of a service, and no other', () => {
    const [document = '', service = ''] = (text.split(/^## [12]\..*$/m)[1] ?? '').split(
      /^(?:A service|Sebuah layanan):$/m,
    );
    const keys = (part: string) => [...part.matchAll(/^\| `(\w+)` /gm)].map(([, key = '']) => key).toSorted();
    const { shape } = documentShapes.whole;
    expect(keys(document)).toEqual(Object.keys(shape).toSorted());
    expect(keys(service)).toEqual(Object.keys(shape.services.element.shape).toSorted());
  });

  it('tells each fault in the words in which it comes', () => {
    expect(faults).toHaveLength(done.length);
    for (const [index, change] of done.entries()) expect(faultsOf(...change)).toContain(faults[index]);
    expect(faultsOf('example: true', 'example: true')).toBe('');
  });

  it('names only commands and files that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const commands = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.length).toBeGreaterThan(5);
    for (const name of commands) expect(scripts).toHaveProperty([name]);
    for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)[^)]*\)/g))
      expect(() => readFileSync(join(root, 'docs', 'guides', link)), link).not.toThrow(/ENOENT/);
  });
});
