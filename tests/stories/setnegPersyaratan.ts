// The annex's lists of requirements, written out once more: `*` mandatory, a position in brackets whom a line concerns alone.

/** What kinds of dismissal may come with, beside what is demanded. */
const T = {
  pmk: 'SK Peninjauan Masa Kerja',
  pertama: 'SK Pengangkatan Pertama dalam Jabatan Fungsional',
  jabatan: 'SK Pengangkatan, Pemindahan dan Pemberhentian Jabatan',
  ijazah: 'SK Kenaikan Pangkat Penyesuaian Ijazah',
  sementara: 'SK Pemberhentian Sementara',
  cltn: 'CLTN dan Pengaktifannya',
  putusan: 'Putusan Pengadilan yang Sudah Inkracht',
};
const without = (...left: string[]) =>
  Object.values(T)
    .filter((one) => !left.includes(one))
    .join('; ');
const T1 = without().replace(T.pertama, `${T.pertama}/Fungsional Utama`);

const dpcp = 'Daftar Perorangan Calon Penerima Pensiun (DPCP)*';
const pidana = 'Surat Pernyataan Tidak Sedang Menjalani Proses Pidana/Pernah Dipidana*';
const disiplin = 'Surat Pernyataan Tidak Pernah Dijatuhi Hukuman Disiplin Tingkat Sedang/Berat 1 Tahun Terakhir*';
const ba = 'Berita Acara Sumpah/Janji/Pelantikan Jabatan';
const pengantar = 'Surat Pengantar ke Presiden/Kemensetneg';
const kasn = 'Hasil 3 Nama yang Lolos Seleksi JPT (Rekomendasi KASN)*';
const petikan = 'SK KP Perorangan/SK Petikan Terakhir*';
const realisasi = 'Realisasi SKP Tahun Pertama*; Realisasi SKP Tahun Kedua*';
const luarBiasa = `${pengantar}*; ${ba}*; Bukti Prestasi/Sertifikat Penghargaan*; CV Terbaru*; SK Jabatan (Terakhir)*; ${petikan};
  SK Penetapan Prestasi Kerja Luar Biasa Ditandatangani PPK*; Surat Pelantikan (dalam Jabatan Terakhir)*; Pas Foto Terbaru*;
  Realisasi SKP 1 Tahun Terakhir*; SPMT (Surat Perintah Melaksanakan Tugas); Surat Perintah Pelaksana Tugas (Plt) dari PPK`;
const penemuan = `${pengantar}*; ${ba}*; SK Jabatan (Terakhir)*; ${petikan}; Surat Pelantikan (dalam Jabatan Terakhir)*; Pas Foto Terbaru*;
  Keppres tentang Penemuan Baru*; Bukti Prestasi/Sertifikat Penghargaan*; CV Terbaru*; ${realisasi};
  SPMT (Surat Perintah Melaksanakan Tugas); Surat Perintah Pelaksana Tugas (Plt) dari PPK; Surat Rekomendasi dari BRIN*`;
const janda = `${dpcp}; ${pidana}; SK CPNS*; SK Kenaikan Pangkat Terakhir*; Surat Keterangan Janda/Duda dari Kelurahan/Kecamatan*;
  Surat Keterangan Kematian*; ${disiplin}`;

/** Group → kind of proposal → its documents. */
export const persyaratan: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  KP: {
    Struktural: `${pengantar}*; SKP Tahun Pertama*; SKP Tahun Kedua*; ${petikan}; ${kasn}; ${ba}*; Surat Pelantikan Jabatan (SPP)*;
      SK Jabatan (Atas Nama Sendiri)*; SK Jabatan (Atasan Langsung); Surat Penunjukan Plt dari PPK; SPMT (Surat Perintah Melaksanakan Tugas)`,
    Fungsional: `${pengantar}*; SK PAK*; ${petikan}; Berita Acara Pelaksanaan Orasi Ilmiah* [Widyaiswara]; ${ba}*; SK Jabatan (Terakhir)*;
      Surat Pernyataan Pelantikan*; ${realisasi}; SK Jabatan (Atasan Langsung); Asli Klarifikasi PAK; Surat Penunjukan Plt dari PPK;
      SPMT (Surat Perintah Melaksanakan Tugas)`,
    'Luar Biasa (Struktural)': `${luarBiasa}; ${kasn}`,
    'Luar Biasa (Fungsional Tertentu)': `${luarBiasa}; SK PAK*; Asli Klarifikasi PAK`,
    'Penemuan Baru (Struktural)': penemuan,
    'Penemuan Baru (Fungsional Tertentu)': `${penemuan}; SK PAK*; Asli Klarifikasi PAK`,
  },
  PEMBERHENTIAN: {
    'BUP Non KPP': `${dpcp}; ${pidana}; SK CPNS*; SK Kenaikan Pangkat Terakhir*; ${T1}`,
    'BUP KPP': `${dpcp}; ${pidana}; ${disiplin}; SK CPNS*; SK Kenaikan Pangkat Terakhir*; SKP 1 Tahun Terakhir dengan Nilai Minimal Baik*; ${T1}`,
    'Non BUP Janda/Duda/Anak non KPP': `${janda}; ${without(T.jabatan)}`,
    'Non BUP Janda/Duda/Anak KPP': `${janda}; ${without(T.jabatan, T.pertama)}`,
    'Non BUP Tidak Cakap Jasmani/Rohani (Uzur)': `${dpcp}; ${pidana}; Surat Keterangan Tim Penguji Kesehatan*; SK CPNS*;
      SK Kenaikan Pangkat Terakhir*; SK Cacat dari PPK; ${without()}`,
    'Pemberhentian Dengan Hormat Atas Permintaan Sendiri': `${dpcp}; Usul Pemberhentian Atas Permintaan Sendiri sebagai PNS dari PPK*;
      Surat Permohonan Berhenti Atas Permintaan Sendiri sebagai PNS*; ${pidana};
      Surat Pernyataan Tidak Sedang Dijatuhi Hukuman Disiplin Tingkat Sedang/Berat*; SK CPNS*; SK Kenaikan Pangkat Terakhir*; ${without()}`,
    'Pemberhentian Dengan Hormat Tidak Atas Permintaan Sendiri': `${dpcp};
      SK Penjatuhan Pemberhentian Dengan Hormat Tidak Atas Permintaan Sendiri*; ${pidana}; SK CPNS*; SK Kenaikan Pangkat Terakhir*;
      ${without()}; SK Bapek terkait Putusan Banding Administratif`,
    Tewas: `${dpcp}; SK CPNS*; SK Kenaikan Pangkat Terakhir*; SK Penetapan Tewas dari PPK*;
      Surat Keterangan Janda/Duda dari Kelurahan/Kecamatan*; ${T.pmk}; ${T.pertama}; ${T.jabatan}; ${T.putusan}`,
  },
  JFKU: {
    'Kenaikan dalam JFT': `${pengantar}; Surat Pernyataan Pelantikan*; ${petikan}; Sertifikat Uji Kompetensi Teknis*; SK PAK*; Penetapan Formasi*;
      ${realisasi}; SK Jabatan*; Surat Penunjukan Plt dari PPK;
      Sertifikat Bimbingan Teknis Penguatan Kompetensi Pengawas Sekolah [Pengawas Sekolah]; ${ba}; Klarifikasi PAK;
      Rekomendasi Hasil Sidang Tertutup [Widyaiswara]`,
    'Pemberhentian dalam JFT': `${pengantar}; ${petikan}; SK Jabatan (Baru)*; ${realisasi}; SK PAK; SK Jabatan (Lama)*;
      Surat Penunjukan Plt dari PPK; Surat Pernyataan Pelantikan*; Klarifikasi PAK`,
    'Pengangkatan Kembali dalam JFT': `${pengantar}; Keppres Pemberhentian dari Jabatan Fungsional Utama*; SK PAK*; Surat Pernyataan Pelantikan*;
      Penetapan Formasi*; ${realisasi}; SK Jabatan (Lama/Saat Ini)*; ${petikan}; Klarifikasi PAK; ${ba} (Lama/Saat Ini);
      Surat Penunjukan Plt dari PPK`,
    'Perpindahan dalam JFT': `${pengantar}; ${petikan}; Penetapan Formasi*; Surat Pernyataan Pelantikan*; SK Jabatan (Lama)*; ${realisasi};
      Surat Pernyataan Pengalaman Minimal 2 Tahun di Bidangnya*; Surat Pernyataan Menduduki Jabatan sampai dengan Saat Ini*;
      Sertifikat Uji Kompetensi Teknis*; Surat Penunjukan Plt dari PPK; Klarifikasi PAK; ${ba}; Surat Persetujuan Mutasi;
      Surat Rekomendasi dari Instansi Pembina; SK PAK*`,
  },
};
