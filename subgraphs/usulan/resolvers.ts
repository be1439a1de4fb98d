// Where each question about a proposal enters, and which read answers it. Plain columns need no line here.
import { documentMaxBytes } from '@bagi/agreements/documentMaxBytes.ts';
import type { Context } from '@bagi/kit/context.ts';
import type { Isi } from '@bagi/kit/inbox/kinds.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import { skemaDataUsulan } from './dataUsulan/schemas.ts';
import { kinds } from './kiriman/kinds.ts';
import * as read from './reads.ts';
import { askSalinanKeppres, statusBiroApp } from './siapp.ts';

type Usulan = { id: string; asnId?: string };
type Berkas = { dokumenId?: string | null };
type Dokumen = { sha256?: string; tipeMedia?: string };
type Syarat = { jenisDokumenId?: string; rumpunJabatanId?: string | null; namaRumpunJabatan?: string };
type Unggahan = { unggahanId: string; operasi: string };
type Kiriman = { kunci: string; masukan: Isi };

export const resolvers: Resolvers = {
  Query: {
    referensi: () => ({}),
    usulan: (_: unknown, { id }: Usulan, { one }: Context) => one(read.usulanById, id),
    ringkasanUsulan: (_: unknown, __: unknown, { count }: Context) => count(read.jumlahUsulan, ['kelompok', 'status']),
    ambilSalinanKeppres: (_: unknown, { usulanId }: { usulanId: string }, context: Context) =>
      askSalinanKeppres(usulanId, context),
  },
  Mutation: Object.fromEntries(
    kinds.map((kind) => [
      kind.operation.slice('Mutation.'.length),
      (_: unknown, { kunci, masukan }: Kiriman, { send }: Context) => send(kind, kunci, [masukan]),
    ]),
  ),
  Usulan: {
    asn: ({ asnId }: Usulan) => ({ id: asnId }),
    dokumen: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.dokumenByUsulan, id),
    pertek: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.pertekByUsulan, id),
    statusVerifikasiBkn: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.tahapByUsulan, id),
    statusBiroApp: ({ id }: Usulan, _: unknown, context: Context) => statusBiroApp(id, context),
    salinanKeppres: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.keppresByUsulan, id),
  },
  Referensi: {
    jenisDokumen: (_: unknown, __: unknown, { reference }: Context) => reference.whole(read.semuaJenisDokumen),
    jenisLayanan: (_: unknown, __: unknown, { reference }: Context) => reference.whole(read.semuaJenisLayanan),
  },
  JenisLayanan: {
    persyaratan: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.persyaratanByLayanan, id),
    skemaDataUsulan: ({ id }: Usulan) => {
      const schema = skemaDataUsulan.get(id);
      return schema ? JSON.stringify(schema) : null;
    },
  },
  PersyaratanDokumen: {
    jenisDokumen: ({ jenisDokumenId }: Syarat, _: unknown, { code }: Context) =>
      code(read.jenisDokumenById, jenisDokumenId),
    rumpunJabatan: ({ rumpunJabatanId, namaRumpunJabatan }: Syarat) =>
      rumpunJabatanId ? { id: rumpunJabatanId, nama: namaRumpunJabatan } : null,
  },
  DokumenUsulan: {
    tautan: ({ sha256, tipeMedia }: Dokumen, _: unknown, { link }: Context) =>
      sha256 && tipeMedia ? link({ sha256, tipeMedia }, 'DokumenUsulan.tautan') : null,
  },
  Pertek: {
    filePertek: async ({ dokumenId }: Berkas, _: unknown, { one, link }: Context) => {
      const file = await one(read.dokumenById, dokumenId);
      return file && link({ sha256: String(file.sha256), tipeMedia: String(file.tipeMedia) }, 'Pertek.filePertek');
    },
  },
  SalinanKeppres: {
    berkas: async ({ dokumenId }: Berkas, _: unknown, { one, link }: Context) => {
      const file = await one(read.dokumenById, dokumenId);
      return file && link({ sha256: String(file.sha256), tipeMedia: String(file.tipeMedia) }, 'SalinanKeppres.berkas');
    },
  },
  TandaUnggahan: {
    // Made anew each time: what is kept under a key must not expire.
    alamat: ({ unggahanId, operasi }: Unggahan, _: unknown, { uploadLink }: Context) =>
      uploadLink({ id: unggahanId }, operasi),
    ukuranMaks: () => documentMaxBytes,
  },
};
