// What the columns of published cubes hold: numbers of many, and nothing of anybody.
import { classify } from '@bagi/kit/classes.ts';
import * as tables from './tables.ts';

export const classes = [
  classify(tables.kubus, {
    id: 'mesin',
    nama: 'acuan',
    keterangan: 'acuan',
    tanggal: 'acuan',
    jumlahSel: 'agregat',
    jumlahDisamarkan: 'agregat',
    ambang: 'acuan',
    kelipatan: 'acuan',
    simpangan: 'acuan',
    sidikJari: 'mesin',
    diambilPada: 'mesin',
  }),
  classify(tables.sel, {
    id: 'mesin',
    kubusId: 'mesin',
    urutan: 'mesin',
    kunci: 'acuan',
    statusKode: 'acuan',
    statusNama: 'acuan',
    provinsiKode: 'acuan',
    provinsiNama: 'acuan',
    kotaKode: 'acuan',
    kotaNama: 'acuan',
    golonganKode: 'acuan',
    golonganNama: 'acuan',
    jabatanKode: 'acuan',
    jabatanNama: 'acuan',
    umurKode: 'acuan',
    umurNama: 'acuan',
    jumlah: 'agregat',
    disamarkan: 'agregat',
  }),
];
