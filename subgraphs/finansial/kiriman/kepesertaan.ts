// Members of the housing savings fund, as BP Tapera sends them (Lampiran II.1): each with the statement that the member was told.
import {
  type Field,
  day,
  formFaults,
  id,
  notAfterToday,
  optional,
  required,
  text,
  within,
  written,
  yesOrNo,
} from '@bagi/kit/inbox/form.ts';
import type { Fault, Isi } from '@bagi/kit/inbox/kinds.ts';
import { type Entering, lastOfEach, writeBack } from '@bagi/kit/inbox/writeBack.ts';
import { kepesertaanTapera } from '../tables.ts';

const rt = required(written(/^\d{1,3}$/, 'a number of 1 to 3 digits'));

/** As the annex has them, in its order; where it names no length, one that any such value has. */
const fields = {
  asnId: required(id),
  nip: required(written(/^\d{18}$/, 'a NIP of 18 digits')),
  nomorPeserta: required(text(32)),
  nama: required(text(100)),
  tempatLahir: required(text(32)),
  tanggalLahir: required(notAfterToday(day)),
  alamat: required(text(200)),
  rt,
  rw: rt,
  kodeProvinsi: required(written(/^\d{2}$/, 'a code of a province, such as 32')),
  namaProvinsi: required(text(100)),
  kodeKabupaten: required(written(/^\d{2}\.\d{2}$/, 'a code of a kabupaten or kota, such as 32.73')),
  namaKabupaten: required(text(100)),
  kodeKecamatan: required(written(/^\d{2}\.\d{2}\.\d{2}$/, 'a code of a kecamatan, such as 32.73.01')),
  namaKecamatan: required(text(100)),
  kodeKelurahan: required(written(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'a code of a kelurahan, such as 32.73.01.1001')),
  namaKelurahan: required(text(100)),
  rtDomisili: rt,
  rwDomisili: rt,
  kodePos: required(written(/^\d{5}$/, 'a postal code of 5 digits')),
  sid: optional(text(32)),
  ifua: optional(text(32)),
  namaPasangan: optional(text(100)),
  memilikiRumah: required(yesOrNo),
  telepon: optional(text(32)),
  ponsel: optional(text(32)),
  email: optional(text(32)),
} satisfies Record<string, Field>;

const pernyataan = { tanggal: required(notAfterToday(day)), cara: required(text(100)) };

const names = Object.keys(fields) as (keyof typeof fields)[];
const columns = [
  ...names.filter((name) => name !== 'nip'),
  'tanggalPernyataan',
  'caraPernyataan',
  'rekamanId',
] as const;
const machine = new Set(['asnId', 'kodeProvinsi', 'kodeKabupaten', 'kodeKecamatan', 'kodeKelurahan']);

export const kepesertaan = writeBack(
  {
    operation: 'Mutation.kirimKepesertaan',
    jenis: 'KEPESERTAAN',
    input: 'KepesertaanMasukan',
    classes: {
      ...Object.fromEntries(
        names.map((name) => [
          `KepesertaanMasukan.${name}`,
          machine.has(name) ? ('mesin' as const) : ('pribadi' as const),
        ]),
      ),
      'KepesertaanMasukan.sid': 'khusus',
      'KepesertaanMasukan.ifua': 'khusus',
      'KepesertaanMasukan.memilikiRumah': 'khusus',
      'KepesertaanMasukan.pernyataan': 'pribadi',
      'PernyataanMasukan.tanggal': 'pribadi',
      'PernyataanMasukan.cara': 'pribadi',
    },
    references: {
      kodeProvinsi: { table: 'asn.kode', is: { tabel: 'provinsi' } },
      kodeKabupaten: { table: 'asn.lokasi_kerja' },
    },
    about: (isi) => ({ asnId: String(isi['asnId']), nip: String(isi['nip']) }),
    faults: (isi) => [...formFaults(fields, isi), ...placeFaults(isi), ...within('pernyataan', pernyataan, isi)],
  },
  {
    table: kepesertaanTapera,
    columns,
    enters: { rekaman: 'rekamanId', person: 'asnId' },
    rows: (records) => lastOfEach(records).map(rowOf),
    over: { by: 'asnId' },
  },
);

function rowOf({ id: rekamanId, isi }: Entering) {
  const said = isi['pernyataan'] as { tanggal: string; cara: string };
  return { ...isi, tanggalPernyataan: said.tanggal, caraPernyataan: said.cara, rekamanId };
}

/** A place lies in the one above it: the codes say so themselves. */
function placeFaults(isi: Isi): Fault[] {
  const levels = ['kodeKabupaten', 'kodeKecamatan', 'kodeKelurahan'] as const;
  const above = ['kodeProvinsi', 'kodeKabupaten', 'kodeKecamatan'] as const;
  return levels.flatMap((bidang, index): Fault[] => {
    const [code, upper] = [isi[bidang], isi[above[index] ?? '']];
    if (typeof code !== 'string' || typeof upper !== 'string' || code.startsWith(`${upper}.`)) return [];
    return [{ bidang, alasan: `It does not lie in ${above[index]}.` }];
  });
}
