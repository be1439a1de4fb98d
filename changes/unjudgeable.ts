// Said when there is no verdict: something that has to be read cannot be read, or makes no sense.

/** What is in the way, one line each; whoever asks for a verdict is told to mend it first. */
export class Unjudgeable extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.reasons = reasons;
  }
}

/** Runs a step of which every failure means that there is no verdict. */
export function judgeable<Value>(what: string, step: () => Value): Value {
  try {
    return step();
  } catch (error) {
    if (error instanceof Unjudgeable) throw error;
    throw new Unjudgeable([`${what}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
