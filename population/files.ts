// The few files that everybody shares: photographs of nobody and decrees about nothing, each stored once.
import type { Storage } from '@bagi/storage/storage.ts';
import { paper } from './paper.ts';
import { portrait } from './portrait.ts';

export interface StoredFile {
  readonly tipeMedia: string;
  readonly ukuran: number;
  readonly sha256: string;
}

export interface Files {
  readonly photos: readonly StoredFile[];
  readonly papers: readonly StoredFile[];
}

export async function storeFiles(storage: Storage): Promise<Files> {
  const photos = Array.from({ length: 12 }, (_, n) => portrait(n));
  const papers = titles.map((title) => paper(title));
  return {
    photos: await Promise.all(photos.map((bytes) => store(storage, 'image/png', bytes))),
    papers: await Promise.all(papers.map((bytes) => store(storage, 'application/pdf', bytes))),
  };
}

const titles = ['Surat Keputusan', 'Petikan Keputusan', 'Sertifikat', 'Ijazah', 'Surat Pernyataan'] as const;

async function store(storage: Storage, tipeMedia: string, bytes: Uint8Array): Promise<StoredFile> {
  return { tipeMedia, ukuran: bytes.length, sha256: await storage.put(bytes) };
}
