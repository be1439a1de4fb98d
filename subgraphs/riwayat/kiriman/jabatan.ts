// Positions that are not in the register yet, as LAN sends them (Lampiran II.3).
import { codesIn, nameOf } from '@bagi/kit/inbox/codes.ts';
import { day, formFaults, id, optional, required, text, written } from '@bagi/kit/inbox/form.ts';
import type { Fault, Isi, TableName, Writing } from '@bagi/kit/inbox/kinds.ts';
import { type Entering, writeBack } from '@bagi/kit/inbox/writeBack.ts';
import { jabatan } from '../tables.ts';

const fields = {
  asnId: required(id),
  jabatanFungsionalUmumId: optional(id),
  jabatanFungsionalId: optional(id),
  unitKerjaId: required(id),
  instansiId: required(id),
  jenisJabatanId: required(written(/^[124]$/, '1 (struktural), 2 (fungsional tertentu) or 4 (fungsional umum)')),
  tmtJabatan: required(day),
  nomorSk: required(text(100)),
  tanggalSk: required(day),
};

export const riwayatJabatan = writeBack(
  {
    operation: 'Mutation.kirimRiwayatJabatan',
    jenis: 'RIWAYAT_JABATAN',
    input: 'RiwayatJabatanMasukan',
    classes: {
      'RiwayatJabatanMasukan.asnId': 'mesin',
      'RiwayatJabatanMasukan.jabatanFungsionalUmumId': 'pribadi',
      'RiwayatJabatanMasukan.jabatanFungsionalId': 'pribadi',
      'RiwayatJabatanMasukan.unitKerjaId': 'pribadi',
      'RiwayatJabatanMasukan.instansiId': 'pribadi',
      'RiwayatJabatanMasukan.jenisJabatanId': 'pribadi',
      'RiwayatJabatanMasukan.tmtJabatan': 'pribadi',
      'RiwayatJabatanMasukan.nomorSk': 'pribadi',
      'RiwayatJabatanMasukan.tanggalSk': 'pribadi',
    },
    references: {
      jabatanFungsionalUmumId: { table: 'asn.jabatan', is: { jenisJabatanId: '4' } },
      jabatanFungsionalId: { table: 'asn.jabatan', is: { jenisJabatanId: '2' } },
      unitKerjaId: { table: 'asn.unit_kerja', agrees: { instansiId: 'instansiId' } },
      instansiId: { table: 'asn.instansi' },
      jenisJabatanId: { table: 'asn.jenis_jabatan' },
    },
    about: (isi) => ({ asnId: String(isi['asnId']) }),
    faults: (isi) => [...formFaults(fields, isi), ...kindFaults(isi)],
  },
  {
    table: jabatan,
    columns: [
      'id',
      'asnId',
      'jenisJabatanId',
      'namaJenisJabatan',
      'jabatanId',
      'namaJabatan',
      'unitKerjaId',
      'namaUnitKerja',
      'instansiId',
      'namaInstansi',
      'tmtJabatan',
      'nomorSk',
      'tanggalSk',
    ],
    // Who is being appointed to one of the two professions has it by the record, and not yet by the register.
    enters: {
      rekaman: 'id',
      person: 'asnId',
      states: {
        rumpunJabatan: {
          by: 'jabatanId',
          from: 'jabatanFungsionalId',
          table: 'asn.jabatan',
          column: 'rumpunJabatanId',
        },
      },
    },
    rows: rowsOf,
  },
);

/** The kind of position says which of the two ids names it; the annex has none for a structural one: its unit alone tells it. */
function kindFaults(isi: Isi): Fault[] {
  const naming: [string, string][] = [
    ['jabatanFungsionalId', '2'],
    ['jabatanFungsionalUmumId', '4'],
  ];
  return naming.flatMap(([bidang, jenis]): Fault[] => {
    const isGiven = isi[bidang] !== undefined && isi[bidang] !== null;
    if (isGiven === (isi['jenisJabatanId'] === jenis)) return [];
    return [
      {
        bidang,
        alasan: isGiven ? `It is given with jenisJabatanId ${jenis} alone.` : 'It is missing for this jenisJabatanId.',
      },
    ];
  });
}

/** The entries, each with the names that its codes have today. */
async function rowsOf(records: readonly Entering[], writing: Writing) {
  const positionOf = (isi: Isi) => isi['jabatanFungsionalId'] ?? isi['jabatanFungsionalUmumId'] ?? null;
  const names = async (table: TableName, codeOf: (isi: Isi) => unknown) =>
    codesIn(
      writing,
      table,
      records.map(({ isi }) => codeOf(isi)).filter((code) => typeof code === 'string'),
    );
  const positions = await names('asn.jabatan', positionOf);
  const units = await names('asn.unit_kerja', (isi) => isi['unitKerjaId']);
  const instansi = await names('asn.instansi', (isi) => isi['instansiId']);
  const kinds = await names('asn.jenis_jabatan', (isi) => isi['jenisJabatanId']);
  return records.map(({ id: rekamanId, isi }) => ({
    ...isi,
    id: rekamanId,
    jabatanId: positionOf(isi),
    namaJabatan: nameOf(positions, positionOf(isi)),
    namaUnitKerja: nameOf(units, isi['unitKerjaId']),
    namaInstansi: nameOf(instansi, isi['instansiId']),
    namaJenisJabatan: nameOf(kinds, isi['jenisJabatanId']),
  }));
}
