// What can follow the words that are typed, one a line: bagi complete -- <word> …
import { proposeCompletions } from '@stricli/core';
import { application } from '../application.ts';
import { say } from '../shown.ts';
import type { Terminal } from '../terminal.ts';

export async function propose(terminal: Terminal, _flags: object, ...words: readonly string[]): Promise<void> {
  const proposals = await proposeCompletions(application, words, terminal);
  for (const { completion } of proposals) say(terminal, completion);
}
