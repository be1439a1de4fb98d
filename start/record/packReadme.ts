// What whoever opens the pack of a breach must know: what is in it, and what to do with it.
import type { Wish } from './breach.ts';

export interface Packed {
  readonly accesses: number;
  readonly subjects: number;
  /** Subjects who were asked for and are in no register. */
  readonly unknown: number;
}

export function readme(wish: Wish, { accesses, subjects, unknown }: Packed): string {
  const { client, partner, from, until } = wish;
  const line = wish.accesses
    ? 'akses.csv       satu baris untuk setiap permintaan, yang dijawab maupun yang ditolak (kolom keputusan)\n'
    : '';
  return `PAKET PELANGGARAN DATA PRIBADI

Apa yang dikirim kepada ${client === undefined ? `mitra ${partner}` : `kredensial ${client}`} sejak ${from} sampai sebelum ${until} (UTC):
${accesses} akses, ${subjects} subjek; ${unknown} di antaranya hanya ditanyakan dan tidak ada dalam data kepegawaian.

subjek.csv      satu baris untuk setiap subjek: NIP, berapa kali, sejak kapan sampai kapan, dan data apa
harian.csv      akses yang serupa menurut hari (WIB): layanan, kumpulan data, keputusan, berapa kali, berapa orang
medan.csv       kumpulan data yang disebut dalam kolom medan
${line}ringkasan.json  hal yang sama dalam angka
SHA256SUMS      untuk memeriksa keutuhan berkas: sha256sum -c SHA256SUMS

Isi data tidak pernah dicatat: yang tertulis adalah jenis data. Waktu dalam UTC. Paket ini sendiri memuat data pribadi:
simpan dan kirim secara terenkripsi, dan hapus apabila pemberitahuan telah selesai (UU 27/2022 Pasal 46: paling lambat 3 x 24 jam).
`;
}
