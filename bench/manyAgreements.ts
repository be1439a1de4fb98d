// Hundreds of agreements, each with fields of its own: so many partners as one system may come to serve.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from './operations.ts';

export const agreementsCount = 500;

/** Fields that an agreement may open beside id, NIP and name, and what is asked of those that are no leaf. */
const plain = ['tempatLahir', 'tanggalLahir', 'email', 'nomorKontak', 'alamat', 'jenisAsn', 'tmtCpns', 'tmtPns'];
const coded: Readonly<Record<string, string>> = {
  jenisKelamin: 'JenisKelamin',
  agama: 'Agama',
  instansiInduk: 'Instansi',
  instansiKerja: 'Instansi',
  jabatan: 'Jabatan',
  golonganRuang: 'Golongan',
};

interface Generated extends Operation {
  readonly document: object;
}

/** Each number opens another set of fields. */
function generate(number: number): Generated {
  const opens = (place: number) => ((number * 40_503) >> place) % 2 === 1;
  const partner = `bangku-${String(number).padStart(4, '0')}`;
  const leaves = ['id', 'nip', 'nama', ...plain.filter((_, place) => opens(place))];
  const codes = Object.entries(coded).filter((_, place) => opens(plain.length + place));
  const called = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));
  const document = {
    partner,
    title: `Perjanjian bangku ukur ${number}`,
    numbers: { partner: `BANGKU/${number}`, bkn: `BANGKU/BKN/${number}` },
    parties: { partner: { name: `Mitra bangku ukur ${number}` }, bkn: { name: 'Badan Kepegawaian Negara' } },
    signed: '2024-01-01',
    term: { from: '2024-01-01', until: 'open', review: '2099-12-31' },
    purpose: { code: 'bangku-ukur', text: 'Pengukuran.' },
    legalBasis: ['Tidak ada; dibuat untuk pengukuran.'],
    assumptions: ['Nothing of this is signed; it is generated for a measurement.'],
    rows: { everyone: 'Made for a measurement.' },
    limits: { pageMax: 1000, requestsPerMinute: 600_000 },
    services: [
      {
        name: 'Data ASN',
        clause: 'Lampiran',
        mode: 'view',
        operation: 'Query.asn',
        arguments: { nip: 'required' },
        fields: {
          Asn: called([...leaves, ...codes.map(([field]) => field)]),
          ...Object.fromEntries(codes.map(([, type]) => [type, called(['id', 'nama'])])),
        },
      },
    ],
  };
  const wanted = [...leaves, ...codes.map(([field]) => `${field} { id nama }`)].join(' ');
  return { partner, document, query: `query Ask($nip: Nip!) { asn(nip: $nip) { ${wanted} } }` };
}

const generated = Array.from({ length: agreementsCount }, (_, index) => generate(index + 1));

/** How each of them asks. */
export const generatedPartners: readonly Operation[] = generated;

/** Writes them where readLibrary finds documents. */
export function writeAgreements(directory: string): void {
  for (const { partner, document } of generated) {
    mkdirSync(join(directory, partner), { recursive: true });
    writeFileSync(join(directory, partner, '2024-01-01.yaml'), JSON.stringify(document));
  }
}
