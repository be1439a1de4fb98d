// The histories of interrupted and ended service: unpaid leave, dismissal, retirement.
import { addMonths, type Day, firstOfNextMonth, iso, monthsBetween } from '../days.ts';
import type { Person } from '../person.ts';
import type { Register } from '../register.ts';
import { type History, pertek, scannedDecree } from './decree.ts';

export function leavingHistory(history: History, register: Register): void {
  cltn(history);
  pemberhentian(history, register);
  pensiun(history, register);
}

/** Leave of those on leave now, and of a few who returned. Where the register is dirty, it is over and nobody noticed. */
function cltn(history: History): void {
  const { rows, person } = history;
  const { fate, dirt, until, tmtCpns, chance, jenisAsn } = person;
  const now = fate === 'cltn';
  if (!now && !(jenisAsn === 'PNS' && until - tmtCpns > 3000 && chance.chance(0.003))) return;
  const over = !now || dirt === 'cltnLewat';
  const from = addMonths(until, over ? -chance.between(26, 60) : -chance.between(2, 20));
  const end = addMonths(from, over ? 18 : 30);
  rows.riwayatCltn({
    ...scannedDecree(history, from, 'SK CLTN'),
    tanggalMulai: iso(from),
    tanggalAkhir: iso(end),
    tanggalAktif: now ? null : iso(end + 1),
    nomorPertek: pertek(from - 40, chance).nomorPertek,
  });
}

function pemberhentian(history: History, register: Register): void {
  const { rows, person } = history;
  const { fate, berakhir, chance, wishes } = person;
  if (berakhir === null) return;
  const jenis = dismissalKind(fate, wishes.id === undefined ? chance.next() : 0.9);
  rows.riwayatPemberhentian({
    ...scannedDecree(history, berakhir, 'SK Pemberhentian'),
    jenisPemberhentianId: jenis,
    namaJenisPemberhentian: register.nama('jenis_pemberhentian', jenis),
    tmtBerhenti: iso(berakhir),
  });
}

/** By retirement age 1, by death 2; the dismissed for discipline 7, at their own wish 3, for leaving their post 13. */
function dismissalKind(fate: Person['fate'], share: number): string {
  if (fate === 'pensiun') return '1';
  if (fate === 'meninggal') return '2';
  if (share < 0.4) return '3';
  return share < 0.6 ? '13' : '7';
}

/** Who retires within half a year has the decree already, and so have all who did. Widows and widowers are pensioned too. */
export function retirementOf({
  jenisAsn,
  fate,
  berakhir,
  tmtPensiun,
  until,
}: Person): { tmt: Day; jenis: string } | null {
  if (jenisAsn !== 'PNS') return null;
  if (fate === 'pensiun' && berakhir !== null) return { tmt: berakhir, jenis: '2' };
  if (fate === 'meninggal' && berakhir !== null) return { tmt: firstOfNextMonth(berakhir), jenis: '4' };
  const soon = tmtPensiun - until;
  return fate === 'aktif' && soon > 0 && soon < 183 ? { tmt: tmtPensiun, jenis: '1' } : null;
}

function pensiun(history: History, register: Register): void {
  const { rows, person } = history;
  const { chance, tmtCpns, lokasiKerja } = person;
  const retirement = retirementOf(person);
  if (retirement === null) return;
  const { tmt, jenis } = retirement;
  const masaKerja = monthsBetween(tmtCpns, tmt);
  rows.riwayatPensiun({
    ...scannedDecree(history, tmt - 60, 'SK Pensiun'),
    jenisPensiunId: jenis,
    namaJenisPensiun: register.nama('jenis_pensiun', jenis),
    tmtPensiun: iso(tmt),
    ...pertek(tmt - 120, chance),
    masaKerjaTahun: Math.floor(masaKerja / 12),
    masaKerjaBulan: masaKerja % 12,
    kantorWilayahTaspen: register.kantorTaspen(lokasiKerja.nama ?? ''),
    alamatSetelahPensiun: `Jl. Pensiunan No. ${chance.between(1, 99)}, ${lokasiKerja.nama}`,
  });
}
