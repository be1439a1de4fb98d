// A small agreement of nobody, to be bent in tests, and the place of a word in its text.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Version } from '../library.ts';
import { DocumentFault, read } from '../read.ts';

export const file = 'uji.yaml';

export const text = `partner: mitra-uji
title: Perjanjian untuk pengujian
numbers: { partner: UJI/1, bkn: UJI/2 }
parties: { partner: { name: Mitra Uji }, bkn: { name: BKN } }
signed: 2024-02-01
term: { from: 2024-02-01, until: 2024-02-29 }
purpose: { code: pengujian, text: Pengujian. }
legalBasis:
  - Tidak ada
rows: { jenisAsn: [PNS] }
limits: { pageMax: 10, requestsPerMinute: 10 }
services:
  - name: Profil
    clause: Pasal 1
    mode: view
    operation: Query.asn
    arguments: { nip: required, instansiId: required }
    rows: { instansiKerja: $instansiId }
    fields:
      Asn: { id: 1 ID, nip: 2 NIP, agama: 3 Agama }
      Agama: { id: 3 Agama }
  - name: Daftar
    clause: Pasal 2
    mode: view
    operation: Query.daftarPensiun
    arguments: { periode: required }
    rows: { golonganRuang: ['44', '45'] }
    fields:
      PeriodeMasukan: { dari: Periode, sampai: Periode }
      Pensiun: { asn: ASN, tmtPensiun: TMT }
duties:
  - { of: bkn, clause: Pasal 3, text: Something. }
`;

/** The text with one part written otherwise; it must be there. */
export function bent(part: string, otherwise: string, of: string = text): string {
  if (!of.includes(part)) throw new Error(`The document does not hold ${part}`);
  return of.replace(part, otherwise);
}

/** `file:line:column` of the first place where a document says something. */
export function placeOf(said: string, of: string): string {
  const before = of.slice(0, of.indexOf(said)).split('\n');
  return `${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

/** Every fault that a step finds. */
export function faultsOf(step: () => unknown): readonly string[] {
  try {
    step();
  } catch (error) {
    if (error instanceof DocumentFault) return error.faults;
    throw error;
  }
  return [];
}

/** An agreement as the library would hold it. */
export function version(of: string = text): Version {
  const { document, at } = read(of, file);
  if (document.kind !== 'whole') throw new Error('This is an addendum.');
  return { agreement: { ...document, version: document.term.from, root: document.term.from }, file, at };
}

/** Writes documents into a room of their own until the test ends; paths are relative to it. */
export function room(documents: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'agreements-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(documents)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}
