// Words that a shell proposes while a command is typed: the shell asks the program, which knows its own commands.
import { command } from './command.ts';
import { text } from './words.ts';

export const completion = command({
  read: async () => (await import('./completion/script.ts')).script,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        {
          parse: text,
          brief: 'bash, zsh or fish',
          placeholder: 'shell',
          proposeCompletions: (begun: string) => ['bash', 'zsh', 'fish'].filter((name) => name.startsWith(begun)),
        },
      ],
    },
  },
  lesson: {
    brief: 'Prints what makes a shell complete commands, flags and partners',
    more: `bash: bagi completion bash >> ~/.bashrc
zsh:  bagi completion zsh >> ~/.zshrc
fish: bagi completion fish > ~/.config/fish/completions/bagi.fish`,
    examples: [{ line: 'completion bash', gives: 'a function for bash' }],
  },
});

/** What the shells call. */
export const proposing = command({
  read: async () => (await import('./completion/propose.ts')).propose,
  parameters: {
    positional: { kind: 'array', parameter: { parse: text, brief: 'what is typed', placeholder: 'word' } },
  },
  lesson: {
    brief: 'Proposes what can follow the words that are typed',
    examples: [{ line: 'complete -- agreement s', gives: 'show, suspend' }],
  },
});
