// Proposals about those of golongan IV/b and above: of every kind, in every state, with the steps that led there.
import { type Day, dayOf, iso, yearOf } from './days.ts';
import type { Files, StoredFile } from './files.ts';
import type { Person } from './person.ts';
import type { PersonRows } from './personRows.ts';
import type { DetailLayanan, JenisDokumenUsulan, Register } from './register.ts';
import { type Status, stepsTo } from './proposalSteps.ts';
import { weighted } from './weighted.ts';

/** Of those whom Setneg's agreement covers: assumption. */
const share = 0.55;
const IVb = 14;

const draw = weighted<Status>([
  ['DRAF', 6],
  ['DIKIRIM', 8],
  ['DISETUJUI_PIC', 8],
  ['VERIFIKASI_BKN', 14],
  ['BTL', 10],
  ['TMS', 7],
  ['PERTEK_TERBIT', 14],
  ['VERIFIKASI_BIRO_APP', 12],
  ['KEPPRES_TERBIT', 21],
]);

export function proposalRows(rows: PersonRows, asnId: string, person: Person, register: Register, files: Files): void {
  const { chance, grades, jenisAsn, posts, until } = person;
  if (jenisAsn !== 'PNS' || (grades.at(-1)?.golongan.urutan ?? 0) < IVb || !chance.chance(share)) return;
  const kind = chance.pick(register.detailLayanan);
  const status = draw(chance);
  const begun = until - chance.between(60, 500);
  const usulanId = usulanRow(rows, asnId, person, kind, status, begun);
  const steps = stepsTo(status);
  const dayOfStep = (place: number): Day => begun + place * 9;
  const paper = chance.pick(files.papers);
  for (const [place, { nama, kode, keterangan }] of steps.entries()) {
    const tanggal = iso(dayOfStep(place));
    rows.tahap({ asnId, usulanId, urutan: place + 1, statusTahapan: kode, tahapanNama: nama, tanggal, keterangan });
  }
  const reached = (name: string) => steps.findIndex(({ nama }) => nama === name);
  if (status !== 'DRAF') {
    const required = register.dokumenWajib(kind.id, posts.at(-1)?.jabatan?.rumpunJabatanId ?? null);
    const some = chance.between(2, 4);
    documents(rows, asnId, usulanId, paper, status === 'DIKIRIM' ? required.slice(0, some) : required);
  }
  if (reached('Pertek terbit') >= 0)
    pertekRows(
      rows,
      asnId,
      usulanId,
      dayOfStep(reached('Pertek terbit')),
      chance.chance(0.15),
      paper,
      chance.between(1000, 9998),
    );
  if (reached('Verifikasi Biro APP') >= 0)
    biroApp(rows, asnId, usulanId, person, status, dayOfStep(reached('Verifikasi Biro APP')));
}

function usulanRow(
  rows: PersonRows,
  asnId: string,
  person: Person,
  kind: DetailLayanan,
  status: Status,
  begun: Day,
): string {
  const { chance, grades, posts } = person;
  return rows.usulan({
    asnId,
    periode: iso(dayOf(yearOf(begun), chance.pick([2, 4, 6, 8, 10, 12]), 1)),
    detailLayananId: kind.id,
    namaDetailLayanan: kind.nama,
    kelompok: kind.kelompok,
    jenisUsulan: status === 'BTL' || chance.chance(0.1) ? 'Perbaikan' : 'Baru',
    status,
    meja: status === 'VERIFIKASI_BIRO_APP' || status === 'KEPPRES_TERBIT' ? 'BIRO_APP' : 'BKN',
    dataUsulan: {
      golonganLama: grades.at(-2)?.golongan.id ?? null,
      golonganBaru: grades.at(-1)?.golongan.id ?? null,
      jabatan: posts.at(-1)?.nama ?? null,
    },
    dibuat: new Date(begun * 86_400_000 + 28_800_000 + chance.below(28_800_000)),
  });
}

/** The mandatory documents; while a proposal is being sent, only the first of them are there. */
function documents(
  rows: PersonRows,
  asnId: string,
  usulanId: string,
  { tipeMedia, ukuran, sha256 }: StoredFile,
  kinds: readonly JenisDokumenUsulan[],
): void {
  for (const { id: referensiDokumenId, nama: jenis } of kinds)
    rows.dokumenUsulan({ asnId, usulanId, referensiDokumenId, jenis, tipeMedia, ukuran, sha256, berlaku: true });
}

/** The first pertek, and for some a ralat that stands beside it. */
function pertekRows(
  rows: PersonRows,
  asnId: string,
  usulanId: string,
  on: Day,
  ralat: boolean,
  paper: StoredFile,
  number: number,
): void {
  const { tipeMedia, ukuran, sha256 } = paper;
  for (const jenisPertek of ralat ? ['Baru', 'Perbaikan'] : ['Baru']) {
    const dokumenId = rows.dokumenUsulan({
      asnId,
      usulanId,
      referensiDokumenId: null,
      jenis: 'Pertek',
      tipeMedia,
      ukuran,
      sha256,
      berlaku: true,
    });
    const later = jenisPertek === 'Baru' ? 0 : 1;
    const nomorPertek = String(number + later);
    const tanggalPertek = iso(on + later * 6);
    rows.pertek({ asnId, usulanId, urutan: later + 1, nomorPertek, tanggalPertek, jenisPertek, dokumenId });
  }
}

function biroApp(rows: PersonRows, asnId: string, usulanId: string, { chance }: Person, status: Status, on: Day): void {
  if (status === 'VERIFIKASI_BIRO_APP' && chance.chance(0.5)) return; // Not looked at yet.
  const done = status === 'KEPPRES_TERBIT';
  const verdict = done ? 'APPROVED' : chance.pick(['APPROVED', 'BTL', 'TMS']);
  const tanggal = iso(on + 4);
  const nomorKeppres = done ? `${chance.between(1, 150)}/K/${yearOf(on)}` : null;
  rows.verifikasiBiroApp({
    asnId,
    usulanId,
    urutan: 1,
    status: verdict,
    tanggalVerifikasi: tanggal,
    keterangan: remarks[verdict] ?? null,
    nomorKeppres,
  });
  if (nomorKeppres === null) return;
  const judul = 'Keputusan Presiden tentang Kenaikan Pangkat, Pemberhentian atau Pengangkatan';
  rows.salinanKeppres({ asnId, usulanId, nomorKeppres, tanggal: iso(on + 20), judul, dokumenId: null, percobaan: 0 });
}

const remarks: Readonly<Record<string, string>> = { BTL: 'SKP tahun kedua belum ada', TMS: 'Masa kerja belum cukup' };
