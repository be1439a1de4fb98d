// Positions of members in the housing savings fund, as BP Tapera sends them (Lampiran II.2): it is their source, so nobody else verifies them.
import { amount, day, formFaults, id, notAfterToday, required, written } from '@bagi/kit/inbox/form.ts';
import { type Entering, lastOfEach, writeBack } from '@bagi/kit/inbox/writeBack.ts';
import { sql } from 'drizzle-orm';
import { simpananTapera } from '../tables.ts';

const fields = {
  asnId: required(id),
  nip: required(written(/^\d{18}$/, 'a NIP of 18 digits')),
  jumlahSimpanan: required(amount(18, 2)),
  unitPenyertaan: required(amount(16, 4)),
  nabPerUnit: required(amount(16, 4)),
  tanggalNab: required(notAfterToday(day)),
};

const columns = ['asnId', 'jumlahSimpanan', 'unitPenyertaan', 'nabPerUnit', 'tanggalNab', 'rekamanId'] as const;

export const posisiSimpanan = writeBack(
  {
    operation: 'Mutation.kirimPosisiSimpanan',
    jenis: 'POSISI_SIMPANAN',
    input: 'PosisiSimpananMasukan',
    classes: {
      'PosisiSimpananMasukan.asnId': 'mesin',
      'PosisiSimpananMasukan.nip': 'pribadi',
      'PosisiSimpananMasukan.jumlahSimpanan': 'khusus',
      'PosisiSimpananMasukan.unitPenyertaan': 'khusus',
      'PosisiSimpananMasukan.nabPerUnit': 'khusus',
      'PosisiSimpananMasukan.tanggalNab': 'khusus',
    },
    references: {},
    about: (isi) => ({ asnId: String(isi['asnId']), nip: String(isi['nip']) }),
    faults: (isi) => formFaults(fields, isi),
  },
  {
    table: simpananTapera,
    columns,
    enters: { rekaman: 'rekamanId', person: 'asnId' },
    ownSource: true,
    rows: (records) => lastOfEach(records.toSorted(byDay)).map(rowOf),
    // A position of an earlier day, that came late, takes the place of none.
    over: { by: 'asnId', when: sql`before.tanggal_nab is null or before.tanggal_nab <= excluded.tanggal_nab` },
  },
);

function rowOf({ id: rekamanId, isi }: Entering) {
  return { ...isi, rekamanId };
}

/** Of several of one person in one request, that of the latest day stays; of the same day, the last. */
function byDay(one: Entering, other: Entering): number {
  const days = String(one.isi['tanggalNab']).localeCompare(String(other.isi['tanggalNab']));
  return days === 0 ? one.urutan - other.urutan : days;
}
