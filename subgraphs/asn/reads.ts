// What the core record and its reference tables are read by.
import { counts, held, many, one, persons, reference } from '@bagi/kit/reads.ts';
import { cakupanAsn, kunciWebhook, perubahan } from '@bagi/kit/tables.ts';
import * as past from './lampau.ts';
import * as tables from './tables.ts';

export * from './kiriman/reads.ts';
export * from './kubus/reads.ts';

const record = {
  type: 'Asn',
  person: 'id',
  keep: ['id'],
  needs: { 'Asn.masaKerjaPns': ['masaKerjaTahun', 'masaKerjaBulan'] },
} as const;

export const asnById = one(tables.asn, { ...record, by: 'id' });
export const asnByNip = one(tables.asn, { ...record, by: 'nip' });
const filter = {
  instansiKerjaId: 'FilterAsn.instansiKerjaId',
  instansiIndukId: 'FilterAsn.instansiIndukId',
  unitKerjaId: 'FilterAsn.unitKerjaId',
  golonganRuangId: 'FilterAsn.golonganRuangId',
} as const;
export const semuaAsn = persons(tables.asn, {
  ...record,
  operation: 'Query.daftarAsn',
  along: ['asnId'],
  by: filter,
});
export const asnAktif = persons(tables.asn, {
  ...record,
  operation: 'Query.daftarAsnAktif',
  along: ['asnId'],
  by: { instansiKerjaId: 'Query.daftarAsnAktif', kedudukanHukumId: 'Query.daftarAsnAktif' },
});
export const casn = persons(tables.asn, {
  ...record,
  operation: 'Query.daftarCasn',
  along: ['tmtCpns', 'asnId'],
  by: { instansiIndukId: 'Query.daftarCasn', tmtCpns: 'Query.daftarCasn' },
});

/** Counted by the facts about persons, which are few and narrow: the record is never read for it. */
export const jumlahAsn = counts(cakupanAsn, {
  operation: 'Query.ringkasanAsn',
  type: 'JumlahAsn',
  person: 'asnId',
  by: filter,
});

export const fotoById = one(tables.berkas, {
  by: 'id',
  type: 'Berkas',
  person: 'asnId',
  needs: { 'Asn.foto': ['sha256', 'tipeMedia'] },
});

export const kunciWebhookByMitra = many(kunciWebhook, {
  by: 'mitra',
  order: 'sejak',
  type: 'KunciWebhook',
  through: ['WebhookPerjanjian.kunci'],
});

export const perubahanByMitra = many(perubahan, {
  by: 'mitra',
  order: 'berlaku',
  type: 'PerubahanPerjanjian',
  through: ['Perjanjian.perubahan'],
});

export const jenisKelaminById = one(tables.jenisKelamin, { by: 'id', type: 'JenisKelamin' });
export const agamaById = one(tables.agama, { by: 'id', type: 'Agama' });
export const statusPerkawinanById = one(tables.statusPerkawinan, { by: 'id', type: 'StatusPerkawinan' });
export const kedudukanHukumById = one(tables.kedudukanHukum, { by: 'id', type: 'KedudukanHukum' });
/** The instansi of a unit that was searched is a type of its own, so that its name is granted without that of every other. */
export const instansiById = one(tables.instansi, {
  by: 'id',
  type: 'Instansi',
  needs: { 'InstansiTemuan.id': ['id'], 'InstansiTemuan.nama': ['nama'] },
});
export const satuanKerjaById = one(tables.satuanKerja, { by: 'id', type: 'SatuanKerja' });
export const unitKerjaById = one(tables.unitKerja, {
  by: 'id',
  type: 'UnitKerja',
  needs: { 'UnitKerja.induk': ['indukId'], 'UnitKerjaInduk.nama': ['namaInduk'] },
});
export const unitKerjaDicari = held(tables.unitKerja, {
  past: past.unitKerjaLampau,
  operation: 'Query.cariUnitKerja',
  type: 'UnitKerjaTemuan',
  holders: { of: 'unitKerjaId', by: ['instansiKerjaId'] },
  words: 'kata',
  along: ['nama', 'id'],
  by: { instansiId: 'Query.cariUnitKerja' },
  needs: { 'UnitKerjaTemuan.induk': ['indukId'], 'IndukTemuan.nama': ['namaInduk'] },
});
export const lokasiKerjaById = one(tables.lokasiKerja, { by: 'id', type: 'LokasiKerja' });
export const jenisJabatanById = one(tables.jenisJabatan, { by: 'id', type: 'JenisJabatan' });
/** Positions of every kind are one table, so three types are one read. */
export const jabatanById = one(tables.jabatan, {
  by: 'id',
  type: 'Jabatan',
  needs: {
    'JabatanFungsional.id': ['id'],
    'JabatanFungsional.nama': ['nama'],
    'JabatanFungsional.jenjang': ['jenjang'],
    'JabatanFungsionalUmum.id': ['id'],
    'JabatanFungsionalUmum.nama': ['nama'],
  },
});
export const eselonById = one(tables.eselon, { by: 'id', type: 'Eselon' });
export const golonganById = one(tables.golongan, { by: 'id', type: 'Golongan' });
export const pendidikanById = one(tables.pendidikan, { by: 'id', type: 'Pendidikan' });
export const tingkatPendidikanById = one(tables.tingkatPendidikan, { by: 'id', type: 'TingkatPendidikan' });

export const semuaInstansi = reference(tables.instansi, {
  operation: 'Referensi.instansi',
  type: 'Instansi',
  by: { nama: 'Instansi.nama' },
});
export const semuaJabatan = reference(tables.jabatan, {
  operation: 'Referensi.jabatan',
  type: 'Jabatan',
  by: { nama: 'Jabatan.nama' },
});
export const semuaJabatanFungsional = reference(tables.jabatan, {
  operation: 'Referensi.jabatanFungsional',
  type: 'JabatanFungsional',
  by: { nama: 'JabatanFungsional.nama' },
  kinds: { column: 'jenisJabatanId', opens: { '2': 'Referensi.jabatanFungsional' } },
});
export const semuaUnor = reference(tables.unitKerja, {
  operation: 'Referensi.unor',
  type: 'Unor',
  by: { nama: 'Unor.nama', instansiId: 'Unor.instansiId' },
});
export const semuaGolongan = reference(tables.golongan, {
  operation: 'Referensi.golongan',
  type: 'Golongan',
});
export const semuaEselon = reference(tables.eselon, {
  operation: 'Referensi.eselon',
  type: 'Eselon',
});
