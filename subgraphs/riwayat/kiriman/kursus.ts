// Courses that were taken and are not in the register yet, as LAN sends them (Lampiran II.1).
import { formFaults, day, id, required, text, whole } from '@bagi/kit/inbox/form.ts';
import { writeBack } from '@bagi/kit/inbox/writeBack.ts';
import { kursus } from '../tables.ts';

const fields = {
  asnId: required(id),
  instansiId: required(id),
  namaKursus: required(text(200)),
  jumlahJam: required(whole(1, 9_999)),
  tanggalKursus: required(day),
  tahun: required(whole(1950, 2999)),
  institusi: required(text(200)),
  nomorSertifikat: required(text(100)),
};

export const riwayatKursus = writeBack(
  {
    operation: 'Mutation.kirimRiwayatKursus',
    jenis: 'RIWAYAT_KURSUS',
    input: 'RiwayatKursusMasukan',
    classes: {
      'RiwayatKursusMasukan.asnId': 'mesin',
      'RiwayatKursusMasukan.instansiId': 'acuan',
      'RiwayatKursusMasukan.namaKursus': 'pribadi',
      'RiwayatKursusMasukan.jumlahJam': 'pribadi',
      'RiwayatKursusMasukan.tanggalKursus': 'pribadi',
      'RiwayatKursusMasukan.tahun': 'pribadi',
      'RiwayatKursusMasukan.institusi': 'pribadi',
      'RiwayatKursusMasukan.nomorSertifikat': 'pribadi',
    },
    references: { instansiId: { table: 'asn.instansi' } },
    about: (isi) => ({ asnId: String(isi['asnId']) }),
    faults(isi) {
      const { tanggalKursus, tahun } = isi;
      const faults = formFaults(fields, isi);
      if (faults.some(({ bidang }) => bidang === 'tanggalKursus' || bidang === 'tahun')) return faults;
      if (String(tanggalKursus).startsWith(String(tahun))) return faults;
      return [...faults, { bidang: 'tahun', alasan: 'It is not the year of tanggalKursus.' }];
    },
  },
  {
    table: kursus,
    columns: ['id', ...(Object.keys(fields) as (keyof typeof fields)[])],
    enters: { rekaman: 'id', person: 'asnId' },
  },
);
