// The histories by the names of their entries' types: each entry may have the scan of its decree.

export const historiesWithScan = [
  'RiwayatPendidikan',
  'RiwayatDiklat',
  'RiwayatKursus',
  'RiwayatJabatan',
  'RiwayatGolongan',
  'RiwayatCpnsPns',
  'RiwayatPmk',
  'RiwayatPindahInstansi',
  'RiwayatKedudukanHukum',
  'RiwayatAngkaKredit',
  'RiwayatSkp',
  'RiwayatPenghargaan',
  'RiwayatHukumanDisiplin',
  'RiwayatCltn',
  'RiwayatKgb',
  'RiwayatOrganisasi',
  'RiwayatKepanitiaan',
  'RiwayatProfesi',
  'RiwayatKompetensi',
  'RiwayatPotensi',
  'RiwayatPrestasi',
  'RiwayatLhkpn',
  'RiwayatLhkasn',
  'RiwayatTunjanganKinerja',
  'RiwayatTunjanganKemahalan',
  'RiwayatKontrakPppk',
  'RiwayatNonAsn',
  'RiwayatKesehatan',
  'RiwayatPemberhentian',
  'RiwayatPensiun',
] as const;

/** Those that partners send entries of. */
export const historiesWithSource = ['RiwayatKursus', 'RiwayatAngkaKredit', 'RiwayatJabatan'] as const;
