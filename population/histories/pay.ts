// The histories of contracts, earlier service and allowances.
import { addMonths, addYears, civil, dayOf, iso, monthsBetween, yearOf } from '../days.ts';
import { serves } from '../person.ts';
import { decree, type History, pertek, scannedDecree } from './decree.ts';

export function payHistory(history: History): void {
  contracts(history);
  nonAsn(history);
  pmk(history);
  allowances(history);
}

/** Contracts of five years each; the last one runs beyond today. */
function contracts(history: History): void {
  const { rows, person } = history;
  const { jenisAsn, tmtCpns, until, workplace, chance } = person;
  if (jenisAsn !== 'PPPK') return;
  let tmt = tmtCpns;
  for (let kontrakKe = 1; tmt < until; kontrakKe++) {
    const next = addYears(tmt, 5);
    rows.riwayatKontrakPppk({
      ...decree(history, tmt),
      nomorKontrak: `PK-${chance.between(1000, 9999)}/${yearOf(tmt)}`,
      instansiId: workplace.instansi.id,
      tanggalMulai: iso(tmt),
      tanggalAkhir: iso(next - 1),
      kontrakKe,
    });
    tmt = next;
  }
}

/** Service before appointment: of PPPK three of five, of PNS a few. */
function nonAsn({ rows, asnId, person }: History): void {
  const { jenisAsn, tmtCpns, chance, posts, workplace } = person;
  if (!chance.chance(jenisAsn === 'PPPK' ? 0.6 : 0.05)) return;
  const years = chance.between(1, 3);
  rows.riwayatNonAsn({
    asnId,
    namaInstansi: workplace.instansi.nama,
    namaJabatan: `Tenaga Honorer ${posts[0]?.nama ?? ''}`,
    tanggalMulai: iso(addYears(tmtCpns, -years)),
    tanggalSelesai: iso(tmtCpns - 1),
  });
}

/** Service elsewhere that counts. */
function pmk(history: History): void {
  const { rows, person } = history;
  const { jenisAsn, tmtPns, tmtCpns, chance } = person;
  if (jenisAsn !== 'PNS' || tmtPns === null || !chance.chance(0.03)) return;
  const months = chance.between(12, 60);
  const from = addMonths(tmtCpns, -months);
  rows.riwayatPmk({
    ...scannedDecree(history, tmtPns, 'SK Peninjauan Masa Kerja'),
    jenisPmk: chance.pick(['HONORER', 'SWASTA']),
    instansiPerusahaan: chance.chance(0.5) ? 'Sekolah Contoh' : 'PT Contoh',
    tanggalMulai: iso(from),
    tanggalSelesai: iso(tmtCpns - 1),
    masaKerjaTahun: Math.floor(months / 12),
    masaKerjaBulan: months % 12,
    ...pertek(tmtPns - 30, chance),
  });
}

/** One allowance a person by the class of the position, and one more in a few far places. */
function allowances(history: History): void {
  const { rows, person } = history;
  const { grades, until, tmtCpns, chance, lokasiKerja } = person;
  if (!serves(person)) return;
  const kelasJabatan = Math.min(17, 3 + (grades.at(-1)?.golongan.urutan ?? 1));
  const tmt = Math.max(tmtCpns, dayOf(civil(until).year - 1, 1, 1));
  if (chance.chance(0.5)) {
    rows.riwayatTunjanganKinerja({
      ...decree(history, tmt),
      kelasJabatan,
      besaran: String(kelasJabatan * 385_000),
      tmt: iso(tmt),
    });
  }
  if (lokasiKerja.provinsiId?.startsWith('9') && monthsBetween(tmtCpns, until) > 3) {
    rows.riwayatTunjanganKemahalan({
      ...decree(history, tmt),
      wilayah: lokasiKerja.nama,
      besaran: '2350000',
      tmt: iso(tmt),
    });
  }
}
