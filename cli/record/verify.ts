// Judges an export without a database, by keys, checkpoints and receipts that left the system: bagi record verify <folder>
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { notesIn } from '@bagi/record/seal/folder.ts';
import { files } from '@bagi/record/seal/offline/form.ts';
import { findingsMax, verifyExport } from '@bagi/record/seal/offline/verify.ts';
import { certificatesIn } from '@bagi/record/seal/timestamp.ts';
import { type Receipt, receiptIn } from '@bagi/record/seal/receipt.ts';
import { type Verifier, verifierOf } from '@bagi/record/seal/signing.ts';
import { progressLine } from '../../start/progress.ts';
import { exits, Unseen } from '../exits.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly key?: string;
  readonly checkpoint: readonly string[];
  readonly receipt: readonly string[];
  readonly authority?: string;
}

export async function verify(terminal: Terminal, flags: Flags, directory: string): Promise<void> {
  const { findings, said, verifiers } = await judged(terminal, flags, directory).catch((error: unknown) => {
    throw new Unseen(error instanceof Error ? error.message : String(error));
  });
  if (findings.length > 0) terminal.process.exitCode = exits.wrong;
  const keys = flags.key === undefined ? verifiers.map(({ text }) => text) : [];
  show(terminal, flags, { sealed: findings.length === 0, findings, said, keysOfTheExportItself: keys }, () =>
    [
      ...said,
      ...(keys.length > 0
        ? [`The keys are those of the export itself: compare them with yours.`, ...keys.map((key) => `  ${key}`)]
        : []),
      ...findings.map(({ where, what }) => `NOT AS SEALED  ${where}: ${what}`),
      ...(findings.length >= findingsMax ? [`These are the first ${findingsMax}.`] : []),
      findings.length === 0 ? 'Everything is as it was sealed.' : `${findings.length} findings.`,
    ].join('\n'),
  );
}

async function judged({ process }: Terminal, flags: Flags, directory: string) {
  const verifiers = keysIn(flags.key ?? join(directory, files.keys));
  const trusted = flags.authority === undefined ? [] : certificatesIn(readFileSync(flags.authority, 'utf8'));
  const tell = progressLine(process.stderr, 'rows');
  const found = await verifyExport({
    directory,
    verifiers,
    checkpoints: flags.checkpoint.flatMap(checkpointsAt),
    receipts: flags.receipt.flatMap(receiptsIn),
    trusted,
    onProgress: (position) => tell(position, null),
  });
  return { ...found, verifiers };
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
