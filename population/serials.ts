// Serial numbers of persons who share the digits before them: each number once, in the order of asking.

export interface Serials {
  /** The next serial under these digits, counting from 0. */
  next(digits: string): number;
}

export function serials(): Serials {
  const used = new Map<number, number>();
  return {
    next(digits) {
      const key = Number(digits); // At most 15 digits, which a number holds exactly.
      const serial = used.get(key) ?? 0;
      used.set(key, serial + 1);
      return serial;
    },
  };
}
