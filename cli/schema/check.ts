// Whom a change of the schema or of an agreement hits: bagi schema check
import { join } from 'node:path';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import type { Format } from '@bagi/changes/formats/formats.ts';
import { acknowledgedFile } from '@bagi/changes/formats/phrases.ts';
import { schemaCheck } from '@bagi/changes/schemaCheck.ts';
import { exits } from '../exits.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

const project = join(import.meta.dirname, '..', '..');

interface Flags extends Json {
  readonly base?: string;
  readonly format: Format;
  readonly acknowledged?: string;
  readonly deploying: boolean;
}

export async function check(terminal: Terminal, { base, format, acknowledged, deploying, json }: Flags): Promise<void> {
  const { code, text } = await schemaCheck({
    project,
    base,
    format: json ? 'json' : format,
    acknowledged: acknowledged ?? join(project, acknowledgedFile),
    deploying,
    today: dayInJakarta(Date.now()),
    window: terminal,
  });
  terminal.process.exitCode = code;
  (code === exits.unseen ? terminal.process.stderr : terminal.process.stdout).write(text);
}
