// Writing in groups: whoever waits while one group is written goes with the next, so that many share one commit and none waits for a clock.

export interface Groups<Item> {
  /** Resolves when the group of this item is committed; rejects when it was not, or not in time. */
  readonly put: (item: Item) => Promise<void>;
  /** Resolves when nothing waits any more. */
  readonly settled: () => Promise<void>;
}

export interface GroupBounds {
  /** How many are written at once. */
  readonly together: number;
  /** How many may wait; one more is refused at once. */
  readonly waitingMax: number;
  readonly patienceMs: number;
}

interface Waiting<Item> {
  readonly item: Item;
  readonly written: () => void;
  readonly failed: (error: Error) => void;
  timer: NodeJS.Timeout | undefined;
}

/** Why an item was not written, whatever lies behind. */
export class NotWritten extends Error {}

/** `write` writes a group whole or not at all; `onLate` is told when it takes too long, and must make it end. */
export function inGroups<Item>(
  write: (items: readonly Item[]) => Promise<void>,
  onLate: () => void,
  { together, waitingMax, patienceMs }: GroupBounds,
): Groups<Item> {
  let waiting: Waiting<Item>[] = [];
  let writing: Promise<void> | null = null;
  /** Whether the group that is written is known to be late. */
  let isLate = false;

  const writeAll = async () => {
    while (waiting.length > 0) {
      const group = waiting.slice(0, together);
      waiting = waiting.slice(together);
      isLate = false;
      try {
        await write(group.map(({ item }) => item));
        for (const one of group) one.written();
      } catch (cause) {
        const error = new NotWritten('The group was not written.', { cause });
        for (const one of group) one.failed(error);
      }
    }
    writing = null;
  };

  const put = (item: Item) =>
    new Promise<void>((resolve, reject) => {
      if (waiting.length >= waitingMax) return reject(new NotWritten('Too many wait to be written.'));
      const one: Waiting<Item> = { item, written: resolve, failed: reject, timer: undefined };
      const late = () => {
        const place = waiting.indexOf(one);
        if (place >= 0) waiting.splice(place, 1);
        else if (!isLate) {
          isLate = true;
          onLate();
        }
        // If it is being written, nobody can say now whether it will be there.
        one.failed(new NotWritten('It was not written in time.'));
      };
      one.timer = setTimeout(late, patienceMs);
      const ended = (then: () => void) => () => {
        clearTimeout(one.timer);
        then();
      };
      Object.assign(one, { written: ended(resolve), failed: (error: Error) => ended(() => reject(error))() });
      waiting.push(one);
      writing ??= Promise.resolve().then(writeAll);
    });
  const settled = async () => {
    await writing;
  };
  return { put, settled };
}
