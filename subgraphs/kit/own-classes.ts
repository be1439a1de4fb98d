// What kind of data each column of the kit's own tables holds.
import { classify } from './classes.ts';
import { akses, cakupanAsn } from './tables.ts';

export const classes = [
  classify(cakupanAsn, {
    asnId: 'mesin',
    jenisAsn: 'pribadi',
    golonganRuangId: 'pribadi',
    rumpunJabatanId: 'pribadi',
    instansiIndukId: 'pribadi',
    instansiKerjaId: 'pribadi',
    unitKerjaId: 'pribadi',
    kedudukanHukumId: 'pribadi',
    tmtCpns: 'pribadi',
  }),
  classify(akses, {
    peran: 'mesin',
    mitra: 'mesin',
    sejak: 'mesin',
    sampai: 'mesin',
    ditangguhkan: 'mesin',
    hak: 'mesin',
  }),
];
