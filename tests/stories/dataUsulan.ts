// Data of a proposal of each of the 18 kinds, as a partner would send them.

const surat = { nomor: '001/CONTOH/2026', tanggal: '2026-03-02' };
const masaKerja = { tahun: 24, bulan: 3 };
const pangkatBaru = { golonganRuangId: '43', tmt: '2026-10-01', masaKerja };
const angkaKredit = { pak: surat, total: '1050.250' };
const prestasi = { uraian: 'Prestasi contoh', skPenetapan: surat };
const penemuan = { uraian: 'Penemuan contoh', keppres: surat, rekomendasiBrin: surat };
const berhenti = {
  tmtBerhenti: '2026-12-01',
  masaKerjaPensiun: masaKerja,
  kantorWilayahTaspen: 'Kantor Cabang Utama Jakarta',
  alamatSetelahPensiun: 'Jalan Contoh No. 1, Jakarta',
};
const meninggal = {
  tmtBerhenti: '2026-12-01',
  tmtMeninggal: '2026-11-02',
  ahliWaris: [{ nama: 'Ani Contoh', hubungan: 'JANDA' }],
  pensiunPokokJandaDuda: 2_500_000,
  pembulatanPensiunPokokJandaDuda: 2_500_100,
};
const jabatanLama = { jabatanFungsionalId: 'A5EB03E2', tmt: '2020-01-01' };
const jabatanBaru = { jabatanFungsionalId: 'A5EB03E3', tmt: '2026-10-01' };

export const dataUsulan: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '11': { pangkatBaru },
  '12': { pangkatBaru, angkaKredit },
  '13': { pangkatBaru, prestasi },
  '14': { pangkatBaru, angkaKredit, prestasi },
  '15': { pangkatBaru, penemuan },
  '16': { pangkatBaru, angkaKredit, penemuan },
  '21': { ...berhenti },
  '22': { ...berhenti, pangkatBaru },
  '23': { ...meninggal },
  '24': { ...meninggal, pangkatBaru },
  '25': { ...berhenti, suratKeteranganKesehatan: surat },
  '26': { ...berhenti, suratPermohonan: surat },
  '27': { ...berhenti, skPenjatuhan: surat },
  '28': { ...meninggal, skPenetapanTewas: surat },
  '31': { jabatanLama, jabatanBaru, angkaKredit, penetapanFormasi: surat },
  '32': { jabatanLama, alasan: 'Diangkat dalam jabatan pimpinan tinggi' },
  '33': { jabatanBaru, keppresPemberhentian: surat, angkaKredit, penetapanFormasi: surat },
  '34': { jabatanLama, jabatanBaru, angkaKredit, penetapanFormasi: surat },
};
