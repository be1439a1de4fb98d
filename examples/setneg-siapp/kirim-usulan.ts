// Sends a proposal (Lampiran 3) and a document for it (Lampiran 4): the address, the file, its checksum; then asks where it is.
import { createHash, randomUUID } from 'node:crypto';
import { connect } from '../klien/ask.ts';
import {
  KirimUsulanDocument,
  SelesaikanUnggahanDocument,
  StatusUsulanDocument,
  UnggahDokumenUsulanDocument,
} from './client.ts';

const { ask, put } = connect('setneg-siapp');

const { kirimUsulan } = await ask(KirimUsulanDocument, {
  kunci: randomUUID(),
  masukan: {
    periode: '2026-12-01',
    asnId: '00000000000000000000000000000b02',
    detailLayananId: '11',
    dataUsulan: {
      pangkatBaru: { golonganRuangId: '44', tmt: '2026-12-01', masaKerja: { tahun: 28, bulan: 9 } },
    },
  },
});
const { usulanId } = kirimUsulan;
console.log(kirimUsulan.status);

const file = new TextEncoder().encode(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
const { unggahDokumenUsulan } = await ask(UnggahDokumenUsulanDocument, {
  kunci: randomUUID(),
  usulanId,
  referensiDokumenId: '101',
});
await put(unggahDokumenUsulan.alamat, file);
const { selesaikanUnggahan } = await ask(SelesaikanUnggahanDocument, {
  kunci: randomUUID(),
  masukan: { unggahanId: unggahDokumenUsulan.unggahanId, sha256: createHash('sha256').update(file).digest('hex') },
});
console.log(`dokumen ${selesaikanUnggahan.dokumenId === '' ? 'tidak ada' : 'diterima'}`);

const { usulan } = await ask(StatusUsulanDocument, { id: usulanId });
console.log(usulan ? 'usulan ada' : 'usulan tidak ada');
