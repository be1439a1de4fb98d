// What a file is by its content, never by its name: a PDF or a picture from the first byte to the last, and nothing else beside.
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';

/** The media types that are taken. */
export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** Why a file is not taken, in words for whoever sent it. */
export type Misfit =
  'JENIS_TIDAK_DITERIMA' | 'TIDAK_LENGKAP' | 'BERISI_LEBIH_DARI_SATU_BERKAS' | 'GAMBAR_TERLALU_BESAR' | 'KOSONG';

/** Enough for any of the types, and for the size that a picture says it has, which stands behind its notes. */
const headBytes = 512 * 1024;
/** As far from the end as a reader of ZIP looks for the end of a list of files. */
const tailBytes = 64 * 1024 + 22;
/** A reader of PDF looks for the beginning this far in. */
const pdfBeginsWithin = 1024;
/** Pictures are opened by whoever verifies: one may be small in a file and fill a machine once opened. */
const pixelsMax = 100_000_000;

const pdfBegin = Buffer.from('%PDF-');
const pdfEnd = Buffer.from('%%EOF');
const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex');
const jpegEnd = Buffer.from('ffd9', 'hex');
const zipEnd = Buffer.from('504b0506', 'hex');
const zipEntry = Buffer.from('504b0102', 'hex');

/** The type of what begins so, or why it is not taken: known before the rest has come. */
export async function typeByBeginning(head: Uint8Array): Promise<MediaType | Misfit> {
  if (head.length === 0) return 'KOSONG';
  const found = await fileTypeFromBuffer(head.subarray(0, 4100)).catch(() => undefined);
  return mediaTypes.find((one) => one === found?.mime) ?? 'JENIS_TIDAK_DITERIMA';
}

/** The type of a whole file, or why it is not taken. It reads the two ends of it, whatever its size. */
export async function typeOfFile(path: string): Promise<MediaType | Misfit> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (from: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    const head = await read(0, headBytes);
    const type = await typeByBeginning(head);
    if (!isMediaType(type)) return type;
    const from = Math.max(0, size - tailBytes);
    const tail = await read(from, tailBytes);
    if (await holdsZip(tail, from, read)) return 'BERISI_LEBIH_DARI_SATU_BERKAS';
    if (type === 'application/pdf') return endOfPdf(tail) ?? type;
    return picture(head, tail, type) ?? type;
  } finally {
    await file.close();
  }
}

export function isMediaType(text: string): text is MediaType {
  return mediaTypes.some((one) => one === text);
}

function endOfPdf(tail: Buffer): Misfit | null {
  const at = tail.lastIndexOf(pdfEnd);
  if (at < 0) return 'TIDAK_LENGKAP';
  return isPadding(tail.subarray(at + pdfEnd.length)) ? null : 'BERISI_LEBIH_DARI_SATU_BERKAS';
}

function picture(head: Buffer, tail: Buffer, type: MediaType): Misfit | null {
  if (head.subarray(0, pdfBeginsWithin).includes(pdfBegin)) return 'BERISI_LEBIH_DARI_SATU_BERKAS';
  const end = type === 'image/png' ? pngEnd : jpegEnd;
  const at = tail.lastIndexOf(end);
  if (at < 0) return 'TIDAK_LENGKAP';
  if (!isPadding(tail.subarray(at + end.length))) return 'BERISI_LEBIH_DARI_SATU_BERKAS';
  const pixels = pixelsOf(head);
  if (pixels === null) return 'TIDAK_LENGKAP';
  return pixels > pixelsMax ? 'GAMBAR_TERLALU_BESAR' : null;
}

function pixelsOf(head: Buffer): number | null {
  try {
    const { width, height } = imageSize(head);
    return width * height;
  } catch {
    return null;
  }
}

/** Line ends, blanks and zeros, as programs add them. */
function isPadding(rest: Buffer): boolean {
  return rest.every((byte) => byte === 0 || byte === 9 || byte === 10 || byte === 13 || byte === 32);
}

/** Whether a reader of ZIP would find files in it: an end whose list of files stands where the end says, or is empty. */
async function holdsZip(
  tail: Buffer,
  from: number,
  read: (from: number, length: number) => Promise<Buffer>,
): Promise<boolean> {
  for (let at = tail.lastIndexOf(zipEnd); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(zipEnd, at - 1)) {
    if (tail.length < at + 22) continue;
    const listed = tail.readUInt32LE(at + 12);
    const begin = from + at - listed;
    if (begin >= 0 && (listed === 0 || (await read(begin, 4)).equals(zipEntry))) return true;
  }
  return false;
}
