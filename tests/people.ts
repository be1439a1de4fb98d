// The invented persons whom tests name, under short names.
import { type Persona, personas } from '@bagi/population/personas.ts';

export type { Persona };

export const {
  bandung,
  setneg,
  pembinaIVa,
  widyaiswara,
  analisKebijakan,
  guruPppk,
  pensiun,
  meninggal,
  pindah,
  diberhentikan,
  diblokir,
  cpns,
} = personas;

/** The whole of each partner's first service, as its annex lists it. */
export const firstService = {
  'bp-tapera': `query ($nip: Nip!, $instansiId: ID!) { asn(nip: $nip, instansiId: $instansiId) {
    id nip nama tempatLahir tanggalLahir instansiKerja { id } jenisJabatan { id } jabatan { id } tanggalSpmt tanggalPensiun
    batasUsiaPensiun satuanKerja { id } unitKerja { id nama induk { id nama } } tmtCpns tmtPns golonganRuang { id }
    tmtGolonganRuang jenisKelamin { id } agama { id } pendidikanTerakhir { id } alamat kedudukanHukum { id } } }`,
  'setneg-siapp': `query ($nip: Nip) { asn(nip: $nip) {
    id nip nama tempatLahir tanggalLahir pendidikanTerakhir { id } instansiInduk { id } instansiKerja { id } unitKerja { nama }
    pangkatLama { pangkat golonganRuang tmt masaKerja { tahun bulan } } jabatanLama { nama tmt }
    pangkatBaru { pangkat golonganRuang tmt masaKerja { tahun bulan } } jabatanTerakhir { nama tmt } tmtBerhenti
    masaKerjaPns { tahun bulan } tmtPensiun masaKerjaPensiun { tahun bulan } tmtMeninggal pensiunPokokJandaDuda
    pembulatanPensiunPokokJandaDuda kantorWilayahTaspen alamatSetelahPensiun pasangan { nama } anak { nama } } }`,
  lan: `query ($nip: Nip) { asn(nip: $nip) {
    id nip tempatLahir nama tanggalLahir jenisKelamin { id } email foto tmtPns nomorKontak pendidikanTerakhir { id }
    instansiInduk { id } instansiKerja { id } unitKerja { id } jenisJabatan { id } jabatanFungsionalUmum { id }
    jabatanFungsional { id } lokasiKerja { id } golonganRuang { id } } }`,
} as const;
