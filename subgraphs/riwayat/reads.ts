// Histories, by the person they belong to; and the three that are also listed over everyone.
import { sumber } from '@bagi/kit/inbox/tables.ts';
import { list, many, one } from '@bagi/kit/reads.ts';
import { fieldOfJenis } from './jenisDokumen.ts';
import { historiesWithScan, historiesWithSource } from './histories.ts';
import * as past from './lampau.ts';
import * as tables from './tables.ts';

export const pendidikanByAsn = many(tables.pendidikan, {
  by: 'asnId',
  type: 'RiwayatPendidikan',
  person: 'asnId',
  order: 'tahunLulus',
});
export const diklatByAsn = many(tables.diklat, {
  by: 'asnId',
  type: 'RiwayatDiklat',
  person: 'asnId',
  order: 'tanggalMulai',
});
export const kursusByAsn = many(tables.kursus, {
  by: 'asnId',
  type: 'RiwayatKursus',
  person: 'asnId',
  order: 'tanggalKursus',
  needs: { 'RiwayatKursus.sumber': ['id'] },
});
export const jabatanByAsn = many(tables.jabatan, {
  by: 'asnId',
  type: 'RiwayatJabatan',
  person: 'asnId',
  order: 'tmtJabatan',
  needs: {
    'RiwayatJabatan.sumber': ['id'],
    'Asn.jabatanLama': ['tmtJabatan', 'tanggalSk', 'namaJabatan'],
    'Asn.jabatanTerakhir': ['tmtJabatan', 'tanggalSk', 'namaJabatan'],
    'JabatanRingkas.nama': ['namaJabatan'],
    'JabatanRingkas.tmt': ['tmtJabatan'],
  },
});
export const golonganByAsn = many(tables.golongan, {
  by: 'asnId',
  type: 'RiwayatGolongan',
  person: 'asnId',
  order: 'tmtGolongan',
  needs: {
    'Asn.pangkatLama': ['tmtGolongan', 'tanggalSk', 'golonganRuang'],
    'Asn.pangkatBaru': ['tmtGolongan', 'tanggalSk', 'golonganRuang'],
    'Kepangkatan.pangkat': ['pangkat'],
    'Kepangkatan.golonganRuang': ['golonganRuang'],
    'Kepangkatan.tmt': ['tmtGolongan'],
    'Kepangkatan.masaKerja': ['masaKerjaTahun', 'masaKerjaBulan'],
  },
});
export const cpnsPnsByAsn = many(tables.cpnsPns, {
  by: 'asnId',
  type: 'RiwayatCpnsPns',
  person: 'asnId',
  order: 'tmt',
});
export const pmkByAsn = many(tables.pmk, { by: 'asnId', type: 'RiwayatPmk', person: 'asnId', order: 'tanggalMulai' });
export const pindahInstansiByAsn = many(tables.pindahInstansi, {
  by: 'asnId',
  type: 'RiwayatPindahInstansi',
  person: 'asnId',
  order: 'tmtPindah',
});
export const kedudukanHukumByAsn = many(tables.kedudukanHukum, {
  by: 'asnId',
  type: 'RiwayatKedudukanHukum',
  person: 'asnId',
  order: 'tmt',
});
export const angkaKreditByAsn = many(tables.angkaKredit, {
  by: 'asnId',
  type: 'RiwayatAngkaKredit',
  person: 'asnId',
  order: 'tahunAkhirPenilaian',
  needs: { 'RiwayatAngkaKredit.sumber': ['id'] },
});
export const skpByAsn = many(tables.skp, { by: 'asnId', type: 'RiwayatSkp', person: 'asnId', order: 'tahun' });
export const penghargaanByAsn = many(tables.penghargaan, {
  by: 'asnId',
  type: 'RiwayatPenghargaan',
  person: 'asnId',
  order: 'tahun',
});
export const hukumanDisiplinByAsn = many(tables.hukumanDisiplin, {
  by: 'asnId',
  type: 'RiwayatHukumanDisiplin',
  person: 'asnId',
  order: 'tmtMulai',
});
export const cltnByAsn = many(tables.cltn, {
  by: 'asnId',
  type: 'RiwayatCltn',
  person: 'asnId',
  order: 'tanggalMulai',
});
export const kgbByAsn = many(tables.kgb, { by: 'asnId', type: 'RiwayatKgb', person: 'asnId', order: 'tmtKgb' });
export const organisasiByAsn = many(tables.organisasi, {
  by: 'asnId',
  type: 'RiwayatOrganisasi',
  person: 'asnId',
  order: 'tanggalMulai',
});
export const kepanitiaanByAsn = many(tables.kepanitiaan, {
  by: 'asnId',
  type: 'RiwayatKepanitiaan',
  person: 'asnId',
  order: 'tahun',
});
export const profesiByAsn = many(tables.profesi, {
  by: 'asnId',
  type: 'RiwayatProfesi',
  person: 'asnId',
  order: 'tahunLulus',
});
export const kompetensiByAsn = many(tables.kompetensi, {
  by: 'asnId',
  type: 'RiwayatKompetensi',
  person: 'asnId',
  order: 'tanggalPenilaian',
});
export const potensiByAsn = many(tables.potensi, {
  by: 'asnId',
  type: 'RiwayatPotensi',
  person: 'asnId',
  order: 'tanggalPenilaian',
});
export const prestasiByAsn = many(tables.prestasi, {
  by: 'asnId',
  type: 'RiwayatPrestasi',
  person: 'asnId',
  order: 'tahun',
});
export const lhkpnByAsn = many(tables.lhkpn, { by: 'asnId', type: 'RiwayatLhkpn', person: 'asnId', order: 'tahun' });
export const lhkasnByAsn = many(tables.lhkasn, { by: 'asnId', type: 'RiwayatLhkasn', person: 'asnId', order: 'tahun' });
export const tunjanganKinerjaByAsn = many(tables.tunjanganKinerja, {
  by: 'asnId',
  type: 'RiwayatTunjanganKinerja',
  person: 'asnId',
  order: 'tmt',
});
export const tunjanganKemahalanByAsn = many(tables.tunjanganKemahalan, {
  by: 'asnId',
  type: 'RiwayatTunjanganKemahalan',
  person: 'asnId',
  order: 'tmt',
});
export const kontrakPppkByAsn = many(tables.kontrakPppk, {
  by: 'asnId',
  type: 'RiwayatKontrakPppk',
  person: 'asnId',
  order: 'tanggalMulai',
});
export const nonAsnByAsn = many(tables.nonAsn, {
  by: 'asnId',
  type: 'RiwayatNonAsn',
  person: 'asnId',
  order: 'tanggalMulai',
});
export const kesehatanByAsn = many(tables.kesehatan, {
  by: 'asnId',
  type: 'RiwayatKesehatan',
  person: 'asnId',
  order: 'tanggalPemeriksaan',
});
export const pemberhentianByAsn = many(tables.pemberhentian, {
  by: 'asnId',
  type: 'RiwayatPemberhentian',
  person: 'asnId',
  order: 'tmtBerhenti',
  needs: { 'Asn.tmtBerhenti': ['tmtBerhenti'] },
});
export const pensiunByAsn = many(tables.pensiun, {
  by: 'asnId',
  type: 'RiwayatPensiun',
  person: 'asnId',
  order: 'tmtPensiun',
  needs: {
    'Asn.tmtPensiun': ['tmtPensiun'],
    'Asn.masaKerjaPensiun': ['tmtPensiun', 'tanggalSk', 'masaKerjaTahun', 'masaKerjaBulan'],
    'Asn.kantorWilayahTaspen': ['tmtPensiun', 'tanggalSk', 'kantorWilayahTaspen'],
    'Asn.alamatSetelahPensiun': ['tmtPensiun', 'tanggalSk', 'alamatSetelahPensiun'],
  },
});

/** Where an entry came from: under the id that it has from its record. */
export const sumberById = one(sumber, {
  by: 'id',
  type: 'Sumber',
  person: 'asnId',
  needs: { 'Sumber.dikirim': ['diterima'] },
  through: historiesWithSource.map((type) => `${type}.sumber`),
});

const dokumen = {
  type: 'DokumenRiwayat',
  person: 'asnId',
  needs: { 'DokumenRiwayat.tautan': ['sha256', 'tipeMedia'] },
} as const;

/** The scan of an entry, through the entries of any history. */
export const dokumenById = one(tables.dokumen, {
  ...dokumen,
  by: 'id',
  through: historiesWithScan.map((type) => `${type}.dokumen`),
});
/** The documents of a person, those kinds alone that are granted. */
export const dokumenByAsn = many(tables.dokumen, {
  ...dokumen,
  by: 'asnId',
  order: 'tanggal',
  keep: ['jenis'],
  kinds: {
    column: 'jenis',
    opens: Object.fromEntries(Object.entries(fieldOfJenis).map(([jenis, field]) => [jenis, `DokumenAsn.${field}`])),
  },
});

export const semuaPindahInstansi = list(tables.pindahInstansi, {
  past: past.pindahInstansiLampau,
  operation: 'Query.daftarPindahInstansi',
  by: {
    tmtPindah: 'Query.daftarPindahInstansi',
    instansiAsalId: 'Query.daftarPindahInstansi',
    instansiTujuanId: 'Query.daftarPindahInstansi',
  },
  type: 'PindahInstansi',
  person: 'asnId',
  along: ['tmtPindah', 'id'],
  needs: { 'PindahInstansi.asn': ['asnId'] },
});
export const semuaPensiun = list(tables.pensiun, {
  past: past.pensiunLampau,
  operation: 'Query.daftarPensiun',
  by: { tmtPensiun: 'Query.daftarPensiun' },
  type: 'Pensiun',
  person: 'asnId',
  along: ['tmtPensiun', 'id'],
  copies: ['rumpunJabatanId'],
  needs: { 'Pensiun.asn': ['asnId'] },
});
export const semuaPemberhentian = list(tables.pemberhentian, {
  past: past.pemberhentianLampau,
  operation: 'Query.daftarPemberhentian',
  by: { tmtBerhenti: 'Query.daftarPemberhentian' },
  type: 'Pemberhentian',
  person: 'asnId',
  along: ['tmtBerhenti', 'id'],
  needs: { 'Pemberhentian.asn': ['asnId'] },
});
