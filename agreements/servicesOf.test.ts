// What the paper calls what an operation gives, also where several of its lines come to one operation.
import { expect, it } from 'vitest';
import type { Agreement } from './agreement.ts';
import { servicesOf } from './servicesOf.ts';

const of = (...services: readonly object[]) => ({ services }) as unknown as Agreement;
const line = (name: string, clause: string, operation = 'Query.asn') => ({ name, clause, operation, mode: 'view' });

it('each operation has the name, the clause and the mode of its line', () => {
  expect(
    servicesOf(of(line('Data utama', 'I.1'), { ...line('Verifikasi', 'II', 'Query.verifikasiAsn'), mode: 'verify' })),
  ).toEqual({
    'Query.asn': { nama: 'Data utama', pasal: 'I.1', mode: 'view' },
    'Query.verifikasiAsn': { nama: 'Verifikasi', pasal: 'II', mode: 'verify' },
  });
});

it('several lines of one operation are named together, each name and each clause once', () => {
  expect(servicesOf(of(line('Data utama', 'I.1'), line('Keluarga', 'I.1'), line('Data utama', 'I.3')))).toEqual({
    'Query.asn': { nama: 'Data utama; Keluarga', pasal: 'I.1; I.3', mode: 'view' },
  });
});
