// What a soak sends, in turn: two write-backs, and a verdict on a proposal that is news to its proposer.
import { kursus, posisi, tandaTerima } from '../sent.ts';

export interface Send {
  readonly partner: string;
  /** What its one record is known by. */
  readonly mark: string;
  readonly query: string;
  readonly masukan: object;
  /** What of a receipt must be the same each time it is given; null for a receipt that says it was not taken. */
  readonly told: (receipt: any) => string | null;
}

/** The mutation at a place; a verdict takes the next proposal. */
export function sendAt(serial: number, proposals: readonly string[]): Send {
  if (serial % 3 === 0)
    return writeBack('lan', 'RiwayatKursus', { ...kursus, nomorSertifikat: `CONTOH/${serial}` }, `CONTOH/${serial}`);
  if (serial % 3 === 1)
    return writeBack('bp-tapera', 'PosisiSimpanan', { ...posisi, jumlahSimpanan: `${serial}.00` }, `${serial}.00`);
  const usulanId = proposals[Math.floor(serial / 3)] ?? '';
  return {
    partner: 'bkn-verifikator',
    mark: usulanId,
    query: `mutation ($kunci: String!, $masukan: VerifikasiMasukan!) { kirim: verifikasiUsulan(kunci: $kunci, masukan: $masukan) { usulanId status } }`,
    masukan: { usulanId, statusTahapan: 13, keterangan: 'Contoh', hasil: 'TMS' },
    told: ({ usulanId: id, status }) => (status === 'TMS' ? id : null),
  };
}

function writeBack(partner: string, input: string, record: object, mark: string): Send {
  return {
    partner,
    mark,
    query: `mutation ($kunci: String!, $masukan: [${input}Masukan!]!) { kirim: kirim${input}(kunci: $kunci, masukan: $masukan) { ${tandaTerima} } }`,
    masukan: [record],
    told: ({ diterima, kirimanId }) => (diterima ? kirimanId : null),
  };
}
