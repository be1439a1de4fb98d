// Files are judged by their content: what is only named so, is cut off, is two things at once or opens to too much is refused.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { typeByBeginning, typeOfFile } from './content.ts';
import { jpeg, pdf, png, zip } from './test/files.ts';

const directory = mkdtempSync(join(tmpdir(), 'bagi-content-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function judged(bytes: Uint8Array, name = 'file') {
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return typeOfFile(path);
}

it('takes PDF, JPEG and PNG, whatever the file is called', async () => {
  expect(await judged(pdf(), 'photo.png')).toBe('application/pdf');
  expect(await judged(png(), 'paper.pdf')).toBe('image/png');
  expect(await judged(jpeg(), 'x.exe')).toBe('image/jpeg');
});

it('takes what programs add after the end: line ends, blanks, zeros', async () => {
  expect(await judged(Buffer.concat([pdf(), Buffer.from('\r\n \0\n')]))).toBe('application/pdf');
});

it.each([
  ['a program', Buffer.from('MZ\x90\0\x03\0\0\0')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a picture that is a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a ZIP', zip(Buffer.from('x'))],
  ['a ZIP of a gigabyte of zeros', zip(deflateSync(Buffer.alloc(2 ** 24)), 2 ** 30)],
  ['text that names a PDF further in', Buffer.concat([Buffer.from('#!/bin/sh\n'), pdf()])],
])('refuses %s', async (_, bytes) => {
  expect(await judged(bytes, 'paper.pdf')).toBe('JENIS_TIDAK_DITERIMA');
  expect(await typeByBeginning(bytes)).toBe('JENIS_TIDAK_DITERIMA');
});

it('refuses nothing at all', async () => expect(await judged(Buffer.alloc(0))).toBe('KOSONG'));

it.each([
  ['a PDF', pdf],
  ['a PNG', png],
  ['a JPEG', jpeg],
])('refuses %s that is also a ZIP, wherever the ZIP stands', async (_, made) => {
  const inner = zip(Buffer.from('x'));
  expect(await judged(Buffer.concat([made(), inner]))).toBe('BERISI_LEBIH_DARI_SATU_BERKAS');
  // Offsets in the list of a ZIP may count from its own beginning: readers allow for what stands before it.
  const whole = made();
  const cut = whole.length - 24;
  const within = Buffer.concat([whole.subarray(0, cut), inner, whole.subarray(cut)]);
  expect(await judged(within)).toBe('BERISI_LEBIH_DARI_SATU_BERKAS');
});

it('refuses a file with another behind its end', async () => {
  for (const made of [pdf, png, jpeg])
    expect(await judged(Buffer.concat([made(), Buffer.from('<script>alert(1)</script>')]))).toBe(
      'BERISI_LEBIH_DARI_SATU_BERKAS',
    );
});

it('refuses a picture in whose beginning a reader finds a PDF', async () => {
  const whole = jpeg();
  const note = Buffer.from('\xff\xfe\x00\x20%PDF-1.7 hidden in a comment..', 'latin1');
  expect(await judged(Buffer.concat([whole.subarray(0, 2), note, whole.subarray(2)]))).toBe(
    'BERISI_LEBIH_DARI_SATU_BERKAS',
  );
});

it('refuses what is cut off', async () => {
  for (const made of [pdf, png]) {
    const whole = made();
    expect(await judged(whole.subarray(0, whole.length - 20))).toBe('TIDAK_LENGKAP');
  }
});

it('refuses a picture that is small in its file and fills a machine once opened', async () => {
  expect(await judged(png(60_000, 60_000))).toBe('GAMBAR_TERLALU_BESAR');
});
