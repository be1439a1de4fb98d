// Where each question about a proposal enters, and which read answers it. Plain columns need no line here.
import type { Context } from '@bagi/kit/context.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import * as read from './reads.ts';

type Usulan = { id: string; asnId?: string };
type Pertek = { dokumenId?: string };
type Syarat = { jenisDokumenId?: string; rumpunJabatanId?: string | null; namaRumpunJabatan?: string };

export const resolvers: Resolvers = {
  Query: {
    referensi: () => ({}),
    usulan: (_: unknown, { id }: Usulan, { one }: Context) => one(read.usulanById, id),
    ringkasanUsulan: (_: unknown, __: unknown, { count }: Context) => count(read.jumlahUsulan, ['kelompok', 'status']),
  },
  Usulan: {
    asn: ({ asnId }: Usulan) => ({ id: asnId }),
    dokumen: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.dokumenByUsulan, id),
    pertek: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.pertekByUsulan, id),
    statusVerifikasiBkn: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.tahapByUsulan, id),
    statusBiroApp: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.biroAppByUsulan, id),
    salinanKeppres: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.keppresByUsulan, id),
  },
  Referensi: {
    jenisDokumen: (_: unknown, __: unknown, { reference }: Context) => reference.whole(read.semuaJenisDokumen),
    jenisLayanan: (_: unknown, __: unknown, { reference }: Context) => reference.whole(read.semuaJenisLayanan),
  },
  JenisLayanan: {
    persyaratan: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.persyaratanByLayanan, id),
  },
  PersyaratanDokumen: {
    jenisDokumen: ({ jenisDokumenId }: Syarat, _: unknown, { code }: Context) =>
      code(read.jenisDokumenById, jenisDokumenId),
    rumpunJabatan: ({ rumpunJabatanId, namaRumpunJabatan }: Syarat) =>
      rumpunJabatanId ? { id: rumpunJabatanId, nama: namaRumpunJabatan } : null,
  },
  Pertek: {
    filePertek: async ({ dokumenId }: Pertek, _: unknown, { one, link }: Context) => {
      const file = await one(read.dokumenById, dokumenId);
      return file && link({ sha256: String(file.sha256), tipeMedia: String(file.tipeMedia) }, 'Pertek.filePertek');
    },
  },
};
