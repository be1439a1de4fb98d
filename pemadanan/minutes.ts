// The berita acara of a matching: a page in Indonesian for two signatures, the same to the byte for the same matching.
import { createRequire } from 'node:module';
import type { Agreement } from '@bagi/agreements/agreement.ts';
import PDFDocument from 'pdfkit';
import type { Job } from './matching.ts';

export interface Minutes {
  readonly job: Job;
  readonly agreement: Agreement;
  readonly counts: Readonly<Record<'sesuai' | 'tidakSesuai' | 'tidakDitemukan' | 'cacat', number>>;
  readonly rows: number;
  /** Checksums of the verdicts, and of the lines that could not be matched. */
  readonly hasil: string;
  readonly cacat: string;
}

type Document = InstanceType<typeof PDFDocument>;

const fonts = createRequire(import.meta.url)
  .resolve('@fontsource/noto-sans/package.json')
  .replace('package.json', 'files/');
const margin = 64;

/** The page as PDF. Its date is that of the list, so that it can be made again. */
export async function minutes(held: Minutes): Promise<Buffer> {
  const date = new Date(`${held.job.diunggah}T00:00:00+07:00`);
  const document = new PDFDocument({
    size: 'A4',
    margin,
    lang: 'id-ID',
    info: { Title: `Berita Acara Pemadanan ${held.job.triwulan}`, CreationDate: date, ModDate: date },
  });
  document.registerFont('plain', `${fonts}noto-sans-latin-400-normal.woff`);
  document.registerFont('bold', `${fonts}noto-sans-latin-700-normal.woff`);
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.once('end', resolve));
  heading(document, held);
  paragraphs(document, held);
  counted(document, held);
  checksums(document, held);
  signatures(document, held);
  document.end();
  await ended;
  return Buffer.concat(parts);
}

function heading(document: Document, { agreement }: Minutes): void {
  document.font('bold').fontSize(13).text('BERITA ACARA', { align: 'center' });
  document.text('HASIL PEMADANAN DATA DAN/ATAU INFORMASI', { align: 'center' });
  document.text('APARATUR SIPIL NEGARA', { align: 'center' });
  document
    .moveDown(0.4)
    .font('plain')
    .fontSize(10)
    .text('Nomor: ....................................', { align: 'center' });
  document.text('Nomor: ....................................', { align: 'center' });
  document.moveDown(0.8);
  document.text(
    `berdasarkan Perjanjian Kerja Sama tentang ${agreement.title}, Nomor ${numbersOf(agreement)}, antara ${agreement.parties.partner.name} (PIHAK KESATU) dan ${agreement.parties.bkn.name} (PIHAK KEDUA).`,
    { align: 'center' },
  );
  document.moveDown(0.8);
}

function paragraphs(document: Document, { job, agreement, rows }: Minutes): void {
  document.font('plain').fontSize(10);
  const said = { align: 'justify', paragraphGap: 6 } as const;
  document.text(
    `Pada tanggal ${dateInWords(job.diunggah)} PARA PIHAK melaksanakan pemadanan data dan/atau informasi ASN yang telah melakukan pendaftaran kepesertaan asuransi PIHAK KESATU, sebagaimana dimaksud dalam Pasal 3 angka 2, Pasal 4 ayat (2) huruf b dan huruf c, dan Pasal 9 ayat (1) Perjanjian, untuk periode ${periodOf(job.triwulan)}.`,
    said,
  );
  document.text(
    `PIHAK KESATU menyampaikan daftar peserta sebanyak ${number(rows)} baris. Setiap baris dibandingkan dengan data ASN pada PIHAK KEDUA menurut bentuk baku yang dipublikasikan, dan hanya menghasilkan keterangan “sesuai”, “tidak sesuai”, atau “data tidak ditemukan”. Tidak ada data dan/atau informasi ASN yang diserahkan kepada PIHAK KESATU. Perjanjian yang berlaku: versi ${dateInWords(agreement.version)}.`,
    said,
  );
}

function counted(document: Document, { counts, rows }: Minutes): void {
  const lines: [string, number, boolean][] = [
    ['Sesuai', counts.sesuai, false],
    ['Tidak sesuai', counts.tidakSesuai, false],
    ['Data tidak ditemukan', counts.tidakDitemukan, false],
    ['Tidak dapat dipadankan (baris cacat)', counts.cacat, false],
    ['Jumlah', rows, true],
  ];
  document.moveDown(0.3).font('bold').text('Hasil pemadanan').moveDown(0.3);
  const right = document.page.width - margin;
  for (const [name, count, isSum] of lines) {
    const top = document.y;
    document
      .moveTo(margin, top - 1)
      .lineTo(right, top - 1)
      .lineWidth(isSum ? 1 : 0.4)
      .stroke();
    document.font(isSum ? 'bold' : 'plain').text(name, margin + 4, top + 1, { continued: false });
    document.text(number(count), margin, top + 1, { width: right - margin - 110, align: 'right' });
    document.text(share(count, rows), margin, top + 1, { width: right - margin - 4, align: 'right' });
    document.y = top + 17;
  }
  document
    .moveTo(margin, document.y - 1)
    .lineTo(right, document.y - 1)
    .lineWidth(1)
    .stroke();
  document.x = margin;
  document.moveDown(0.8);
}

function checksums(document: Document, { job, hasil, cacat }: Minutes): void {
  document.font('bold').fontSize(10).text('Berkas').moveDown(0.3);
  document.fontSize(8);
  const lines: [string, string][] = [
    ['Nomor pemadanan', job.id],
    ['Ukuran daftar peserta', `${number(job.ukuran)} byte, ${job.bentuk}`],
    ['SHA-256 daftar peserta', job.sha256Masukan],
    ['SHA-256 hasil per baris (CSV)', hasil],
    ['SHA-256 baris cacat (CSV)', cacat],
  ];
  for (const [name, value] of lines) {
    const top = document.y;
    document.font('plain').text(name, margin + 4, top);
    document.text(value, margin + 136, top);
  }
  document.x = margin;
  document.moveDown(0.8);
}

function signatures(document: Document, { agreement }: Minutes): void {
  document.font('plain').fontSize(10);
  document.text(
    'Demikian Berita Acara ini dibuat dengan sebenarnya dalam rangkap 2 (dua) untuk dipergunakan sebagaimana mestinya.',
    { align: 'justify' },
  );
  document.moveDown(1.2);
  const top = document.y;
  const half = (document.page.width - 2 * margin) / 2;
  const { partner, bkn } = agreement.parties;
  for (const [index, [side, party]] of [['PIHAK KESATU', partner] as const, ['PIHAK KEDUA', bkn] as const].entries()) {
    const left = margin + index * half;
    const centred = { width: half - 16, align: 'center' } as const;
    document.font('bold').text(`${side},`, left, top, centred);
    document.font('plain').fontSize(9).text(party.name, left, document.y, centred).fontSize(10);
    document.text('(..............................................)', left, top + 118, centred);
  }
}

function numbersOf({ numbers }: Agreement): string {
  return [numbers.partner, numbers.bkn].filter((one) => one !== undefined).join(' dan Nomor ');
}

/** 2026-T4 as its months. */
function periodOf(triwulan: string): string {
  const [, year = '', quarter = '1'] = /^(\d{4})-T([1-4])$/.exec(triwulan) ?? [];
  const first = (Number(quarter) - 1) * 3;
  return `${months[first]} sampai dengan ${months[first + 2]} ${year} (triwulan ${['I', 'II', 'III', 'IV'][Number(quarter) - 1]})`;
}

const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

function dateInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

/** As it is written in Indonesia: 1.000.000. */
function number(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}

function share(count: number, rows: number): string {
  return rows === 0 ? '–' : `${((count * 100) / rows).toFixed(2).replace('.', ',')} %`;
}
