// The histories a career is made of: appointment, golongan, positions, schooling, pay rises, legal standing, transfer.
import { addMonths, type Day, iso, monthsBetween, yearOf } from '../days.ts';
import { kedudukanHukum } from '../fates.ts';
import type { Register } from '../register.ts';
import { decree, type History, pertek, scannedDecree, skNumber } from './decree.ts';

export function careerHistory(history: History, register: Register): void {
  appointment(history);
  golongan(history);
  jabatan(history, register);
  pendidikan(history);
  payRises(history);
  standing(history, register);
  transfer(history);
}

function appointment(history: History): void {
  const { rows, person } = history;
  const { jenisAsn, tmtCpns, tmtPns, posts, grades } = person;
  const entry = (jenis: 'CPNS' | 'PNS' | 'PPPK', tmt: Day) =>
    rows.riwayatCpnsPns({
      ...scannedDecree(history, tmt, jenis === 'PPPK' ? 'SK Pengangkatan PPPK' : `SK ${jenis}`),
      jenis,
      tmt: iso(tmt),
      nomorSpmt: `SPMT-${person.chance.between(100, 9999)}/${yearOf(tmt)}`,
      tanggalSpmt: iso(tmt + 14),
      namaJabatanPengangkatan: posts[0]?.nama ?? null,
      golonganId: grades[0]?.golongan.id ?? null,
    });
  entry(jenisAsn === 'PPPK' ? 'PPPK' : 'CPNS', tmtCpns);
  if (jenisAsn === 'PNS' && tmtPns !== null) entry('PNS', tmtPns);
}

function golongan(history: History): void {
  const { rows, person } = history;
  for (const [place, { golongan: held, tmt, masaKerja, jenisKenaikan }] of person.grades.entries()) {
    rows.riwayatGolongan({
      // The grade of the appointment stands in the decree of the appointment.
      ...(place === 0 ? decree(history, tmt) : scannedDecree(history, tmt, 'SK Kenaikan Pangkat')),
      golonganId: held.id,
      golonganRuang: held.nama,
      pangkat: held.pangkat,
      tmtGolongan: iso(tmt),
      jenisKenaikanPangkatId: jenisKenaikan,
      masaKerjaTahun: Math.floor(masaKerja / 12),
      masaKerjaBulan: masaKerja % 12,
      ...pertek(tmt - person.chance.between(20, 50), person.chance),
    });
  }
}

function jabatan(history: History, register: Register): void {
  const { rows, person } = history;
  for (const post of person.posts) {
    rows.riwayatJabatan({
      ...scannedDecree(history, post.tmt, 'SK Jabatan'),
      jenisJabatanId: post.jenisJabatanId,
      namaJenisJabatan: register.nama('jenis_jabatan', post.jenisJabatanId),
      jabatanId: post.jabatan?.id ?? null,
      namaJabatan: post.nama,
      unitKerjaId: post.unitId,
      namaUnitKerja: post.namaUnit,
      instansiId: post.instansi.id,
      namaInstansi: post.instansi.nama,
      eselonId: post.eselonId,
      tmtJabatan: iso(post.tmt),
      tanggalPelantikan: post.jenisJabatanId === '4' ? null : iso(post.tmt + person.chance.below(10)),
    });
  }
}

function pendidikan({ rows, asnId, person }: History): void {
  const { studies, chance, lokasiKerja, gelarDepan, gelarBelakang } = person;
  const last = studies.at(-1);
  for (const study of studies) {
    rows.riwayatPendidikan({
      asnId,
      nomorSk: null,
      tanggalSk: null,
      dokumenId: null,
      tingkatPendidikanId: study.pendidikan.tingkatId,
      pendidikanId: study.pendidikan.id,
      namaPendidikan: study.pendidikan.nama,
      namaSekolah: `${schoolOf(study.pendidikan.tingkatId)} ${lokasiKerja.nama}`,
      tahunLulus: yearOf(study.lulus),
      tanggalLulus: iso(study.lulus),
      nomorIjazah: `DN-${chance.between(100_000, 999_999)}`,
      gelarDepan: study === last ? gelarDepan : null,
      gelarBelakang: study === last ? gelarBelakang : null,
      pendidikanPertama: study.pertama,
    });
  }
}

function schoolOf(tingkatId: string): string {
  if (tingkatId < '10') return 'SD Negeri';
  if (tingkatId < '15') return 'SMP Negeri';
  return tingkatId < '20' ? 'SMA Negeri' : 'Universitas Contoh';
}

/** A rise every two years; the register keeps the last three. */
function payRises(history: History): void {
  const { rows, person } = history;
  const { tmtCpns, until, grades, jenisAsn } = person;
  const rises = Math.floor(monthsBetween(tmtCpns, until) / 24);
  for (let rise = Math.max(1, rises - 2); rise <= rises; rise++) {
    const tmt = addMonths(tmtCpns, rise * 24);
    const held = grades.findLast((grade) => grade.tmt <= tmt);
    const order = held?.golongan.urutan ?? 1;
    const gaji = (jenisAsn === 'PPPK' ? 1_940_000 : 1_685_700) + order * 142_500 + rise * 61_300;
    rows.riwayatKgb({
      ...decree(history, tmt),
      gajiPokok: String(gaji),
      tmtKgb: iso(tmt),
      golonganId: held?.golongan.id ?? null,
      masaKerjaTahun: rise * 2,
      masaKerjaBulan: 0,
    });
  }
}

function standing(history: History, register: Register): void {
  const { rows, person } = history;
  const { jenisAsn, fate, tmtCpns, berakhir, until, chance } = person;
  const entry = (id: string, tmt: Day, end: Day | null) =>
    rows.riwayatKedudukanHukum({
      ...decree(history, tmt),
      kedudukanHukumId: id,
      namaKedudukanHukum: register.nama('kedudukan_hukum', id),
      tmt: iso(tmt),
      tanggalAkhir: end === null ? null : iso(end),
    });
  const now = kedudukanHukum(fate, jenisAsn);
  const begun = kedudukanHukum('aktif', jenisAsn);
  if (now === begun) {
    entry(begun, tmtCpns, null);
    return;
  }
  const changed = berakhir ?? Math.max(tmtCpns + 30, until - chance.between(30, 400));
  entry(begun, tmtCpns, changed - 1);
  entry(now, changed, null);
}

function transfer(history: History): void {
  const { rows, asnId, person } = history;
  const { pindah, chance } = person;
  if (pindah === null) return;
  const tanggal = pindah.tmt - 30;
  rows.riwayatPindahInstansi({
    asnId,
    nomorSk: skNumber(tanggal, chance),
    tanggalSk: iso(tanggal),
    dokumenId: null,
    instansiAsalId: pindah.dari.instansi.id,
    namaInstansiAsal: pindah.dari.instansi.nama,
    instansiTujuanId: pindah.ke.instansi.id,
    namaInstansiTujuan: pindah.ke.instansi.nama,
    tmtPindah: iso(pindah.tmt),
    ...pertek(tanggal - 20, chance),
  });
}
