// Millions of subjects with what each was sent, in a few bytes for each: a table by pseudonym that grows as they come.

/** Whoever an answer held something of. */
export interface Subject {
  /** The pseudonym, as PostgreSQL writes a uuid. */
  readonly name: string;
  readonly times: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Which sets of fields, by a number that is the same for the same. */
  readonly told: number;
}

export interface Subjects {
  readonly count: () => number;
  /** Notes that a set of fields was sent of whom these 16 bytes name. */
  readonly note: (bytes: Buffer, at: number, ms: number, set: number) => void;
  /** Takes in what was noted: before anybody is met. */
  readonly settle: () => void;
  /** The subject whom the first 16 bytes name, the first time that it is asked for; null of who is none. */
  readonly meet: (bytes: Buffer) => Subject | null;
  /** Everyone whom nobody has met. */
  readonly unmet: () => Generator<Subject>;
  /** The sets that a number stands for. */
  readonly setsOf: (told: number) => readonly number[];
}

/** Into so many parts, by the first bits of their names: one part at a time stays near the processor, all of them do not. */
const parts = 64;

/** How many notes of a part wait until they are taken in together. */
const waitingMax = 16_384;
const waitingWords = 8;

/** A part's table is made anew, twice as large, before it is so full. */
const fullest = 0.6;

export function subjects(sizeFirst = 2 ** 10): Subjects {
  const all = Array.from({ length: parts }, () => partOf(sizeFirst));
  const unions = unionsOf();
  const partFor = (bytes: Buffer, from: number): Part => {
    const part = all[(bytes[from] ?? 0) >> 2];
    if (!part) throw new Error('There is no such part.');
    return part;
  };
  const settle = () => {
    for (const part of all) takeIn(part, unions);
  };
  return {
    count() {
      settle();
      return all.reduce((sum, { count }) => sum + count, 0);
    },
    note(bytes, from, ms, set) {
      const part = partFor(bytes, from);
      const { words, moments } = part.waiting;
      const at = part.waits++ * waitingWords;
      words[at] = word(bytes, from);
      words[at + 1] = word(bytes, from + 4);
      words[at + 2] = word(bytes, from + 8);
      words[at + 3] = word(bytes, from + 12);
      moments[at / 2 + 2] = ms;
      // No set is -1.
      words[at + 6] = set + 1;
      if (part.waits === waitingMax) takeIn(part, unions);
    },
    meet(bytes) {
      const { table } = partFor(bytes, 0);
      const at = placeOf(table, word(bytes, 0), word(bytes, 4), word(bytes, 8), word(bytes, 12));
      if (table.words[at + times] === 0 || table.words[at + met] === 1) return null;
      table.words[at + met] = 1;
      return subjectAt(table, at);
    },
    *unmet() {
      for (const { table } of all)
        for (let at = 0; at < table.words.length; at += entryWords)
          if (table.words[at + times] !== 0 && table.words[at + met] !== 1) yield subjectAt(table, at);
    },
    settle,
    setsOf: unions.setsOf,
  };
}

interface Part {
  table: Table;
  count: number;
  /** Notes that are not taken in: the words of the name, the moment in two words, the set. */
  readonly waiting: Omit<Table, 'size'>;
  waits: number;
}

function partOf(size: number): Part {
  const words = new Uint32Array(waitingMax * waitingWords);
  return { table: tableOf(size), count: 0, waiting: { words, moments: new Float64Array(words.buffer) }, waits: 0 };
}

function takeIn(part: Part, unions: ReturnType<typeof unionsOf>): void {
  const { words, moments } = part.waiting;
  for (let at = 0; at < part.waits * waitingWords; at += waitingWords)
    takeInOne(part, words, at, moments[at / 2 + 2] ?? 0, (words[at + 6] ?? 0) - 1, unions);
  part.waits = 0;
}

function takeInOne(
  part: Part,
  name: Uint32Array,
  from: number,
  ms: number,
  set: number,
  unions: ReturnType<typeof unionsOf>,
): void {
  const a = name[from] ?? 0;
  const b = name[from + 1] ?? 0;
  const c = name[from + 2] ?? 0;
  const d = name[from + 3] ?? 0;
  let at = placeOf(part.table, a, b, c, d);
  if (part.table.words[at + times] === 0) {
    if (++part.count > part.table.size * fullest) {
      part.table = grown(part.table);
      at = placeOf(part.table, a, b, c, d);
    }
    const { words, moments } = part.table;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = d;
    moments[(at + first) / 2] = ms;
    moments[(at + last) / 2] = ms;
  }
  const { words, moments } = part.table;
  words[at + times] = (words[at + times] ?? 0) + 1;
  if (ms < (moments[(at + first) / 2] ?? 0)) moments[(at + first) / 2] = ms;
  if (ms > (moments[(at + last) / 2] ?? 0)) moments[(at + last) / 2] = ms;
  words[at + told] = unions.with(words[at + told] ?? 0, set);
}

function grown({ size, words }: Table): Table {
  const table = tableOf(size * 2);
  for (let from = 0; from < words.length; from += entryWords) {
    if (words[from + times] === 0) continue;
    const to = placeOf(table, words[from] ?? 0, words[from + 1] ?? 0, words[from + 2] ?? 0, words[from + 3] ?? 0);
    table.words.set(words.subarray(from, from + entryWords), to);
  }
  return table;
}

function subjectAt({ words, moments }: Table, at: number): Subject {
  return {
    name: uuidOf(words, at),
    times: words[at + times] ?? 0,
    firstMs: moments[(at + first) / 2] ?? 0,
    lastMs: moments[(at + last) / 2] ?? 0,
    told: words[at + told] ?? 0,
  };
}

/**
 * An entry stands in one place of the memory, so that to find it is to have it: four words of the name, two moments of two
 * words each, then these, and one that is free, since moments stand at even words.
 */
const [first, last, times, told, met, entryWords] = [4, 6, 8, 9, 10, 12];

interface Table {
  readonly size: number;
  readonly words: Uint32Array;
  /** The same memory as numbers of twice the length. */
  readonly moments: Float64Array;
}

function tableOf(size: number): Table {
  const words = new Uint32Array(size * entryWords);
  return { size, words, moments: new Float64Array(words.buffer) };
}

/** Where a name is, or where it would be: pseudonyms are as good as chance, so their first bits are. */
function placeOf({ size, words }: Table, a: number, b: number, c: number, d: number): number {
  for (let place = a & (size - 1); ; place = (place + 1) & (size - 1)) {
    const at = place * entryWords;
    if (words[at + times] === 0) return at;
    if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return at;
  }
}

function word(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at);
}

function uuidOf(words: Uint32Array, at: number): string {
  const [b, c] = [hex(words[at + 1]), hex(words[at + 2])];
  return `${hex(words[at])}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${hex(words[at + 3])}`;
}

function hex(bits = 0): string {
  return bits.toString(16).padStart(8, '0');
}

/** Sets of numbers, each with a number of its own; 0 is the empty one. There are few of them however many subjects there are. */
function unionsOf() {
  const all: (readonly number[])[] = [[]];
  const known = new Map<string, number>([['', 0]]);
  /** Of each set, where one more leads to. */
  const steps: number[][] = [[]];
  const step = (union: number, set: number): number => {
    const members = [...new Set([...(all[union] ?? []), set])].toSorted((one, other) => one - other);
    const key = members.join(' ');
    const found = known.get(key) ?? all.push(members) - 1;
    known.set(key, found);
    steps[found] ??= [];
    return found;
  };
  return {
    setsOf: (union: number): readonly number[] => all[union] ?? [],
    /** The set with one more; of -1, the same. */
    with(union: number, set: number): number {
      if (set < 0) return union;
      const next = steps[union]?.[set];
      if (next !== undefined) return next;
      const made = step(union, set);
      const own = steps[union];
      if (own) own[set] = made;
      return made;
    },
  };
}
