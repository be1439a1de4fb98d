// Proposals by their id, and what belongs to each.
import { counts, many, one, reference } from '@bagi/kit/reads.ts';
import * as tables from './tables.ts';

export const usulanById = one(tables.usulan, {
  by: 'id',
  type: 'Usulan',
  person: 'asnId',
  keep: ['id'],
  needs: { 'Usulan.asn': ['asnId'] },
});
export const jumlahUsulan = counts(tables.usulan, {
  operation: 'Query.ringkasanUsulan',
  type: 'JumlahUsulan',
  person: 'asnId',
  by: {},
});
export const dokumenByUsulan = many(tables.dokumen, {
  by: 'usulanId',
  type: 'DokumenUsulan',
  person: 'asnId',
  order: 'id',
  needs: { 'DokumenUsulan.tautan': ['sha256', 'tipeMedia'] },
});
export const dokumenById = one(tables.dokumen, {
  by: 'id',
  type: 'FilePertek',
  person: 'asnId',
  needs: {
    'Pertek.filePertek': ['sha256', 'tipeMedia'],
    'SalinanKeppres.berkas': ['sha256', 'tipeMedia'],
  },
});
export const pertekByUsulan = many(tables.pertek, {
  by: 'usulanId',
  type: 'Pertek',
  person: 'asnId',
  order: 'urutan',
  needs: { 'Usulan.pertek': ['urutan'], 'Pertek.filePertek': ['dokumenId'] },
});
export const tahapByUsulan = many(tables.tahap, {
  by: 'usulanId',
  type: 'TahapVerifikasi',
  person: 'asnId',
  order: 'urutan',
  needs: { 'Usulan.statusVerifikasiBkn': ['urutan'] },
});
export const biroAppByUsulan = many(tables.verifikasiBiroApp, {
  by: 'usulanId',
  type: 'VerifikasiBiroApp',
  person: 'asnId',
  order: 'urutan',
  needs: { 'Usulan.statusBiroApp': ['urutan'] },
});
export const keppresByUsulan = many(tables.salinanKeppres, {
  by: 'usulanId',
  type: 'SalinanKeppres',
  person: 'asnId',
  order: 'tanggal',
  needs: { 'SalinanKeppres.berkas': ['dokumenId'] },
});

export const jenisDokumenById = one(tables.jenisDokumen, { by: 'id', type: 'JenisDokumen' });
export const persyaratanByLayanan = many(tables.persyaratan, {
  by: 'detailLayananId',
  type: 'PersyaratanDokumen',
  order: 'urutan',
  needs: {
    'JenisLayanan.persyaratan': ['urutan'],
    'RumpunJabatan.id': ['rumpunJabatanId'],
    'RumpunJabatan.nama': ['namaRumpunJabatan'],
  },
});
export const semuaJenisDokumen = reference(tables.jenisDokumen, {
  operation: 'Referensi.jenisDokumen',
  type: 'JenisDokumen',
});
export const semuaJenisLayanan = reference(tables.detailLayanan, {
  operation: 'Referensi.jenisLayanan',
  type: 'JenisLayanan',
  needs: { 'JenisLayanan.persyaratan': ['id'], 'JenisLayanan.skemaDataUsulan': ['id'] },
});
