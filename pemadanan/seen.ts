// The NIP of a list that were seen before, in sixteen bytes each: a set of a million texts would take ten times as much.

/** Remembers a number of 18 digits, given as two halves of nine; whether it was there already. */
export type Seen = (front: number, back: number) => boolean;

export const frontOf = (nip: string): number => Number(nip.slice(0, 9));
export const backOf = (nip: string): number => Number(nip.slice(9));

/** A table of places that doubles when it is half full. No number is kept as 0 and 0: that is a free place. */
export function seenNumbers(): Seen {
  let size = 1 << 16;
  let fronts = new Uint32Array(size);
  let backs = new Uint32Array(size);
  let count = 0;

  /** The place of a number, or the free one where it belongs. */
  const placeOf = (one: number, other: number): number => {
    let place = (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 0;
    place = (place ^ (place >>> 15)) & (size - 1);
    while ((fronts[place] !== 0 || backs[place] !== 0) && (fronts[place] !== one || backs[place] !== other))
      place = (place + 1) & (size - 1);
    return place;
  };
  const grow = () => {
    const [before, after] = [fronts, backs];
    size *= 2;
    fronts = new Uint32Array(size);
    backs = new Uint32Array(size);
    for (let index = 0; index < before.length; index++) {
      const [one = 0, other = 0] = [before[index], after[index]];
      if (one === 0 && other === 0) continue;
      const place = placeOf(one, other);
      fronts[place] = one;
      backs[place] = other;
    }
  };
  return (front, back) => {
    // One more than the digits say, so that nothing is 0 and 0.
    const [one, other] = [front + 1, back + 1];
    const place = placeOf(one, other);
    if (fronts[place] !== 0) return true;
    fronts[place] = one;
    backs[place] = other;
    if (++count * 2 > size) grow();
    return false;
  };
}
