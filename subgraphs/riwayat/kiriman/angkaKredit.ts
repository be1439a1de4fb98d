// Credit points of Widyaiswara and Analis Kebijakan that are not in the register yet, as LAN sends them (Lampiran II.2).
import { isSum } from '@bagi/kit/inbox/decimals.ts';
import { amount, day, formFaults, id, required, text, whole } from '@bagi/kit/inbox/form.ts';
import type { Fault, Isi } from '@bagi/kit/inbox/kinds.ts';
import { writeBack } from '@bagi/kit/inbox/writeBack.ts';
import { angkaKredit } from '../tables.ts';

const month = whole(1, 12);
const year = whole(1950, 2999);
const points = amount(6, 4);

const fields = {
  asnId: required(id),
  nomorSk: required(text(100)),
  tanggalSk: required(day),
  bulanMulaiPenilaian: required(month),
  tahunMulaiPenilaian: required(year),
  bulanAkhirPenilaian: required(month),
  tahunAkhirPenilaian: required(year),
  angkaKreditUtama: required(points),
  angkaKreditPenunjang: required(points),
  angkaKreditTotal: required(points),
  namaJabatan: required(text(200)),
};

export const riwayatAngkaKredit = writeBack(
  {
    operation: 'Mutation.kirimRiwayatAngkaKredit',
    jenis: 'RIWAYAT_ANGKA_KREDIT',
    input: 'RiwayatAngkaKreditMasukan',
    classes: {
      'RiwayatAngkaKreditMasukan.asnId': 'mesin',
      'RiwayatAngkaKreditMasukan.nomorSk': 'pribadi',
      'RiwayatAngkaKreditMasukan.tanggalSk': 'pribadi',
      'RiwayatAngkaKreditMasukan.bulanMulaiPenilaian': 'pribadi',
      'RiwayatAngkaKreditMasukan.tahunMulaiPenilaian': 'pribadi',
      'RiwayatAngkaKreditMasukan.bulanAkhirPenilaian': 'pribadi',
      'RiwayatAngkaKreditMasukan.tahunAkhirPenilaian': 'pribadi',
      'RiwayatAngkaKreditMasukan.angkaKreditUtama': 'pribadi',
      'RiwayatAngkaKreditMasukan.angkaKreditPenunjang': 'pribadi',
      'RiwayatAngkaKreditMasukan.angkaKreditTotal': 'pribadi',
      'RiwayatAngkaKreditMasukan.namaJabatan': 'pribadi',
    },
    references: {},
    about: (isi) => ({ asnId: String(isi['asnId']) }),
    faults(isi) {
      const faults = formFaults(fields, isi);
      const isRight = (...names: string[]) => faults.every(({ bidang }) => !names.includes(bidang));
      return [...faults, ...periodFaults(isi, isRight), ...sumFaults(isi, isRight)];
    },
  },
  {
    table: angkaKredit,
    columns: ['id', ...(Object.keys(fields) as (keyof typeof fields)[])],
    enters: { rekaman: 'id', person: 'asnId' },
  },
);

type IsRight = (...names: string[]) => boolean;

function periodFaults(isi: Isi, isRight: IsRight): Fault[] {
  const names = ['bulanMulaiPenilaian', 'tahunMulaiPenilaian', 'bulanAkhirPenilaian', 'tahunAkhirPenilaian'] as const;
  if (!isRight(...names)) return [];
  const [fromMonth, fromYear, toMonth, toYear] = names.map((name) => Number(isi[name])) as [
    number,
    number,
    number,
    number,
  ];
  if (fromYear * 12 + fromMonth <= toYear * 12 + toMonth) return [];
  return [{ bidang: 'tahunAkhirPenilaian', alasan: 'The period ends before it begins.' }];
}

function sumFaults(isi: Isi, isRight: IsRight): Fault[] {
  if (!isRight('angkaKreditUtama', 'angkaKreditPenunjang', 'angkaKreditTotal')) return [];
  if (isSum(String(isi['angkaKreditTotal']), [String(isi['angkaKreditUtama']), String(isi['angkaKreditPenunjang'])]))
    return [];
  return [{ bidang: 'angkaKreditTotal', alasan: 'It is not the sum of angkaKreditUtama and angkaKreditPenunjang.' }];
}
