// Documents on their way in: PDF and pictures by their content, clean, and of a size that a verifier can open.
import { documentMaxBytes } from '@bagi/agreements/documentMaxBytes.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { isMediaType, type MediaType, type Misfit, typeByBeginning, typeOfFile } from '@bagi/storage/content.ts';
import type { Scan } from '@bagi/storage/scanner.ts';
import type { Taker } from './uploads.ts';

const words: Readonly<Record<Misfit, string>> = {
  KOSONG: 'The file is empty.',
  JENIS_TIDAK_DITERIMA: 'The file is none of PDF, JPEG and PNG by its content.',
  TIDAK_LENGKAP: 'The file is not whole: its end is missing.',
  BERISI_LEBIH_DARI_SATU_BERKAS: 'The file holds something beside the document.',
  GAMBAR_TERLALU_BESAR: 'The picture has more than 100 million pixels.',
};

/** Takes documents that `noted` knows of. */
export function documents(scan: Scan, { before, received }: Required<Pick<Taker, 'before' | 'received'>>): Taker {
  return {
    maxBytes: documentMaxBytes,
    before,
    received,
    async begin(head) {
      fit(await typeByBeginning(head));
    },
    async judge({ path }) {
      const type = fit(await typeOfFile(path));
      if (!(await cleaned(scan, path))) throw refusal('BAD_USER_INPUT', 'The file holds malware.');
      return type;
    },
  };
}

function fit(found: MediaType | Misfit): MediaType {
  if (isMediaType(found)) return found;
  throw refusal('BAD_USER_INPUT', words[found], { reason: found });
}

/** What cannot be looked at is not taken, and that is our fault and not the sender's. */
async function cleaned(scan: Scan, path: string): Promise<boolean> {
  try {
    return await scan(path);
  } catch {
    throw refusal('UNAVAILABLE', 'The malware scanner does not answer.');
  }
}
