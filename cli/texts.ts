// What the program says when something goes wrong: the message alone, never a stack.
import { text_en as english } from '@stricli/core';

export const texts = {
  ...english,
  formatException: messageOf,
  noCommandRegisteredForInput: ({ input, corrections }: { input: string; corrections: readonly string[] }) =>
    `There is no command ${input}${corrections.length > 0 ? `: did you mean ${corrections.join(' or ')}?` : '.'} bagi --help lists them.`,
  exceptionWhileRunningCommand: messageOf,
  exceptionWhileLoadingCommandFunction: messageOf,
};

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
