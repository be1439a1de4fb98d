// Where each question about the core record enters, and which read answers it. Plain columns need no line here.
import type { Condition } from '@bagi/agreements/scope.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Context } from '@bagi/kit/context.ts';
import type { PageArguments } from '@bagi/kit/pages.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import { kedudukanAktif } from './aktif.ts';
import { resolvers as kiriman } from './kiriman/resolvers.ts';
import { resolvers as kubus } from './kubus/resolvers.ts';
import { kalender } from './pemadanan/calls.ts';
import { announce, listById } from './pemadanan/lists.ts';
import { resolvers as perjanjian } from './perjanjian/resolvers.ts';
import * as read from './reads.ts';
import { type Registrant, verify } from './verifikasi/verify.ts';

type Key = { id?: string | null; nip?: string | null; instansiId?: string | null };
type Filter = { instansiKerjaId?: string; instansiIndukId?: string; unitKerjaId?: string; golonganRuangId?: string };
type Asn = Record<string, string>;
type Sought = PageArguments & { cari?: string | null };
type InInstansi = PageArguments & { instansiId: string };

type Counted = { menurut: (keyof typeof columnOfDimension)[]; filter?: Filter | null };

const columnOfDimension = {
  JENIS_ASN: 'jenisAsn',
  GOLONGAN_RUANG: 'golonganRuangId',
  KEDUDUKAN_HUKUM: 'kedudukanHukumId',
  INSTANSI_KERJA: 'instansiKerjaId',
} as const;

export const resolvers: Resolvers = {
  ...kubus,
  ...kiriman,
  ...perjanjian,
  Query: {
    ...kubus['Query'],
    ...kiriman['Query'],
    ...perjanjian['Query'],
    asn: (_: unknown, { id, nip, instansiId }: Key, { one }: Context) => {
      const conditions = instansiId ? [equal('instansiKerja', instansiId)] : [];
      if (nip && !id) return one(read.asnByNip, nip, conditions);
      if (id && !nip) return one(read.asnById, id, conditions);
      throw refusal('BAD_USER_INPUT', 'asn takes a nip or an id: exactly one of the two.');
    },
    daftarAsn: (_: unknown, { filter, ...args }: PageArguments & { filter?: Filter | null }, { page }: Context) =>
      page(read.semuaAsn, args, { conditions: conditionsOf(filter ?? {}) }),
    daftarAsnAktif: (_: unknown, { instansiId, ...args }: InInstansi, { page }: Context) =>
      page(read.asnAktif, args, {
        conditions: [equal('instansiKerja', instansiId), { fact: 'kedudukanHukum', values: kedudukanAktif }],
      }),
    daftarCasn: (_: unknown, { instansiId, tahun, ...args }: InInstansi & { tahun: number }, { page }: Context) =>
      page(read.casn, args, {
        conditions: [equal('instansiInduk', instansiId)],
        ranges: [{ column: 'tmtCpns', ...wholeYear(tahun) }],
      }),
    ringkasanAsn: (_: unknown, { menurut, filter }: Counted, { count }: Context) =>
      count(
        read.jumlahAsn,
        menurut.map((dimension) => columnOfDimension[dimension]),
        conditionsOf(filter ?? {}),
      ),
    verifikasiAsn: async (_: unknown, { data }: { data: Registrant }, context: Context) =>
      (await verify([data], context))[0],
    verifikasiAsnBanyak: (_: unknown, { data }: { data: Registrant[] }, context: Context) => verify(data, context),
    pemadanan: (_: unknown, { id }: { id: string }, context: Context) => listById(id, context),
    kalenderPemadanan: (_: unknown, __: unknown, { call }: Context) => call(kalender, {}),
    referensi: () => ({}),
    cariUnitKerja: (
      _: unknown,
      { instansiId, kataKunci, ...args }: InInstansi & { kataKunci: string },
      { page }: Context,
    ) =>
      page(read.unitKerjaDicari, args, {
        conditions: [equal('instansiKerja', instansiId)],
        ranges: [{ column: 'instansiId', from: instansiId, to: instansiId }],
        words: kataKunci,
      }),
  },
  Mutation: {
    ...kiriman['Mutation'],
    ...perjanjian['Mutation'],
    ajukanPemadanan: (_: unknown, announcement: { bentuk: string; sha256: string }, context: Context) =>
      announce(announcement, context),
  },
  Perjanjian: {
    ...perjanjian['Perjanjian'],
    perubahan: (_: unknown, __: unknown, { many, asking }: Context) =>
      many(read.perubahanByMitra, asking.contract.agreement.partner),
  },
  WebhookPerjanjian: {
    kunci: (_: unknown, __: unknown, { many, asking }: Context) =>
      many(read.kunciWebhookByMitra, asking.contract.agreement.partner),
  },
  KunciWebhook: {
    sejak: ({ sejak }: { sejak: string }) => utc(sejak),
    sampai: ({ sampai }: { sampai: string | null }) => sampai && utc(sampai),
  },
  Asn: {
    __resolveReference: ({ id }: Asn, { one }: Context) => one(read.asnById, id),
    jenisKelamin: (asn: Asn, _: unknown, { code }: Context) => code(read.jenisKelaminById, asn.jenisKelaminId),
    agama: (asn: Asn, _: unknown, { code }: Context) => code(read.agamaById, asn.agamaId),
    statusPerkawinan: (asn: Asn, _: unknown, { code }: Context) =>
      code(read.statusPerkawinanById, asn.statusPerkawinanId),
    kedudukanHukum: (asn: Asn, _: unknown, { code }: Context) => code(read.kedudukanHukumById, asn.kedudukanHukumId),
    instansiInduk: (asn: Asn, _: unknown, { code }: Context) => code(read.instansiById, asn.instansiIndukId),
    instansiKerja: (asn: Asn, _: unknown, { code }: Context) => code(read.instansiById, asn.instansiKerjaId),
    satuanKerja: (asn: Asn, _: unknown, { code }: Context) => code(read.satuanKerjaById, asn.satuanKerjaId),
    unitKerja: (asn: Asn, _: unknown, { code }: Context) => code(read.unitKerjaById, asn.unitKerjaId),
    lokasiKerja: (asn: Asn, _: unknown, { code }: Context) => code(read.lokasiKerjaById, asn.lokasiKerjaId),
    jenisJabatan: (asn: Asn, _: unknown, { code }: Context) => code(read.jenisJabatanById, asn.jenisJabatanId),
    jabatan: (asn: Asn, _: unknown, { code }: Context) => code(read.jabatanById, asn.jabatanId),
    jabatanFungsional: (asn: Asn, _: unknown, { code }: Context) => code(read.jabatanById, asn.jabatanFungsionalId),
    jabatanFungsionalUmum: (asn: Asn, _: unknown, { code }: Context) =>
      code(read.jabatanById, asn.jabatanFungsionalUmumId),
    eselon: (asn: Asn, _: unknown, { code }: Context) => code(read.eselonById, asn.eselonId),
    golonganRuang: (asn: Asn, _: unknown, { code }: Context) => code(read.golonganById, asn.golonganRuangId),
    golonganRuangAwal: (asn: Asn, _: unknown, { code }: Context) => code(read.golonganById, asn.golonganRuangAwalId),
    pendidikanTerakhir: (asn: Asn, _: unknown, { code }: Context) =>
      code(read.pendidikanById, asn.pendidikanTerakhirId),
    masaKerjaPns: (asn: Asn) => ({ tahun: asn.masaKerjaTahun, bulan: asn.masaKerjaBulan }),
    foto: async (asn: Asn, _: unknown, { one, link }: Context) => {
      const foto = await one(read.fotoById, asn.fotoId);
      return foto && link({ sha256: String(foto.sha256), tipeMedia: String(foto.tipeMedia) }, 'Asn.foto');
    },
  },
  JumlahAsn: {
    golonganRuang: (row: Asn, _: unknown, { code }: Context) => code(read.golonganById, row.golonganRuangId),
    kedudukanHukum: (row: Asn, _: unknown, { code }: Context) => code(read.kedudukanHukumById, row.kedudukanHukumId),
    instansiKerja: (row: Asn, _: unknown, { code }: Context) => code(read.instansiById, row.instansiKerjaId),
  },
  Referensi: {
    instansi: (_: unknown, { cari, ...args }: Sought, { reference }: Context) =>
      reference.page(read.semuaInstansi, args, named(cari)),
    jabatan: (_: unknown, { cari, ...args }: Sought, { reference }: Context) =>
      reference.page(read.semuaJabatan, args, named(cari)),
    jabatanFungsional: (_: unknown, { cari, ...args }: Sought, { reference }: Context) =>
      reference.page(read.semuaJabatanFungsional, args, named(cari)),
    unor: (
      _: unknown,
      { cari, instansiId, ...args }: Sought & { instansiId?: string | null },
      { reference }: Context,
    ) => reference.page(read.semuaUnor, args, { ...named(cari), ...(instansiId ? { equal: { instansiId } } : {}) }),
    golongan: (_: unknown, __: unknown, { reference }: Context) => reference.whole(read.semuaGolongan),
    eselon: (_: unknown, __: unknown, { reference }: Context) => reference.whole(read.semuaEselon),
  },
  UnitKerja: {
    induk: ({ indukId, namaInduk }: Asn) => (indukId ? { id: indukId, nama: namaInduk } : null),
    instansi: (unit: Asn, _: unknown, { code }: Context) => code(read.instansiById, unit.instansiId),
  },
  UnitKerjaTemuan: {
    induk: ({ indukId, namaInduk }: Asn) => (indukId ? { nama: namaInduk } : null),
    instansi: (unit: Asn, _: unknown, { code }: Context) => code(read.instansiById, unit.instansiId),
  },
  Jabatan: {
    jenisJabatan: (jabatan: Asn, _: unknown, { code }: Context) => code(read.jenisJabatanById, jabatan.jenisJabatanId),
  },
  Pendidikan: {
    tingkat: (pendidikan: Asn, _: unknown, { code }: Context) => code(read.tingkatPendidikanById, pendidikan.tingkatId),
  },
};

/** A moment as the database writes it, in UTC. */
function utc(moment: string): string {
  return new Date(moment).toISOString();
}

function equal(fact: Condition['fact'], value: string): Condition {
  return { fact, values: [value] };
}

function conditionsOf({ instansiKerjaId, instansiIndukId, unitKerjaId, golonganRuangId }: Filter): Condition[] {
  return [
    ...(instansiKerjaId ? [equal('instansiKerja', instansiKerjaId)] : []),
    ...(instansiIndukId ? [equal('instansiInduk', instansiIndukId)] : []),
    ...(unitKerjaId ? [equal('unitKerja', unitKerjaId)] : []),
    ...(golonganRuangId ? [equal('golonganRuang', golonganRuangId)] : []),
  ];
}

/** Names that hold every word given; without a word, all. */
function named(cari: string | null | undefined) {
  if (cari === null || cari === undefined) return {};
  const words = cari.split(/\s+/).filter((word) => word !== '');
  if (words.length >= 1 && words.length <= 10 && cari.length <= 250) return { words: { column: 'nama', words } };
  throw refusal('BAD_USER_INPUT', 'cari takes 1 to 10 words of at most 250 letters together; leave it out for all.');
}

function wholeYear(year: number): { from: string; to: string } {
  if (year < 1900 || year > 2999) throw refusal('BAD_USER_INPUT', `tahun is ${year}; it is a year such as 2025.`);
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}
