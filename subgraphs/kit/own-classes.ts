// What kind of data each column of the kit's own tables holds.
import { classify } from './classes.ts';
import { akses, asal, cakupanAsn, cakupanAsnLampau, kunciWebhook, perubahan } from './tables.ts';

const facts = {
  asnId: 'mesin',
  jenisAsn: 'pribadi',
  golonganRuangId: 'pribadi',
  rumpunJabatanId: 'pribadi',
  instansiIndukId: 'pribadi',
  instansiKerjaId: 'pribadi',
  unitKerjaId: 'pribadi',
  kedudukanHukumId: 'pribadi',
  tmtCpns: 'pribadi',
  sejakTransaksi: 'mesin',
} as const;

export const classes = [
  classify(cakupanAsn, facts),
  classify(cakupanAsnLampau, { ...facts, sampaiTransaksi: 'mesin', waktu: 'mesin' }),
  classify(asal, { pengenal: 'mesin' }),
  classify(akses, {
    peran: 'mesin',
    mitra: 'mesin',
    pokok: 'mesin',
    sejak: 'mesin',
    sampai: 'mesin',
    ditangguhkan: 'mesin',
    bukaSejak: 'mesin',
    bukaSampai: 'mesin',
    hak: 'mesin',
  }),
  classify(kunciWebhook, { publik: 'mesin', mitra: 'mesin', rahasia: 'mesin', sejak: 'mesin', sampai: 'mesin' }),
  classify(perubahan, {
    mitra: 'mesin',
    pengenal: 'mesin',
    koordinat: 'mesin',
    jenis: 'mesin',
    alasan: 'mesin',
    diumumkan: 'mesin',
    berlaku: 'mesin',
  }),
];
