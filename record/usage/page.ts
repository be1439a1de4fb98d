// A report as pages in Indonesian for two signatures, the same to the byte for the same numbers.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { numberPages } from '../pageNumbers.ts';
import type { Counted, Matched, Report, Side } from './report.ts';
import { type Column, table } from './table.ts';

type Document = InstanceType<typeof PDFDocument>;

const fonts = createRequire(import.meta.url)
  .resolve('@fontsource/noto-sans/package.json')
  .replace('package.json', 'files/');
const margin = 56;
const long = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', dateStyle: 'long' });
const moment = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', dateStyle: 'long', timeStyle: 'short' });
const monthly = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', month: 'long', year: 'numeric' });
const numbers = new Intl.NumberFormat('id-ID');

/** The pages as PDF. Their date is that of the numbers, so that they can be made again. */
export async function page(report: Report): Promise<Buffer> {
  const { periode, dihitungSampai } = report;
  const date = new Date(report.lengkap ? `${periode.sampai}T00:00:00+07:00` : (dihitungSampai ?? periode.dari));
  const document = new PDFDocument({
    size: 'A4',
    margin,
    lang: 'id-ID',
    bufferPages: true,
    info: { Title: `${report.judul} ${periode.nama}`, CreationDate: date, ModDate: date },
  });
  document.registerFont('plain', `${fonts}noto-sans-latin-400-normal.woff`);
  document.registerFont('bold', `${fonts}noto-sans-latin-700-normal.woff`);
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.once('end', resolve));
  heading(document, report);
  services(document, report);
  months(document, report);
  refusals(document, report);
  verification(document, report);
  matching(document, report);
  signatures(document, report);
  numberPages(document, margin);
  document.end();
  await ended;
  return Buffer.concat(parts);
}

function heading(document: Document, report: Report): void {
  const { judul, pihak, perjanjian, periode, dasar, lengkap, dihitungSampai } = report;
  document.font('bold').fontSize(13).text(judul.toUpperCase(), { align: 'center' });
  if (!lengkap) document.text('SEMENTARA', { align: 'center' });
  document.moveDown(0.8).fontSize(9);
  const between = `${day(periode.dari)} sampai dengan ${day(periode.sampai)}`;
  const lines: [string, string][] = [
    ['Perjanjian', `Perjanjian Kerja Sama tentang ${perjanjian.judul}`],
    ['Nomor pada mitra', pihak.mitra.nomor ?? '–'],
    ['Nomor pada BKN', pihak.bkn.nomor ?? '–'],
    ['Para pihak', `${pihak.mitra.nama} dan ${pihak.bkn.nama}`],
    ['Versi yang berlaku', perjanjian.versi.map(day).join(', ')],
    ['Dasar', dasar.map(({ nama, pasal }) => `${nama} (${pasal})`).join('; ')],
    ['Periode', `${periode.nama}: ${between}`],
    ['Sumber', 'Catatan akses Badan Kepegawaian Negara'],
    [
      'Dihitung sampai',
      dihitungSampai === null ? 'belum ada yang dihitung' : `${moment.format(new Date(dihitungSampai))} WIB`,
    ],
  ];
  for (const [name, value] of lines) {
    const top = document.y;
    document.font('plain').text(name, margin, top, { width: 100 });
    document.text(value, margin + 106, top, { width: document.page.width - 2 * margin - 106 });
  }
  document.x = margin;
}

const counts: readonly Column<Counted>[] = [
  { name: 'Permintaan', width: 66, of: ({ permintaan }) => number(permintaan) },
  { name: 'Orang', width: 60, of: ({ orangPerHari }) => number(orangPerHari) },
  { name: 'Baris', width: 66, of: ({ baris }) => number(baris) },
  { name: 'Ditolak', width: 54, of: ({ ditolak }) => number(ditolak) },
];

function services(document: Document, { layanan, jumlah }: Report): void {
  table(
    document,
    margin,
    'Penggunaan menurut layanan',
    [{ name: 'Layanan', width: 0, of: ({ nama, pasal }) => (pasal === '' ? nama : `${nama} (${pasal})`) }, ...counts],
    [...layanan, { nama: 'Semua layanan, setiap permintaan satu kali', pasal: '', ...jumlah }],
    { sumsUp: true },
  );
  document
    .fontSize(7.5)
    .text(
      'Permintaan: yang dijawab. Orang: yang datanya disebut atau dicocokkan dalam jawaban, satu kali dalam sehari, dijumlahkan menurut hari. Baris: isi daftar dan jawaban tunggal; layanan yang termuat dalam layanan lain tidak mempunyai baris sendiri. Penolakan sebelum permintaan dibaca tidak terhitung pada suatu layanan.',
      { align: 'justify' },
    );
}

function months(document: Document, { bulanan }: Report): void {
  if (bulanan.length < 2) return;
  table(
    document,
    margin,
    'Penggunaan menurut bulan',
    [{ name: 'Bulan', width: 0, of: ({ bulan }) => monthly.format(new Date(`${bulan}-01T00:00:00+07:00`)) }, ...counts],
    bulanan,
  );
}

function refusals(document: Document, { penolakan }: Report): void {
  const rows = Object.entries(penolakan);
  if (rows.length === 0) return;
  table(
    document,
    margin,
    'Permintaan yang ditolak menurut alasan',
    [
      { name: 'Kode', width: 0, of: ([code]) => code },
      { name: 'Jumlah', width: 66, of: ([, times]) => number(times) },
    ],
    rows,
  );
}

function verification(document: Document, { verifikasi }: Report): void {
  if (verifikasi === null) return;
  table(
    document,
    margin,
    'Keterangan verifikasi dan validasi',
    [
      { name: 'Keterangan', width: 0, of: ([word]) => `“${word.toLowerCase().replaceAll('_', ' ')}”` },
      { name: 'Jumlah', width: 66, of: ([, times]) => number(times) },
    ],
    Object.entries(verifikasi),
  );
}

function matching(document: Document, { pemadanan }: Report): void {
  if (pemadanan === null) return;
  const count = (value: number | null) => (value === null ? '–' : number(value));
  const sum = (of: (one: Matched) => number | null) => pemadanan.reduce((before, one) => before + (of(one) ?? 0), 0);
  const all = {
    nomor: 'Jumlah',
    diajukan: '',
    status: '',
    baris: sum(({ baris }) => baris),
    sesuai: sum(({ sesuai }) => sesuai),
    tidakSesuai: sum(({ tidakSesuai }) => tidakSesuai),
    tidakDitemukan: sum(({ tidakDitemukan }) => tidakDitemukan),
    cacat: sum(({ cacat }) => cacat),
  };
  table(
    document,
    margin,
    'Daftar peserta yang dipadankan',
    [
      {
        name: 'Nomor pemadanan',
        width: 0,
        of: ({ nomor, diajukan, status }) => [nomor, diajukan && day(diajukan), status].filter(Boolean).join(', '),
      },
      { name: 'Baris', width: 56, of: ({ baris }) => count(baris) },
      { name: 'Sesuai', width: 56, of: ({ sesuai }) => count(sesuai) },
      { name: 'Tidak sesuai', width: 56, of: ({ tidakSesuai }) => count(tidakSesuai) },
      { name: 'Tidak ditemukan', width: 56, of: ({ tidakDitemukan }) => count(tidakDitemukan) },
      { name: 'Cacat', width: 48, of: ({ cacat }) => count(cacat) },
    ],
    [...pemadanan, all],
    { sumsUp: true },
  );
}

function signatures(document: Document, { pihak }: Report): void {
  if (document.y > document.page.height - 230) document.addPage();
  document.moveDown(1.2).font('plain').fontSize(9);
  const top = document.y;
  const half = (document.page.width - 2 * margin) / 2;
  for (const [index, side] of [pihak.mitra, pihak.bkn].entries())
    signature(document, side, margin + index * half, top, half - 16);
}

function signature(document: Document, { nama, pejabat }: Side, left: number, top: number, width: number): void {
  document.font('bold').text(nama, left, top, { width, align: 'center' });
  document.font('plain').text(pejabat ?? '', left, document.y, { width, align: 'center' });
  document.text('(..............................................)', left, top + 128, { width, align: 'center' });
}

function day(text: string): string {
  return long.format(new Date(`${text}T00:00:00+07:00`));
}

/** As it is written in Indonesia: 1.000.000. */
function number(count: number): string {
  return numbers.format(count);
}
