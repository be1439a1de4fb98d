// What may be used once: remembered for as long as it could be used again, and no longer.

/** Whether an id is used for the first time; it is remembered until it has expired (milliseconds since 1970). */
export type Once = (id: string, expiresAt: number) => boolean;

/** The memory of one process. */
export function once(now: () => number = Date.now): Once {
  const used = new Map<string, number>();
  return (id, expiresAt) => {
    // All live about equally long: the oldest expire first, and the walk ends at the first that is alive.
    for (const [old, end] of used) {
      if (end >= now()) break;
      used.delete(old);
    }
    if (used.has(id)) return false;
    used.set(id, expiresAt);
    return true;
  };
}
