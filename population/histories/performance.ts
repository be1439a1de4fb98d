// The histories of how somebody works: yearly performance, credit scores, competence, potential, praise and sanctions.
import { addMonths, civil, dayOf, iso, yearOf } from '../days.ts';
import { serves } from '../person.ts';
import type { Register } from '../register.ts';
import { type History, scan, scannedDecree } from './decree.ts';

export function performanceHistory(history: History, register: Register): void {
  skp(history);
  angkaKredit(history);
  scores(history);
  praise(history);
  hukumanDisiplin(history, register);
}

const verdicts = [
  { hasilKerja: 'DI ATAS EKSPEKTASI', perilakuKerja: 'DI ATAS EKSPEKTASI', kuadranKinerja: 'SANGAT BAIK', nilai: 92 },
  { hasilKerja: 'SESUAI EKSPEKTASI', perilakuKerja: 'SESUAI EKSPEKTASI', kuadranKinerja: 'BAIK', nilai: 84 },
  { hasilKerja: 'SESUAI EKSPEKTASI', perilakuKerja: 'SESUAI EKSPEKTASI', kuadranKinerja: 'BAIK', nilai: 81 },
  {
    hasilKerja: 'DI BAWAH EKSPEKTASI',
    perilakuKerja: 'SESUAI EKSPEKTASI',
    kuadranKinerja: 'BUTUH PERBAIKAN',
    nilai: 68,
  },
] as const;

/** The last three finished years; the last of them is missing where the register is dirty. */
function skp(history: History): void {
  const { rows, asnId, person } = history;
  const { until, tmtCpns, chance, dirt, posts } = person;
  const last = yearOf(until) - (dirt === 'skpTerakhirKosong' ? 2 : 1);
  for (let tahun = Math.max(yearOf(tmtCpns), last - 2); tahun <= last; tahun++) {
    const verdict = verdicts[chance.chance(0.02) ? 3 : chance.below(3)] ?? verdicts[1];
    const signed = dayOf(tahun + 1, 1, 10 + chance.below(18));
    const report = { nomorSk: `SKP-${chance.between(1000, 9999)}/${tahun}`, tanggalSk: iso(signed) };
    rows.riwayatSkp({
      asnId,
      ...report,
      dokumenId: scan(history, 'SKP', report),
      tahun,
      hasilKerja: verdict.hasilKerja,
      perilakuKerja: verdict.perilakuKerja,
      kuadranKinerja: verdict.kuadranKinerja,
      nilai: `${verdict.nilai}.${chance.between(10, 99)}`,
      jabatanPenilai: `Kepala ${posts.at(-1)?.namaUnit ?? ''}`,
    });
  }
}

/** Yearly credit by level (PermenPANRB 1/2023): Ahli Pertama 12.5, Muda 25, Madya 37.5, Utama 50; the skilled less. */
const yearly: Readonly<Record<string, number>> = {
  PT: 12.5,
  MU: 25,
  MA: 37.5,
  UT: 50,
  PM: 3.75,
  TR: 5,
  MH: 12.5,
  PY: 25,
};

function angkaKredit(history: History): void {
  const { rows, person } = history;
  const { posts, until, chance, jenisAsn } = person;
  const post = posts.at(-1);
  if (post?.jenisJabatanId !== '2' || jenisAsn === 'CPNS') return;
  const last = yearOf(until) - 1;
  for (let tahun = Math.max(yearOf(post.tmt) + 1, last - 1); tahun <= last; tahun++) {
    const utama = (yearly[post.jabatan?.jenjang ?? ''] ?? 12.5) * (chance.chance(0.3) ? 1.5 : 1);
    const penunjang = chance.below(5) / 4;
    rows.riwayatAngkaKredit({
      ...scannedDecree(history, dayOf(tahun + 1, 2, 1), 'SK PAK'),
      bulanMulaiPenilaian: 1,
      tahunMulaiPenilaian: tahun,
      bulanAkhirPenilaian: 12,
      tahunAkhirPenilaian: tahun,
      angkaKreditUtama: utama.toFixed(3),
      angkaKreditPenunjang: penunjang.toFixed(3),
      angkaKreditTotal: (utama + penunjang).toFixed(3),
      namaJabatan: post.nama,
    });
  }
}

const competences = ['Integritas', 'Kerja Sama', 'Komunikasi', 'Orientasi pada Hasil', 'Pelayanan Publik'] as const;
const potentials = ['Kemampuan Intelektual', 'Kemampuan Interpersonal', 'Kesadaran Diri', 'Berpikir Kritis'] as const;

function scores({ rows, asnId, person }: History): void {
  const { chance, until, tmtCpns } = person;
  const tanggalPenilaian = iso(Math.max(tmtCpns + 20, until - chance.between(30, 900)));
  if (chance.chance(0.15)) {
    rows.riwayatKompetensi({
      asnId,
      namaKompetensi: chance.pick(competences),
      jenisKompetensi: chance.pick(['Manajerial', 'Sosial Kultural', 'Teknis']),
      skor: `${chance.between(2, 5)}.${chance.below(10)}`,
      tanggalPenilaian,
      penyelenggara: 'Badan Kepegawaian Negara',
    });
  }
  if (chance.chance(0.08)) {
    rows.riwayatPotensi({
      asnId,
      namaPotensi: chance.pick(potentials),
      skor: String(chance.between(50, 95)),
      tanggalPenilaian,
    });
  }
}

function praise(history: History): void {
  const { rows, asnId, person } = history;
  const { chance, tmtCpns, until } = person;
  const decades = Math.min(3, Math.floor((until - tmtCpns) / 3652.5));
  for (let decade = 1; decade <= decades; decade++) {
    if (!chance.chance(0.5)) continue;
    const tahun = yearOf(tmtCpns) + decade * 10;
    const namaPenghargaan = `Satyalancana Karya Satya ${decade}0 Tahun`;
    const awarded = scannedDecree(history, Math.min(dayOf(tahun, 8, 17), until), 'Piagam Penghargaan');
    rows.riwayatPenghargaan({ ...awarded, namaPenghargaan, tahun });
  }
  if (chance.chance(0.02)) {
    const tingkat = chance.pick(['Kabupaten/Kota', 'Provinsi', 'Nasional', 'Internasional']);
    rows.riwayatPrestasi({ asnId, namaPrestasi: 'Pegawai Teladan', tingkat, tahun: yearOf(until) - 1 });
  }
}

/** One in 140: assumption. */
function hukumanDisiplin(history: History, register: Register): void {
  const { rows, person } = history;
  const { chance, tmtCpns, until, jenisAsn } = person;
  if (jenisAsn === 'CPNS' || until - tmtCpns < 800 || !chance.chance(0.007)) return;
  const [jenisHukumanId, tingkat, months] = chance.pick(sanctions);
  const tmt = addMonths(until, -chance.between(3, 24));
  rows.riwayatHukumanDisiplin({
    ...scannedDecree(history, tmt, 'SK Hukuman Disiplin'),
    jenisHukumanId,
    namaJenisHukuman: register.nama('jenis_hukuman', jenisHukumanId),
    tingkat,
    tmtMulai: iso(tmt),
    tmtAkhir: months === 0 ? null : iso(addMonths(tmt, months)),
    pelanggaran: chance.pick(['Tidak masuk kerja tanpa alasan yang sah', 'Tidak menaati ketentuan jam kerja']),
  });
}

const sanctions = [
  ['1', 'R', 0],
  ['2', 'R', 0],
  ['4', 'S', 12],
  ['23', 'S', 6],
  ['14', 'B', 36],
] as const;

/** Reports of wealth: by those in high or structural positions to the commission, by others to their own instansi. */
export function wealthReports(history: History): void {
  const { rows, asnId, person } = history;
  const { chance, until, posts, grades } = person;
  if (!serves(person)) return;
  const tahun = civil(until).year - 1;
  const tanggalLapor = iso(dayOf(tahun + 1, 3, chance.between(1, 28)));
  const totalKekayaan = String(chance.between(40, 4_000) * 1_000_000);
  const high = posts.at(-1)?.jenisJabatanId === '1' && (grades.at(-1)?.golongan.urutan ?? 0) >= 14;
  if (high) rows.riwayatLhkpn({ asnId, tahun, tanggalLapor, jenisLaporan: 'PERIODIK', totalKekayaan });
  if (!high && chance.chance(0.5)) rows.riwayatLhkasn({ asnId, tahun, tanggalLapor, totalKekayaan });
}
