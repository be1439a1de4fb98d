// Starts an embedded server in a program of its own, so that a test can kill that program or run it as somebody else.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Wish } from './embedded.ts';

export type Alone = {
  answer: { url: string; port: number; pid: number; code?: string; message?: string };
  end(how: 'exit' | NodeJS.Signals): Promise<void>;
};

// `before` stands in front of the command line: a shell that first changes what the program may do.
export async function alone(wish: Wish, before: string[] = [], user: { uid?: number } = {}): Promise<Alone> {
  const main = join(import.meta.dirname, 'aloneMain.ts');
  const [program, ...args] = [...before, process.execPath, main, JSON.stringify(wish)];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], ...user });
  const ended = once(child, 'exit');
  let said = '';
  for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    if (said.endsWith('\n')) break;
  }
  const end = async (how: 'exit' | NodeJS.Signals): Promise<void> => {
    if (how === 'exit') child.stdin.end();
    if (how !== 'exit') child.kill(how);
    await ended;
  };
  return { answer: JSON.parse(said) as Alone['answer'], end };
}
