// Generated files written, or held against what they should be: bagi schema generate
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { notAsGenerated } from '../../start/notAsGenerated.ts';
import { exits } from '../exits.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly check: boolean;
}

export async function generate(terminal: Terminal, flags: Flags): Promise<void> {
  const differing = notAsGenerated();
  const files = [...differing.keys()];
  if (flags.check && files.length > 0) terminal.process.exitCode = exits.wrong;
  if (!flags.check)
    for (const [file, text] of differing) {
      mkdirSync(dirname(file), { recursive: true });
      if (text === null) rmSync(file);
      else writeFileSync(file, text);
    }
  show(terminal, flags, { differing: files, written: !flags.check }, () => {
    if (files.length === 0) return 'Everything is as generated.';
    if (!flags.check) return files.join('\n');
    return `Not as generated:\n${files.join('\n')}\nRun npm run contracts, and review what changes.`;
  });
}
