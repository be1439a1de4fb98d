// Commands called in the process of a test, as a person calls them from a folder: the words in, what is said and the exit code out.
import { runLine } from '../../cli/run.ts';

export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function call(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  width = 100,
): Promise<Called> {
  let [out, err] = ['', ''];
  const code = await runLine(words, {
    process: {
      stdout: { write: (text: string) => void (out += text) },
      stderr: { write: (text: string) => void (err += text) },
      env,
    },
    width,
    colour: false,
  });
  return { code, out, err };
}

/** A line as a shell would cut it into words. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
