// One line of words in, one command done: whatever goes wrong is one clear message and an exit code.
import { run } from '@stricli/core';
import { application } from './application.ts';
import { exits } from './exits.ts';
import type { Terminal } from './terminal.ts';

export async function runLine(words: readonly string[], terminal: Terminal): Promise<number> {
  await run(application, words, terminal);
  const code = Number(terminal.process.exitCode ?? 0);
  // The library tells apart why words were not understood; whoever calls is told that they were not.
  terminal.process.exitCode = code < 0 ? exits.unseen : code;
  return terminal.process.exitCode;
}
