// A list as lines, however large it is: some thousands at a time, each with its number, none longer than it may be.

/** Lines that follow each other; null stands for one that is too long, whose text is not kept. */
export interface Block {
  /** Number of the first of them; the first line of a list is 1. */
  readonly first: number;
  readonly lines: readonly (string | null)[];
  /** Bytes of the list that have been read. */
  readonly bytes: number;
}

const lineMax = 64 * 1024;

/** Reads UTF-8; what is not is replaced by U+FFFD, by which it is known later. A byte order mark is no part of the text. */
export async function* blocks(list: AsyncIterable<Uint8Array>): AsyncGenerator<Block> {
  const decoder = new TextDecoder('utf-8');
  let first = 1;
  let bytes = 0;
  let rest = '';
  let isCut = false;
  const cut = (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    const lines = parts.map((part, index) =>
      (index === 0 && isCut) || part.length > lineMax ? null : withoutReturn(part),
    );
    if (parts.length > 0) isCut = false;
    if (rest.length > lineMax) {
      rest = '';
      isCut = true;
    }
    const block = { first, lines, bytes };
    first += lines.length;
    return block;
  };
  for await (const part of list) {
    bytes += part.length;
    const block = cut(decoder.decode(part, { stream: true }));
    if (block.lines.length > 0) yield block;
  }
  const end = cut(decoder.decode());
  if (isCut) yield { ...end, lines: [...end.lines, null] };
  else yield { ...end, lines: rest === '' ? end.lines : [...end.lines, withoutReturn(rest)] };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
