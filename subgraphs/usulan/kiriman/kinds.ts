// What may be sent about proposals: by SIAPP NV for the instansi and for Biro APP, and by BKN's verifiers.
import type { Kind } from '@bagi/kit/inbox/kinds.ts';
import { serahkanKeBiroApp, terimaHasilBiroApp } from './biroApp.ts';
import { selesaikanUnggahan, unggahDokumenUsulan } from './dokumen.ts';
import { terimaSalinanKeppres } from './keppres.ts';
import { setujuiUsulan } from './persetujuan.ts';
import { terbitkanPertek, unggahPertek } from './pertek.ts';
import { kelolaPic } from './pic.ts';
import { kirimUsulan } from './usulan.ts';
import { verifikasiUsulan } from './verifikasi.ts';

export const kinds: readonly Kind[] = [
  kelolaPic,
  kirimUsulan,
  unggahDokumenUsulan,
  selesaikanUnggahan,
  setujuiUsulan,
  verifikasiUsulan,
  unggahPertek,
  terbitkanPertek,
  serahkanKeBiroApp,
  terimaHasilBiroApp,
  terimaSalinanKeppres,
];
