// The history of accesses to one person as a page to be handed over: in Indonesian, by the day, with what the words mean.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { numberPages } from '../pageNumbers.ts';
import type { ToldOfDay } from './told.ts';

export interface Handout {
  /** Whom it is about, as they know themselves. */
  readonly nama: string;
  readonly nip: string;
  /** When it was drawn up. */
  readonly atMs: number;
  readonly accesses: number;
  readonly days: readonly ToldOfDay[];
  /** Years of which nothing can be told any more, because their key was destroyed. */
  readonly forgotten: readonly number[];
}

type Document = InstanceType<typeof PDFDocument>;

const fonts = createRequire(import.meta.url)
  .resolve('@fontsource/noto-sans/package.json')
  .replace('package.json', 'files/');
const margin = 48;
const date = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', dateStyle: 'long', timeStyle: 'short' });

export async function handout(held: Handout): Promise<Buffer> {
  const at = new Date(held.atMs);
  const document = new PDFDocument({
    size: 'A4',
    margin,
    lang: 'id-ID',
    bufferPages: true,
    info: { Title: 'Riwayat Akses Data Pribadi', CreationDate: at, ModDate: at },
  });
  document.registerFont('plain', `${fonts}noto-sans-latin-400-normal.woff`);
  document.registerFont('bold', `${fonts}noto-sans-latin-700-normal.woff`);
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.once('end', resolve));
  heading(document, held);
  for (const one of held.days) entry(document, one);
  closing(document, held);
  numberPages(document, margin);
  document.end();
  await ended;
  return Buffer.concat(parts);
}

function heading(document: Document, { nama, nip, atMs, accesses }: Handout): void {
  document.font('bold').fontSize(15).text('Riwayat Akses Data Pribadi');
  document.font('plain').fontSize(10).moveDown(0.4);
  document
    .text(`Nama: ${nama}`)
    .text(`NIP: ${nip}`)
    .text(`Dibuat: ${date.format(atMs)} WIB`)
    .moveDown(0.6);
  document.text(
    accesses === 0
      ? 'Tidak ada pihak yang menerima atau mencocokkan data Saudara dalam jangka waktu yang dicatat.'
      : `Data Saudara diberikan kepada, atau dicocokkan untuk, pihak-pihak di bawah ini sebanyak ${accesses} kali. Kejadian yang sama pada hari yang sama ditulis satu kali. Yang dicatat adalah jenis data, bukan isinya.`,
    { align: 'justify' },
  );
  document.moveDown(0.8);
}

function entry(
  document: Document,
  { hari, kali, pihak, petugas, perjanjian, tujuan, kegiatan, layanan, data }: ToldOfDay,
): void {
  if (document.y > document.page.height - 150) document.addPage();
  const right = document.page.width - margin;
  document.moveTo(margin, document.y).lineTo(right, document.y).lineWidth(0.5).stroke();
  document.moveDown(0.3);
  document.font('bold').fontSize(10).text(`${hari} – ${pihak}`);
  document.fontSize(9);
  const lines: [string, string][] = [
    ['Kegiatan', `${kegiatan}${kali > 1 ? `, ${kali} kali` : ''}`],
    ['Layanan', layanan],
    ['Data', data],
    ['Untuk', tujuan],
    ['Dasar', perjanjian],
    ['Petugas', petugas],
  ];
  for (const [name, value] of lines) {
    if (value === '') continue;
    document.font('bold').text(`${name}: `, { continued: true }).font('plain').text(value);
  }
  document.moveDown(0.5);
}

function closing(document: Document, { forgotten }: Handout): void {
  document.moveDown(0.6).font('plain').fontSize(9);
  if (forgotten.length > 0)
    document.text(
      `Catatan tahun ${forgotten.join(', ')} tidak dapat dihubungkan lagi dengan siapa pun, karena masa simpannya telah berakhir dan kuncinya dimusnahkan.`,
    );
  document.text(
    'Apabila ada yang tidak Saudara kenali, sampaikan kepada Badan Kepegawaian Negara dengan menyebutkan tanggal dan pihaknya.',
  );
}
