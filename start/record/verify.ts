// Judges an export without a database, by keys, checkpoints and receipts that left the system.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { notesIn } from '@bagi/record/seal/folder.ts';
import { files } from '@bagi/record/seal/offline/form.ts';
import { findingsMax, verifyExport } from '@bagi/record/seal/offline/verify.ts';
import { certificatesIn } from '@bagi/record/seal/timestamp.ts';
import { type Receipt, receiptIn } from '@bagi/record/seal/receipt.ts';
import { type Verifier, verifierOf } from '@bagi/record/seal/signing.ts';
import { progressLine } from '../progress.ts';

const usage = `npm run record -- verify <directory> [--key <file>] [--checkpoint <file or folder>]… [--receipt <file>]… [--authority <file>]

  --key         the log's public keys as you had them before (without: those in the export, which prove nothing by themselves)
  --checkpoint  checkpoints that you hold: what came in the header, or the write-once folder
  --receipt     receipts that you hold, one a line, as they came in the header
  --authority   certificates (PEM) of the authority that stamped checkpoints with a time

It ends with 0 when all is as it was sealed, with 1 when something is not, with 2 when it could not be looked at.`;

export async function verifyRecord(args: string[]): Promise<void> {
  try {
    process.exitCode = (await judged(args)) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

async function judged(args: string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      checkpoint: { type: 'string', multiple: true, default: [] },
      receipt: { type: 'string', multiple: true, default: [] },
      authority: { type: 'string' },
    },
  });
  const [directory] = positionals;
  if (directory === undefined) throw new Error(usage);
  const verifiers = keysIn(values.key ?? join(directory, files.keys));
  const trusted = values.authority === undefined ? [] : certificatesIn(readFileSync(values.authority, 'utf8'));
  const tell = progressLine(process.stderr, 'rows');
  const { findings, said } = await verifyExport({
    directory,
    verifiers,
    checkpoints: values.checkpoint.flatMap(checkpointsAt),
    receipts: values.receipt.flatMap(receiptsIn),
    trusted,
    onProgress: (position) => tell(position, null),
  });
  for (const line of said) console.log(line);
  if (values.key === undefined)
    console.log(
      `The keys are those of the export itself: compare them with yours.\n${verifiers.map(({ text }) => `  ${text}`).join('\n')}`,
    );
  for (const { where, what } of findings) console.log(`NOT AS SEALED  ${where}: ${what}`);
  if (findings.length >= findingsMax) console.log(`These are the first ${findingsMax}.`);
  console.log(findings.length === 0 ? 'Everything is as it was sealed.' : `${findings.length} findings.`);
  return findings.length === 0;
}

function keysIn(file: string): Verifier[] {
  const keys = linesOf(file).map((line) => verifierOf(line));
  const known = keys.filter((key) => key !== null);
  if (known.length === 0 || known.length < keys.length)
    throw new Error(`${file} does not hold public keys of a log, one a line.`);
  return known;
}

/** A header holds a checkpoint as bytes of RFC 9651, a file or a folder as it is. */
function checkpointsAt(path: string): string[] {
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .filter((name) => name.endsWith('.txt'))
      .flatMap((name) => checkpointsAt(join(path, name)));
  const text = readFileSync(path, 'utf8');
  const headers = text.split('\n').flatMap((line) => {
    const [, encoded] = /^(?:record-checkpoint:\s*)?:([A-Za-z0-9+/=]+):\s*$/i.exec(line) ?? [];
    return encoded === undefined ? [] : [Buffer.from(encoded, 'base64').toString('utf8')];
  });
  const found = [...headers, ...notesIn(text)];
  if (found.length === 0) throw new Error(`${path} holds no checkpoint.`);
  return found;
}

function receiptsIn(file: string): Receipt[] {
  return linesOf(file).map((line) => {
    const receipt = receiptIn(line.replace(/^record-receipt:/i, ''));
    if (!receipt) throw new Error(`${file} holds something that is no receipt.`);
    return receipt;
  });
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
