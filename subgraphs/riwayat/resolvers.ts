// Where each question about a history enters, and which read answers it. Plain columns need no line here.
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Context } from '@bagi/kit/context.ts';
import type { PageArguments } from '@bagi/kit/pages.ts';
import type { Range } from '@bagi/kit/listing.ts';
import { momentOf } from '@bagi/kit/moment.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import { historiesWithScan, historiesWithSource } from './histories.ts';
import { fieldOfJenis } from './jenisDokumen.ts';
import * as read from './reads.ts';
import { riwayatAngkaKredit } from './kiriman/angkaKredit.ts';
import { riwayatJabatan } from './kiriman/jabatan.ts';
import { riwayatKursus } from './kiriman/kursus.ts';
import { jabatanLama, jabatanTerakhir, last, masaKerja, pangkatBaru, pangkatLama } from './ringkas.ts';

type Asn = { id: string };
type Kiriman = { kunci: string; masukan: Record<string, unknown>[] };
type Entry = Record<string, string>;
type Periode = PageArguments & { periode?: { dari: string; sampai: string } | null };

/** Every entry may have the scan of its decree. */
const scan = {
  dokumen: ({ dokumenId }: Entry, _: unknown, { one }: Context) => one(read.dokumenById, dokumenId),
};

/** An entry that a partner sent has the id of its record. */
const source = {
  sumber: ({ id }: Entry, _: unknown, { one }: Context) => one(read.sumberById, id),
};

/** An entry of a list knows the person by id; the rest of the person is another subgraph's. */
const whose = {
  asn: ({ asnId }: Entry) => ({ id: asnId }),
};

export const resolvers: Resolvers = {
  Query: {
    daftarPindahInstansi: (
      _: unknown,
      {
        periode,
        instansiAsalId,
        instansiTujuanId,
        ...args
      }: Periode & { instansiAsalId?: string; instansiTujuanId?: string },
      { page }: Context,
    ) =>
      page(read.semuaPindahInstansi, args, {
        ranges: [
          ...within('tmtPindah', periode),
          ...exactly('instansiAsalId', instansiAsalId),
          ...exactly('instansiTujuanId', instansiTujuanId),
        ],
      }),
    daftarPensiun: (_: unknown, { periode, ...args }: Periode, { page }: Context) =>
      page(read.semuaPensiun, args, { ranges: within('tmtPensiun', periode) }),
    daftarPemberhentian: (_: unknown, { periode, ...args }: Periode, { page }: Context) =>
      page(read.semuaPemberhentian, args, { ranges: within('tmtBerhenti', periode) }),
  },
  Mutation: {
    kirimRiwayatKursus: (_: unknown, { kunci, masukan }: Kiriman, { send }: Context) =>
      send(riwayatKursus, kunci, masukan),
    kirimRiwayatAngkaKredit: (_: unknown, { kunci, masukan }: Kiriman, { send }: Context) =>
      send(riwayatAngkaKredit, kunci, masukan),
    kirimRiwayatJabatan: (_: unknown, { kunci, masukan }: Kiriman, { send }: Context) =>
      send(riwayatJabatan, kunci, masukan),
  },
  Asn: {
    __resolveReference: ({ id }: Asn) => ({ id }),
    pangkatLama: async ({ id }: Asn, _: unknown, { many }: Context) => pangkatLama(await many(read.golonganByAsn, id)),
    pangkatBaru: async ({ id }: Asn, _: unknown, { many }: Context) => pangkatBaru(await many(read.golonganByAsn, id)),
    jabatanLama: async ({ id }: Asn, _: unknown, { many }: Context) => jabatanLama(await many(read.jabatanByAsn, id)),
    jabatanTerakhir: async ({ id }: Asn, _: unknown, { many }: Context) =>
      jabatanTerakhir(await many(read.jabatanByAsn, id)),
    tmtBerhenti: async ({ id }: Asn, _: unknown, { many }: Context) =>
      last(await many(read.pemberhentianByAsn, id), 'tmtBerhenti')?.tmtBerhenti,
    tmtPensiun: async ({ id }: Asn, _: unknown, { many }: Context) =>
      last(await many(read.pensiunByAsn, id), 'tmtPensiun')?.tmtPensiun,
    masaKerjaPensiun: async ({ id }: Asn, _: unknown, { many }: Context) =>
      masaKerja(last(await many(read.pensiunByAsn, id), 'tmtPensiun')),
    kantorWilayahTaspen: async ({ id }: Asn, _: unknown, { many }: Context) =>
      last(await many(read.pensiunByAsn, id), 'tmtPensiun')?.kantorWilayahTaspen,
    alamatSetelahPensiun: async ({ id }: Asn, _: unknown, { many }: Context) =>
      last(await many(read.pensiunByAsn, id), 'tmtPensiun')?.alamatSetelahPensiun,
    dokumen: async ({ id }: Asn, _: unknown, { many }: Context) =>
      Map.groupBy(await many(read.dokumenByAsn, id), ({ jenis }) => jenis),
    riwayatPendidikan: ({ id }: Asn, _: unknown, { many }: Context) => many(read.pendidikanByAsn, id),
    riwayatDiklat: ({ id }: Asn, _: unknown, { many }: Context) => many(read.diklatByAsn, id),
    riwayatKursus: ({ id }: Asn, _: unknown, { many }: Context) => many(read.kursusByAsn, id),
    riwayatJabatan: ({ id }: Asn, _: unknown, { many }: Context) => many(read.jabatanByAsn, id),
    riwayatGolongan: ({ id }: Asn, _: unknown, { many }: Context) => many(read.golonganByAsn, id),
    riwayatCpnsPns: ({ id }: Asn, _: unknown, { many }: Context) => many(read.cpnsPnsByAsn, id),
    riwayatPmk: ({ id }: Asn, _: unknown, { many }: Context) => many(read.pmkByAsn, id),
    riwayatPindahInstansi: ({ id }: Asn, _: unknown, { many }: Context) => many(read.pindahInstansiByAsn, id),
    riwayatKedudukanHukum: ({ id }: Asn, _: unknown, { many }: Context) => many(read.kedudukanHukumByAsn, id),
    riwayatAngkaKredit: ({ id }: Asn, _: unknown, { many }: Context) => many(read.angkaKreditByAsn, id),
    riwayatSkp: ({ id }: Asn, _: unknown, { many }: Context) => many(read.skpByAsn, id),
    riwayatPenghargaan: ({ id }: Asn, _: unknown, { many }: Context) => many(read.penghargaanByAsn, id),
    riwayatHukumanDisiplin: ({ id }: Asn, _: unknown, { many }: Context) => many(read.hukumanDisiplinByAsn, id),
    riwayatCltn: ({ id }: Asn, _: unknown, { many }: Context) => many(read.cltnByAsn, id),
    riwayatKgb: ({ id }: Asn, _: unknown, { many }: Context) => many(read.kgbByAsn, id),
    riwayatOrganisasi: ({ id }: Asn, _: unknown, { many }: Context) => many(read.organisasiByAsn, id),
    riwayatKepanitiaan: ({ id }: Asn, _: unknown, { many }: Context) => many(read.kepanitiaanByAsn, id),
    riwayatProfesi: ({ id }: Asn, _: unknown, { many }: Context) => many(read.profesiByAsn, id),
    riwayatKompetensi: ({ id }: Asn, _: unknown, { many }: Context) => many(read.kompetensiByAsn, id),
    riwayatPotensi: ({ id }: Asn, _: unknown, { many }: Context) => many(read.potensiByAsn, id),
    riwayatPrestasi: ({ id }: Asn, _: unknown, { many }: Context) => many(read.prestasiByAsn, id),
    riwayatLhkpn: ({ id }: Asn, _: unknown, { many }: Context) => many(read.lhkpnByAsn, id),
    riwayatLhkasn: ({ id }: Asn, _: unknown, { many }: Context) => many(read.lhkasnByAsn, id),
    riwayatTunjanganKinerja: ({ id }: Asn, _: unknown, { many }: Context) => many(read.tunjanganKinerjaByAsn, id),
    riwayatTunjanganKemahalan: ({ id }: Asn, _: unknown, { many }: Context) => many(read.tunjanganKemahalanByAsn, id),
    riwayatKontrakPppk: ({ id }: Asn, _: unknown, { many }: Context) => many(read.kontrakPppkByAsn, id),
    riwayatNonAsn: ({ id }: Asn, _: unknown, { many }: Context) => many(read.nonAsnByAsn, id),
    riwayatKesehatan: ({ id }: Asn, _: unknown, { many }: Context) => many(read.kesehatanByAsn, id),
    riwayatPemberhentian: ({ id }: Asn, _: unknown, { many }: Context) => many(read.pemberhentianByAsn, id),
    riwayatPensiun: ({ id }: Asn, _: unknown, { many }: Context) => many(read.pensiunByAsn, id),
  },
  ...Object.fromEntries(historiesWithScan.map((type) => [type, scan])),
  ...Object.fromEntries(historiesWithSource.map((type) => [type, { ...scan, ...source }])),
  Sumber: {
    dikirim: ({ diterima }: Entry) => momentOf(diterima),
    diputuskan: ({ diputuskan }: Entry) => momentOf(diputuskan),
  },
  DokumenAsn: Object.fromEntries(
    Object.entries(fieldOfJenis).map(([jenis, field]) => [
      field,
      (byJenis: ReadonlyMap<string, readonly Entry[]>) => byJenis.get(jenis) ?? [],
    ]),
  ),
  DokumenRiwayat: {
    tautan: ({ sha256, tipeMedia }: Entry, _: unknown, { link }: Context) =>
      sha256 && tipeMedia ? link({ sha256, tipeMedia }, 'DokumenRiwayat.tautan') : null,
  },
  PindahInstansi: whose,
  Pensiun: whose,
  Pemberhentian: whose,
};

function within(column: string, periode: Periode['periode']): Range[] {
  if (!periode) return [];
  if (periode.dari > periode.sampai) throw refusal('BAD_USER_INPUT', 'periode ends before it begins.');
  return [{ column, from: periode.dari, to: periode.sampai }];
}

function exactly(column: string, value: string | null | undefined): Range[] {
  return value ? [{ column, from: value, to: value }] : [];
}
