// Small files of every type that is taken, and a ZIP, made as their formats say.
import { crc32, deflateSync } from 'node:zlib';

/** A PDF of one empty page; the mark tells one from another. */
export function pdf(mark = ''): Buffer<ArrayBuffer> {
  const parts = [
    '%PDF-1.7\n',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n%${mark}\n`,
  ];
  const body = parts.join('');
  return Buffer.from(`${body}trailer<</Root 1 0 R/Size 4>>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

/** A PNG that says it has so many pixels, though it holds one line. */
export function png(width = 4, height = 4): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const begin = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    begin,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(20))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer<ArrayBuffer> {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A JPEG of 16 by 16 grey pixels. */
export function jpeg(): Buffer<ArrayBuffer> {
  const app = Buffer.from('ffe000104a46494600010100000100010000', 'hex');
  const table = Buffer.concat([Buffer.from('ffdb004300', 'hex'), Buffer.alloc(64, 16)]);
  const frame = Buffer.from('ffc0000b080010001001011100', 'hex');
  const scan = Buffer.concat([Buffer.from('ffda0008010100003f00', 'hex'), Buffer.alloc(40, 0x11)]);
  return Buffer.concat([Buffer.from('ffd8', 'hex'), app, table, frame, scan, Buffer.from('ffd9', 'hex')]);
}

/** A ZIP of one file, which says how large it is once opened. */
export function zip(content: Buffer, opened = content.length): Buffer<ArrayBuffer> {
  const name = Buffer.from('../../etc/x');
  const described = Buffer.alloc(22);
  described.writeUInt16LE(20);
  described.writeUInt16LE(opened === content.length ? 0 : 8, 4);
  described.writeUInt32LE(crc32(content), 10);
  described.writeUInt32LE(content.length, 14);
  described.writeUInt32LE(opened, 18);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(name.length);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), described, lengths, name, content]);
  const listed = Buffer.concat([Buffer.from('504b01021400', 'hex'), described, lengths, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, listed, end]);
}
