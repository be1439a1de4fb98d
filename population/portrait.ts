// A photograph of nobody: a flat head and shoulders in one of twelve pairs of colours, as a PNG.
import { crc32, deflateSync } from 'node:zlib';

const width = 180;
const height = 240;

type Colour = readonly [number, number, number];

export function portrait(n: number): Uint8Array {
  const back: Colour = n % 2 === 0 ? [178, 34, 34] : [28, 60, 140]; // Red for odd birth years, blue for even ones, as photographs are.
  const front: Colour = [90 + ((n * 37) % 120), 70 + ((n * 53) % 110), 60 + ((n * 71) % 130)];
  const pixels = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      pixels.set(inside(x, y, n) ? front : back, at);
    }
  }
  return png(pixels);
}

/** A head, and shoulders that reach the lower edge; each a little different. */
function inside(x: number, y: number, n: number): boolean {
  const dx = x - width / 2;
  const head = (dx / (38 + (n % 4))) ** 2 + ((y - 95) / (48 + (n % 3))) ** 2 <= 1;
  const shoulders = (dx / (78 - (n % 5))) ** 2 + ((y - 240) / 82) ** 2 <= 1;
  return head || shoulders;
}

function png(pixels: Buffer): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // Eight bits each of red, green and blue.
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), body]);
  const frame = Buffer.alloc(named.length + 8);
  frame.writeUInt32BE(body.length, 0);
  frame.set(named, 4);
  frame.writeUInt32BE(crc32(named), named.length + 4);
  return frame;
}
