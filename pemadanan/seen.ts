// The NIP of a list that were seen before, in sixteen bytes each: a set of a million texts would take ten times as much.

/** Remembers a number of 18 digits; whether it was there already. */
export type Seen = (nip: string) => boolean;

/** A table of places that doubles when it is half full. Two halves of nine digits stand for a number; no number is 0 and 0. */
export function seenNumbers(): Seen {
  let size = 1 << 16;
  let front = new Uint32Array(size);
  let back = new Uint32Array(size);
  let count = 0;

  /** The place of a number, or the free one where it belongs. */
  const placeOf = (one: number, other: number): number => {
    let place = (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 0;
    place = (place ^ (place >>> 15)) & (size - 1);
    while ((front[place] !== 0 || back[place] !== 0) && (front[place] !== one || back[place] !== other))
      place = (place + 1) & (size - 1);
    return place;
  };
  const grow = () => {
    const [fronts, backs] = [front, back];
    size *= 2;
    front = new Uint32Array(size);
    back = new Uint32Array(size);
    for (let index = 0; index < fronts.length; index++) {
      const [one = 0, other = 0] = [fronts[index], backs[index]];
      if (one === 0 && other === 0) continue;
      const place = placeOf(one, other);
      front[place] = one;
      back[place] = other;
    }
  };
  return (nip) => {
    // One more than the digits say, so that nothing is 0 and 0.
    const [one, other] = [Number(nip.slice(0, 9)) + 1, Number(nip.slice(9)) + 1];
    const place = placeOf(one, other);
    if (front[place] !== 0) return true;
    front[place] = one;
    back[place] = other;
    if (++count * 2 > size) grow();
    return false;
  };
}
