// The rows of a block as COPY takes them, gathered in one piece of memory.
import { notPlain, type Plain } from './plain.ts';

export interface CopyRows {
  /** Adds a row by its number and its cells. */
  readonly add: (nomor: number, copied: string) => void;
  /** Adds the line between two places when it is plain; whether it was. */
  readonly addPlain: (nomor: number, plain: Plain, start: number, end: number) => boolean;
  /** Takes back the row that was added last. */
  readonly takeBack: () => void;
  readonly all: () => Uint8Array;
}

const tab = 0x09;
const newline = 0x0a;
const zero = 0x30;
/** No number of a line has more digits; a tab and a newline come with it. */
const besides = 18;

/** For rows of these bytes: room for each as it stands, and for more where signs must be marked. */
export function copyRows(bytes: Uint8Array, lines: number): CopyRows {
  let memory = Buffer.allocUnsafe(bytes.length + (lines + 1) * besides);
  let length = 0;
  let before = 0;
  const reserve = (more: number) => {
    if (length + more <= memory.length) return;
    const larger = Buffer.allocUnsafe((length + more) * 2);
    memory.copy(larger, 0, 0, length);
    memory = larger;
  };
  return {
    add(nomor, copied) {
      const line = `${nomor}\t${copied}\n`;
      reserve(line.length * 3);
      before = length;
      length += memory.write(line, length);
    },
    addPlain(nomor, plain, start, end) {
      reserve(end - start + besides);
      const from = putNumber(memory, length, nomor);
      memory[from] = tab;
      const until = plain.copy(bytes, start, end, memory, from + 1);
      if (until === notPlain) return false;
      memory[until] = newline;
      before = length;
      length = until + 1;
      return true;
    },
    takeBack: () => void (length = before),
    all: () => memory.subarray(0, length),
  };
}

/** Writes the digits of a number; where they end. */
function putNumber(memory: Uint8Array, at: number, number: number): number {
  let digits = 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits++;
  for (let place = at + digits - 1, rest = number; place >= at; place--, rest = Math.floor(rest / 10))
    memory[place] = zero + (rest % 10);
  return at + digits;
}
