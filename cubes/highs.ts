// The library that solves linear programs: HiGHS, compiled to WebAssembly.
import library, { type Highs } from 'highs';

export type { Highs, Model } from 'highs';

/** Its types describe the CommonJS file, where the loader is named default; what Node imports is the loader itself. */
const load = library as unknown as typeof library.default;

/** A solver of its own; two of them share nothing. */
export async function loadHighs(): Promise<Highs> {
  return load();
}
