// The lines that a shell reads at its start so that it completes: bagi completion <shell>
import { say } from '../shown.ts';
import type { Terminal } from '../terminal.ts';

const scripts: Readonly<Record<string, string>> = {
  bash: `_bagi() {
  local IFS=$'\\n'
  COMPREPLY=($(bagi complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _bagi bagi`,
  zsh: `_bagi() {
  local -a proposals
  proposals=("\${(@f)$(bagi complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -- $proposals
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _bagi bagi`,
  fish: `complete -c bagi -a '(set -l words (commandline -opc) (commandline -ct); bagi complete -- $words[2..-1] 2>/dev/null)'`,
};

export async function script(terminal: Terminal, _flags: object, shell: string): Promise<void> {
  const found = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (found === undefined) throw new Error(`There is no completion for ${shell}: ${Object.keys(scripts).join(', ')}.`);
  say(terminal, found);
}
