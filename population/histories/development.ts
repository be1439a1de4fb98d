// The histories of what somebody learned and belongs to: training, courses, professions, organisations, health.
import { type Day, iso, yearOf } from '../days.ts';
import { decree, type History } from './decree.ts';

export function developmentHistory(history: History): void {
  diklat(history);
  kursus(history);
  memberships(history);
  kesehatan(history);
}

function diklat(history: History): void {
  const { rows, asnId, person } = history;
  const { tmtCpns, tmtPns, jenisAsn, chance, posts, until } = person;
  const entry = (jenisDiklatId: string, namaDiklat: string, from: Day, days: number, jumlahJam: number) =>
    rows.riwayatDiklat({
      asnId,
      jenisDiklatId,
      namaDiklat,
      penyelenggara: chance.chance(0.4) ? 'Lembaga Administrasi Negara' : 'Badan Pengembangan Sumber Daya Manusia',
      nomorSertifikat: `SERT-${chance.between(10_000, 99_999)}/${yearOf(from)}`,
      tanggalMulai: iso(from),
      tanggalSelesai: iso(from + days),
      jumlahJam,
      tahun: yearOf(from),
    });
  if (jenisAsn === 'PNS' && tmtPns !== null) entry('1', 'Pelatihan Dasar CPNS', tmtCpns + 120, 40, 647);
  for (const post of posts) {
    if (post.jenisJabatanId === '1')
      entry('1', leadership[post.eselonId?.charAt(0) ?? ''] ?? 'Diklat Struktural', post.tmt - 200, 100, 900);
  }
  if (chance.chance(0.25)) entry('3', chance.pick(subjects), between(tmtCpns, until, chance.next()), 5, 40);
}

const leadership: Readonly<Record<string, string>> = {
  '1': 'Pelatihan Kepemimpinan Nasional Tingkat I',
  '2': 'Pelatihan Kepemimpinan Nasional Tingkat II',
  '3': 'Pelatihan Kepemimpinan Administrator',
  '4': 'Pelatihan Kepemimpinan Pengawas',
};

const subjects = [
  'Pengadaan Barang/Jasa',
  'Pengelolaan Keuangan',
  'Pelayanan Publik',
  'Analisis Jabatan',
  'Arsip Dinamis',
] as const;

const between = (from: Day, to: Day, share: number): Day => from + Math.floor((to - from) * share);

function kursus({ rows, asnId, person }: History): void {
  const { chance, tmtCpns, until, workplace } = person;
  if (!chance.chance(0.35)) return;
  const tanggal = between(tmtCpns, until, chance.next());
  rows.riwayatKursus({
    asnId,
    instansiId: workplace.instansi.id,
    namaKursus: `Kursus ${chance.pick(subjects)}`,
    jumlahJam: chance.between(4, 60),
    tanggalKursus: iso(tanggal),
    tahun: yearOf(tanggal),
    institusi: workplace.instansi.nama,
    nomorSertifikat: `KRS-${chance.between(10_000, 99_999)}`,
  });
}

function memberships(history: History): void {
  const { rows, asnId, person } = history;
  const { chance, tmtCpns, until, jenisJabatan, ahli } = person;
  if (chance.chance(0.06)) {
    const from = between(tmtCpns, until, chance.next());
    const namaOrganisasi = chance.pick(['KORPRI', 'PGRI', 'PPNI', 'Ikatan Alumni', 'Palang Merah Indonesia']);
    const peran = chance.pick(['Anggota', 'Sekretaris', 'Ketua']);
    rows.riwayatOrganisasi({ asnId, namaOrganisasi, peran, tanggalMulai: iso(from), tanggalSelesai: null });
  }
  if (chance.chance(0.05)) {
    const tahun = yearOf(between(tmtCpns, until, chance.next()));
    const peran = chance.pick(['Anggota', 'Sekretaris', 'Ketua']);
    const namaKepanitiaan = chance.pick(['Panitia Pengadaan', 'Panitia Seleksi', 'Panitia HUT RI']);
    rows.riwayatKepanitiaan({ asnId, namaKepanitiaan, peran, tahun });
  }
  if (jenisJabatan === '2' && ahli && chance.chance(0.25)) {
    rows.riwayatProfesi({
      asnId,
      namaProfesi: chance.pick(['Pendidikan Profesi Guru', 'Profesi Ners', 'Profesi Dokter', 'Profesi Apoteker']),
      penyelenggara: 'Universitas Contoh',
      nomorSertifikat: `PRF-${chance.between(10_000, 99_999)}`,
      tahunLulus: yearOf(tmtCpns) - chance.below(2),
    });
  }
}

function kesehatan(history: History): void {
  const { rows, person } = history;
  const { chance, tmtCpns, lokasiKerja } = person;
  if (!chance.chance(0.12)) return;
  rows.riwayatKesehatan({
    ...decree(history, tmtCpns),
    tanggalPemeriksaan: iso(tmtCpns - chance.between(30, 90)),
    fasilitas: `RSUD ${lokasiKerja.nama}`,
    hasil: 'Sehat jasmani dan rohani',
  });
}
